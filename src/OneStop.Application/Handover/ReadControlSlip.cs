using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Handover;

/// <summary>The control slip (phiếu kiểm soát quá trình giải quyết hồ sơ, Mẫu 06).</summary>
/// <param name="ReturnedAt">When the result was handed out; null until then.</param>
public sealed record ControlSlip(
    string Code, string Applicant, string Procedure, string ProcedureName, string HandlingOffice, string HandlingOfficeName,
    DateTimeOffset ReceivedAt, Appointment? Appointment1, Appointment? Appointment2, DateTimeOffset? ReturnedAt, IReadOnlyList<HandoverRow> Rows);

/// <summary>Every hand-over of a dossier, from its journal .</summary>
internal static class ReadControlSlip
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel) =>
        (await Read(context, code, db, catalogue, clock, cancel)).Succeeded(out var slip, out var refusal) ? TypedResults.Ok(slip) : Problems.From(refusal);

    internal static async Task<Outcome<ControlSlip>> Read(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return refusal;

        var dossier = locked.Dossier;
        var entries = await db.Set<JournalRow>().AsNoTracking().Where(entry => entry.DossierId == dossier.Id).OrderBy(entry => entry.Seq).ToListAsync(cancel);
        var names = await Colleagues.NamesOf(db, JournalReading.PeopleIn(entries, locked.Tasks), cancel);
        var returnedAt = await db.Set<OutcomeRow>().Where(row => row.DossierId == dossier.Id).Select(row => (DateTimeOffset?)row.ReturnedAt).FirstOrDefaultAsync(cancel);
        var applicant = (await PersonOnDossier.Of(db, [dossier.Id], cancel))[dossier.Id].FirstOrDefault(person => person.IsApplicant);
        return new ControlSlip(
            dossier.Code,
            applicant?.Name ?? "",
            dossier.Procedure,
            locked.Procedure.Rules.Names.Vi,
            dossier.HandlingOffice,
            locked.Jurisdiction.Organisation.Find(dossier.HandlingOffice)!.Name,
            dossier.ReceivedAt,
            ReadDossier.Appointed(dossier.Appointment1At, dossier.Appointment1On),
            ReadDossier.Appointed(dossier.Appointment2At, dossier.Appointment2On),
            returnedAt,
            [.. new JournalReading(locked.Jurisdiction, locked.Procedure.Rules, locked.Tasks, entries, names).Rows()]);
    }
}

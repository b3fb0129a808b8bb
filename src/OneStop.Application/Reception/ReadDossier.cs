using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Application.Tasks;
using OneStop.Domain;

namespace OneStop.Application.Reception;

/// <summary>A dossier as staff see it.</summary>
internal static class ReadDossier
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, KeyRing keys, CancellationToken cancel)
    {
        if (!(await Read(context, code, db, catalogue, clock, keys, cancel)).Succeeded(out var detail, out var refusal))
            return Problems.From(refusal);

        context.Response.Headers.ETag = $"\"{detail.Version.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok(detail);
    }

    internal static async Task<Outcome<DossierDetail>> Read(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, KeyRing keys, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel, contents: true)).Succeeded(out var locked, out var refusal))
            return refusal;

        return await Of(locked, db, keys, cancel);
    }

    /// <summary>What staff see of a dossier that they may see.</summary>
    /// <param name="locked">Read with its contents.</param>
    internal static async Task<DossierDetail> Of(LockedDossier locked, OneStopDb db, KeyRing keys, CancellationToken cancel)
    {
        var people = locked.People.ToDictionary(row => row.Id);
        return Describe(
            locked,
            [.. locked.Parties.Select(role => PartyDetail.Of(role.Roles, people[role.PartyId], keys))],
            await FeesOf(locked.Dossier.Id, db, cancel),
            await ResultOf(locked, db, cancel));
    }

    internal static async Task<IReadOnlyList<FeeDetail>> FeesOf(Guid dossier, OneStopDb db, CancellationToken cancel) =>
        await db.Set<FeeReceiptRow>().AsNoTracking()
            .Where(row => row.DossierId == dossier)
            .OrderBy(row => row.Seq)
            .Select(row => new FeeDetail(row.Seq, row.Fee, row.Name, row.Amount, row.ReceiptNumber, row.PaidOn, row.RecordedAt))
            .ToListAsync(cancel);

    /// <param name="locked">Read with its contents.</param>
    internal static async Task<ReturnedResult?> ResultOf(LockedDossier locked, OneStopDb db, CancellationToken cancel)
    {
        var row = await db.Set<OutcomeRow>().AsNoTracking().FirstOrDefaultAsync(outcome => outcome.DossierId == locked.Dossier.Id, cancel);
        if (row is null)
            return null;

        var act = locked.Acts.FirstOrDefault(kept => kept.Id == row.ActId);
        var words = act is null ? null : JsonSerializer.Deserialize<ResultWords>(act.Body, WireJson.Options);
        return new ReturnedResult(
            row.Outcome, row.DocumentNumber, row.DocumentOn, row.Signer, row.TakenBy, row.TakenAs, words?.TakerName, words?.Note, row.ReturnedAt);
    }

    /// <summary>Who holds the dossier now, and until when.</summary>
    internal static IReadOnlyList<HolderNow> Holders(LockedDossier locked) =>
    [
        .. locked.Ledger.Where(row => row.To is null).OrderBy(row => row.Seq).Select(row => new HolderNow(
            row.Holder,
            row.Office,
            row.Office is null ? null : locked.Jurisdiction.Organisation.Find(row.Office)?.Name,
            row.Step,
            row.Ground,
            row.From,
            Until(locked, row))),
    ];

    private static DateTimeOffset? Until(LockedDossier locked, LedgerRow row) => locked.Tasks
        .Where(task => task.IsOpen && task.Step == row.Step && task.Branch == row.Branch && (row.Office is null || task.Office == row.Office))
        .Select(task => task.DueAt)
        .FirstOrDefault(due => due is not null);

    private static DossierDetail Describe(
        LockedDossier locked, IReadOnlyList<PartyDetail> parties, IReadOnlyList<FeeDetail> fees, ReturnedResult? result)
    {
        var dossier = locked.Dossier;
        return new DossierDetail(
            dossier.Code, dossier.Jurisdiction, dossier.Procedure, dossier.Release, dossier.ReceptionOffice, dossier.HandlingOffice, dossier.ReturnOffice,
            dossier.Channel, dossier.PublicStatus, Texts.Status($"national.{dossier.NationalStatus}"), dossier.NationalStatus, dossier.Phase, dossier.ReceivedAt,
            Appointed(dossier.Appointment1At, dossier.Appointment1On), Appointed(dossier.Appointment2At, dossier.Appointment2On),
            dossier.Appointment2Withdrawn, Holders(locked), [.. locked.Tasks.Select(task => Describe(locked, task))], parties,
            [.. locked.Parcels.Select(ParcelDetail.Of)], [.. locked.Papers.Select(row => new PaperDetail(row.Paper, row.As, row.Count, row.ReceivedAt))],
            JsonDocument.Parse(dossier.FormData).RootElement, dossier.Outcome, dossier.Incident, dossier.ClosedAt, dossier.Version,
            dossier.ClosedWhat, dossier.ReceiptVersion, fees, result, dossier.Alias,
            StepData.Of(locked.Procedure, locked.Acts), Objections.Of(locked));
    }

    private static TaskDetail Describe(LockedDossier locked, TaskRow task) => new(
        task.Id, task.Node, task.Office, task.Post, task.State.ToString().ToLowerInvariant(), task.Ground, task.IsOpen ? locked.AssigneeOf(task) : task.Assignee, task.StartedAt, task.DueAt, task.DueOn,
        task.ClosedAt, task.ClosedWhat, task.Version);

    internal static Appointment? Appointed(DateTimeOffset? at, DateOnly? on) => at is null ? null : new Appointment(at.Value, on!.Value);
}

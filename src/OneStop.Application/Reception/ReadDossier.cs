using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Reception;

/// <param name="Holder">Who holds it now, one for each branch; empty once it is closed.</param>
/// <param name="Release">The definitions it is pinned to.</param>
public sealed record DossierDetail(
    string Code, string Jurisdiction, string Procedure, long Release, string ReceptionOffice, string HandlingOffice, string ReturnOffice, string Channel,
    string PublicStatus, string PublicStatusText, int NationalStatus, int Phase, DateTimeOffset ReceivedAt,
    Appointment? Appointment1, Appointment? Appointment2, bool Appointment2Withdrawn,
    IReadOnlyList<HolderNow> Holder, IReadOnlyList<TaskDetail> Tasks, IReadOnlyList<PartyDetail> Parties, IReadOnlyList<ParcelDetail> Parcels,
    IReadOnlyList<PaperDetail> Papers, JsonElement Form, string? Outcome, string? Incident, DateTimeOffset? ClosedAt, int Version);

/// <param name="At">The last moment.</param>
/// <param name="On">The local date.</param>
public sealed record Appointment(DateTimeOffset At, DateOnly On);

/// <param name="Until">Due moment of what the holder has to do; null where a pause hides it.</param>
public sealed record HolderNow(Holder Kind, string? Office, string? OfficeName, string? Step, string? Ground, DateTimeOffset Since, DateTimeOffset? Until);

/// <param name="Assignee">Who took it upon themselves and holds the post, or finished it; null: anybody of the post.</param>
public sealed record TaskDetail(
    Guid Id, string Node, string Office, string Post, string State, string? Ground, Guid? Assignee, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateOnly? DueOn,
    DateTimeOffset? ClosedAt, string? ClosedWhat, int Version);

public sealed record PartyDetail(
    IReadOnlyList<string> Roles, string Kind, string Name, string? Birth, string? Sex, string? PersonalNumber, string? FormerNumber, string? TaxNumber,
    string? Phone, string? Email, string? Address);

public sealed record ParcelDetail(string Commune, string Sheet, string Number, decimal Area, string? Purpose, string? Certificate);

public sealed record PaperDetail(string Paper, string As, int Count, DateTimeOffset ReceivedAt);

/// <summary>A dossier as staff see it.</summary>
internal static class ReadDossier
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, KeyRing keys, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return Problems.From(refusal);

        context.Response.Headers.ETag = $"\"{locked.Dossier.Version.ToString(CultureInfo.InvariantCulture)}\"";
        return TypedResults.Ok(await Of(locked, db, keys, cancel));
    }

    /// <summary>What staff see of a dossier that they may see.</summary>
    internal static async Task<DossierDetail> Of(LockedDossier locked, OneStopDb db, KeyRing keys, CancellationToken cancel)
    {
        var id = locked.Dossier.Id;
        var parties = await (
            from role in db.Set<DossierParty>().AsNoTracking()
            join party in db.Set<PartyRow>() on role.PartyId equals party.Id
            where role.DossierId == id
            orderby role.Ordinal
            select new { role.Roles, Party = party }).ToListAsync(cancel);
        var parcels = await db.Set<DossierParcel>().AsNoTracking().Where(row => row.DossierId == id).OrderBy(row => row.Ordinal).ToListAsync(cancel);
        var papers = await db.Set<DossierPaper>().AsNoTracking().Where(row => row.DossierId == id).OrderBy(row => row.Ordinal).ToListAsync(cancel);

        return Describe(
            locked,
            [.. parties.Select(found => Describe(found.Roles, found.Party, keys))],
            [.. parcels.Select(row => new ParcelDetail(row.Commune, row.Sheet, row.Number, row.Area, row.Purpose, row.Certificate))],
            [.. papers.Select(row => new PaperDetail(row.Paper, row.As, row.Count, row.ReceivedAt))]);
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
        LockedDossier locked, IReadOnlyList<PartyDetail> parties, IReadOnlyList<ParcelDetail> parcels, IReadOnlyList<PaperDetail> papers)
    {
        var dossier = locked.Dossier;
        return new DossierDetail(
            dossier.Code, dossier.Jurisdiction, dossier.Procedure, dossier.Release, dossier.ReceptionOffice, dossier.HandlingOffice, dossier.ReturnOffice,
            dossier.Channel, dossier.PublicStatus, Texts.Status($"national.{dossier.NationalStatus}"), dossier.NationalStatus, dossier.Phase, dossier.ReceivedAt,
            Appointed(dossier.Appointment1At, dossier.Appointment1On), Appointed(dossier.Appointment2At, dossier.Appointment2On),
            dossier.Appointment2Withdrawn, Holders(locked), [.. locked.Tasks.Select(task => Describe(locked, task))], parties, parcels, papers,
            JsonDocument.Parse(dossier.FormData).RootElement, dossier.Outcome, dossier.Incident, dossier.ClosedAt, dossier.Version);
    }

    private static TaskDetail Describe(LockedDossier locked, TaskRow task) => new(
        task.Id, task.Node, task.Office, task.Post, task.State.ToString().ToLowerInvariant(), task.Ground, task.IsOpen ? locked.AssigneeOf(task) : task.Assignee, task.StartedAt, task.DueAt, task.DueOn,
        task.ClosedAt, task.ClosedWhat, task.Version);

    private static PartyDetail Describe(string roles, PartyRow party, KeyRing keys)
    {
        var numbers = party.NumberCipher is null
            ? null
            : JsonSerializer.Deserialize<PartyNumbers>(keys.Decrypt(party.NumberCipher, party.KeyVersion!.Value), WireJson.Options);
        return new PartyDetail(
            roles.Split(','), party.Kind, party.Name, party.Birth, party.Sex, numbers?.Personal, numbers?.Former, numbers?.Tax,
            party.Phone, party.Email, party.Address);
    }

    private static Appointment? Appointed(DateTimeOffset? at, DateOnly? on) => at is null ? null : new Appointment(at.Value, on!.Value);
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Application.Tasks;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Search;

/// <param name="Parties">In the order of reception.</param>
/// <param name="StatusText">Of the national status, in the reader's language.</param>
/// <param name="Holders">Names of the offices that hold it now; empty once it is closed.</param>
/// <param name="DueAt">Of the most urgent task; null where none is due.</param>
public sealed record SearchRow(
    string Code, string Procedure, string ProcedureName, IReadOnlyList<SearchParty> Parties, IReadOnlyList<string> Parcels, string PublicStatus, int NationalStatus,
    string StatusText, IReadOnlyList<string> Holders, DateTimeOffset? DueAt, DateOnly? DueOn, DateOnly? Appointment1On, DateOnly? Appointment2On,
    DateTimeOffset ReceivedAt, DateTimeOffset? ClosedAt);

/// <param name="Roles">As at reception.</param>
public sealed record SearchParty(string Name, IReadOnlyList<string> Roles);

/// <param name="Next">Give it as <c>after</c> for the following page; null at the end.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchRow> Items, string? Next);

/// <summary>Finds dossiers that the caller may see, the newest first: by what anybody at a desk can say about one.</summary>
internal static class SearchDossiers
{
    private const int PageSize = 25;
    private const int MaxLength = 200;

    /// <param name="status">A public status.</param>
    /// <param name="office">Where it was received.</param>
    public static async Task<IResult> Handle(
        HttpContext context, OneStopDb db, Staff staff, Catalogue catalogue, KeyRing keys, WriteGate gate, OfficeClock clock, CancellationToken cancel,
        string? q = null, string? status = null, string? office = null, string? after = null)
    {
        var me = await staff.Of(context.User, cancel);
        return (await Read(me, db, catalogue, keys, gate, clock, new Wanted(q, status, office, after), cancel)).Succeeded(out var answer, out var refusal)
            ? TypedResults.Ok(answer)
            : Problems.From(refusal);
    }

    internal static async Task<Outcome<SearchAnswer>> Read(
        Me me, OneStopDb db, Catalogue catalogue, KeyRing keys, WriteGate gate, OfficeClock clock, Wanted wanted, CancellationToken cancel)
    {
        if (Faults(wanted) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        var dossiers = SearchTerms.Apply(me.Visible(db.Set<Dossier>().AsNoTracking(), db), wanted.Q ?? "", me, db, keys);
        if (!string.IsNullOrEmpty(wanted.Status))
            dossiers = dossiers.Where(dossier => dossier.PublicStatus == wanted.Status);

        if (!string.IsNullOrEmpty(wanted.Office))
            dossiers = dossiers.Where(dossier => dossier.ReceptionOffice == wanted.Office);

        // An id begins with the instant of reception: the newest has the greatest.
        if (Guid.TryParseExact(wanted.After, "N", out var last))
            dossiers = dossiers.Where(dossier => dossier.Id < last);

        var page = await dossiers.OrderByDescending(dossier => dossier.Id).Take(PageSize + 1).ToListAsync(cancel);
        var shown = page.Take(PageSize).ToList();
        var ids = shown.ConvertAll(dossier => dossier.Id);
        var tasks = (await db.Set<TaskRow>().AsNoTracking().Where(task => ids.Contains(task.DossierId)).ToListAsync(cancel)).ToLookup(task => task.DossierId);
        var heads = await DossierHeads.Of(db, shown.ConvertAll(dossier => dossier.Code), cancel);
        await Note(me, db, gate, clock, shown, tasks, cancel);

        List<SearchRow> rows = [];
        foreach (var dossier in shown)
            rows.Add(RowOf(dossier, heads[dossier.Code], tasks[dossier.Id], await catalogue.At(dossier.Jurisdiction, dossier.Release, cancel)));

        return new SearchAnswer(rows, page.Count > PageSize ? ids[^1].ToString("N") : null);
    }

    private static List<Fault> Faults(Wanted wanted)
    {
        List<Fault> faults = [];
        if (wanted.Q?.Length > MaxLength)
            faults.Add(new Fault("q", RequestRules.TooLong, ""));
        else if (wanted.Q is not null && !Fits.IsText(wanted.Q))
            faults.Add(new Fault("q", RequestRules.Characters, ""));

        if (!string.IsNullOrEmpty(wanted.Status) && !PublicStatus.National.ContainsKey(wanted.Status))
            faults.Add(new Fault("status", RequestRules.Unknown, ""));

        if (wanted.Office is { } office && (office.Length > MaxLength || !Fits.IsText(office)))
            faults.Add(new Fault("office", RequestRules.Unknown, ""));

        if (!string.IsNullOrEmpty(wanted.After) && !Guid.TryParseExact(wanted.After, "N", out _))
            faults.Add(new Fault("after", RequestRules.CursorMalformed, ""));

        return faults;
    }

    /// <summary>What the centre found of dossiers that it has no part in.</summary>
    private static async Task Note(
        Me me, OneStopDb db, WriteGate gate, OfficeClock clock, List<Dossier> shown, ILookup<Guid, TaskRow> tasks, CancellationToken cancel)
    {
        var byCentre =
            from dossier in shown
            where me.Releases.ContainsKey(dossier.Jurisdiction)
            let offices = tasks[dossier.Id].Select(task => task.Office).Concat([dossier.ReceptionOffice, dossier.HandlingOffice, dossier.ReturnOffice]).ToList()
            let centre = Visibility.OnlyByCentre(me.Posts, offices, me.Releases[dossier.Jurisdiction].Jurisdiction.Organisation, clock.Today)
            where centre is not null
            group dossier.Id by centre;
        foreach (var seen in byCentre.ToList())
            await ReadLog.Note(db, gate, clock.Now, seen.Key, "search", [.. seen], cancel);
    }

    private static SearchRow RowOf(Dossier dossier, DossierHead head, IEnumerable<TaskRow> tasks, Jurisdiction jurisdiction)
    {
        var open = tasks.Where(task => task.IsOpen).ToList();
        var due = open.Where(task => task.DueAt is not null).MinBy(task => task.DueAt);
        return new SearchRow(
            dossier.Code, dossier.Procedure, jurisdiction.Procedures[dossier.Procedure].Rules.Names.Plain,
            [.. head.Parties.Select(party => new SearchParty(party.Name, party.Roles.Split(',')))],
            [.. head.Parcels.Select(parcel => $"{parcel.Number}/{parcel.Sheet}")],
            dossier.PublicStatus, dossier.NationalStatus, Texts.Status($"national.{dossier.NationalStatus.ToString(CultureInfo.InvariantCulture)}"),
            [.. open.Select(task => task.Office).Distinct().Select(office => jurisdiction.Organisation.Find(office)?.Name ?? office)],
            due?.DueAt, due?.DueOn, dossier.Appointment1On, dossier.Appointment2On, dossier.ReceivedAt, dossier.ClosedAt);
    }
}

/// <summary>What is looked for, as it was typed.</summary>
internal sealed record Wanted(string? Q, string? Status, string? Office, string? After);

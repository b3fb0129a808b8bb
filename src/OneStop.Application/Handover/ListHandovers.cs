using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;

namespace OneStop.Application.Handover;

/// <param name="Office">That gave.</param>
public sealed record HandoverList(string Office, string OfficeName, DateOnly On, IReadOnlyList<HandoverItem> Items);

/// <param name="ProcedureName">Its official title.</param>
public sealed record HandoverItem(string Code, string Procedure, string ProcedureName, string Applicant, HandoverRow Row);

/// <summary>What left an office on one day for another, in the order in which it left: the list that goes with the papers.</summary>
internal static class ListHandovers
{
    public static async Task<IResult> Handle(
        HttpContext context, OneStopDb db, Staff staff, Catalogue catalogue, OfficeClock clock, CancellationToken cancel, string? office = null, DateOnly? on = null) =>
        (await Read(context, office, on, db, staff, catalogue, clock, cancel)).Succeeded(out var list, out var refusal) ? TypedResults.Ok(list) : Problems.From(refusal);

    /// <param name="on">Null: today.</param>
    internal static async Task<Outcome<HandoverList>> Read(
        HttpContext context, string? office, DateOnly? on, OneStopDb db, Staff staff, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!OfficeSeen.By(await staff.Of(context.User, cancel), office).Succeeded(out var release, out var refusal))
            return refusal;

        var day = on ?? clock.Today;
        var dossiers = await LeftOn(day, release.Jurisdiction.Key, office!, db, cancel);
        var ids = dossiers.ConvertAll(dossier => dossier.Id);
        var tasks = (await db.Set<TaskRow>().AsNoTracking().Where(task => ids.Contains(task.DossierId)).ToListAsync(cancel)).ToLookup(task => task.DossierId);
        var entries = (await db.Set<JournalRow>().AsNoTracking()
            .Where(entry => ids.Contains(entry.DossierId))
            .OrderBy(entry => entry.DossierId).ThenBy(entry => entry.Seq)
            .ToListAsync(cancel)).ToLookup(entry => entry.DossierId);
        var people = await PersonOnDossier.Of(db, ids, cancel);
        var names = await Colleagues.NamesOf(
            db, JournalReading.PeopleIn(entries.SelectMany(found => found), tasks.SelectMany(found => found)), cancel);

        List<HandoverItem> items = [];
        foreach (var dossier in dossiers)
        {
            var jurisdiction = await catalogue.At(dossier.Jurisdiction, dossier.Release, cancel);
            var rules = jurisdiction.Procedures[dossier.Procedure].Rules;
            var reading = new JournalReading(jurisdiction, rules, [.. tasks[dossier.Id]], [.. entries[dossier.Id]], names);
            var applicant = people[dossier.Id].FirstOrDefault(person => person.IsApplicant)?.Name ?? "";
            items.AddRange(reading.Rows(day)
                .Where(row => row.FromOffice == office)
                .Select(row => new HandoverItem(dossier.Code, dossier.Procedure, rules.Names.Vi, applicant, row)));
        }

        return new HandoverList(
            office!, release.Jurisdiction.Organisation.Find(office!)!.Name, day, [.. items.OrderBy(item => item.Row.At).ThenBy(item => item.Code, StringComparer.Ordinal)]);
    }

    /// <summary>The dossiers of which a task of the office ended on that day, as it was recorded.</summary>
    private static Task<List<Dossier>> LeftOn(DateOnly day, string jurisdiction, string office, OneStopDb db, CancellationToken cancel)
    {
        var (from, to) = (OfficeClock.InstantOf(day, TimeOnly.MinValue), OfficeClock.InstantOf(day.AddDays(1), TimeOnly.MinValue));
        var left = db.Set<JournalRow>()
            .Where(entry => entry.RecordedAt >= from && entry.RecordedAt < to)
            .Where(entry => db.Set<TaskRow>().Any(task => task.DossierId == entry.DossierId && task.Office == office && task.ClosedAt == entry.RecordedAt))
            .Select(entry => entry.DossierId);
        return db.Set<Dossier>().AsNoTracking().Where(dossier => dossier.Jurisdiction == jurisdiction && left.Contains(dossier.Id)).ToListAsync(cancel);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Reports;

/// <summary>The register (sổ theo dõi hồ sơ, Mẫu 07) of a desk, in order of reception.</summary>
/// <param name="Next">Give it as <c>after</c> for the following page; null at the end.</param>
public sealed record Register(string Office, string OfficeName, DateOnly From, DateOnly To, IReadOnlyList<RegisterRow> Rows, string? Next);

/// <param name="Number">Its place in the range, from 1.</param>
/// <param name="Sets">How many sets of papers (bộ) were handed in.</param>
/// <param name="ReturnOffice">Where the result is handed out.</param>
/// <param name="Taker">Who took it; null until then.</param>
/// <param name="TakenAs">receipt, authority or identity.</param>
public sealed record RegisterRow(
    int Number, string Code, string Procedure, string ProcedureName, int Sets, string Applicant, string? Address, string? Phone,
    string HandlingOffice, string HandlingOfficeName, DateTimeOffset ReceivedAt, Appointment? Appointment1, Appointment? Appointment2,
    bool Appointment2Withdrawn, DateTimeOffset? ReturnedAt, string ReturnOffice, string ReturnOfficeName, string? Taker, string? TakenAs,
    IReadOnlyList<RegisterNote> Notes);

/// <param name="Kind">refused, guided, stopped or replaced.</param>
/// <param name="Number">Of the act; null where it has none.</param>
/// <param name="ReceiptVersion">For replaced: which receipt holds from then on.</param>
/// <param name="Words">The same for readers.</param>
public sealed record RegisterNote(string Kind, DateTimeOffset At, string? Number, int? ReceiptVersion, string Words);

/// <summary>Everything that a desk received, refused or sent back with guidance in a range of days.</summary>
internal static class ReadRegister
{
    public const int MostDays = 92;
    private const int PageSize = 100;

    public static async Task<IResult> Handle(
        HttpContext context, OneStopDb db, Staff staff, Catalogue catalogue, OfficeClock clock, CancellationToken cancel,
        string? office = null, DateOnly? from = null, DateOnly? to = null, string? after = null) =>
        (await Read(context, office, from, to, after, db, staff, catalogue, clock, cancel)).Succeeded(out var register, out var refusal)
            ? TypedResults.Ok(register)
            : Problems.From(refusal);

    /// <param name="from">First day of reception; null: today.</param>
    /// <param name="to">Last day; null: the first.</param>
    internal static async Task<Outcome<Register>> Read(
        HttpContext context, string? office, DateOnly? from, DateOnly? to, string? after,
        OneStopDb db, Staff staff, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!OfficeSeen.By(await staff.Of(context.User, cancel), office).Succeeded(out var release, out var refusal))
            return refusal;

        var first = from ?? clock.Today;
        var last = to ?? first;
        if (FaultsOf(first, last) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        if (!RegisterCursor.Read(after).Succeeded(out var cursor, out refusal))
            return refusal;

        var page = await Page(release.Jurisdiction.Key, office!, first, last, cursor, db, cancel);
        var describing = await RegisterDescription.Of(page, db, catalogue, cancel);
        var rows = page.Select((dossier, index) => describing.Row(dossier, cursor.Count + index + 1)).ToList();
        var next = page.Count == PageSize ? new RegisterCursor(page[^1].ReceivedAt, page[^1].Id, cursor.Count + page.Count).ToString() : null;
        return new Register(office!, release.Jurisdiction.Organisation.Find(office!)!.Name, first, last, rows, next);
    }

    private static List<Fault> FaultsOf(DateOnly first, DateOnly last)
    {
        if (last < first)
            return [new Fault("to", RegisterRules.Reversed, "")];

        return last.DayNumber - first.DayNumber >= MostDays ? [new Fault("to", RegisterRules.TooLong, "")] : [];
    }

    private static Task<List<Dossier>> Page(
        string jurisdiction, string office, DateOnly first, DateOnly last, RegisterCursor cursor, OneStopDb db, CancellationToken cancel)
    {
        var (begin, end) = (OfficeClock.InstantOf(first, TimeOnly.MinValue), OfficeClock.InstantOf(last.AddDays(1), TimeOnly.MinValue));
        var received = db.Set<Dossier>().AsNoTracking().Where(dossier =>
            dossier.ReceptionOffice == office && dossier.Jurisdiction == jurisdiction && dossier.ReceivedAt >= begin && dossier.ReceivedAt < end);
        if (cursor.Id is { } id)
        {
            var at = cursor.ReceivedAt;
            received = received.Where(dossier => dossier.ReceivedAt > at || (dossier.ReceivedAt == at && dossier.Id > id));
        }

        return received.OrderBy(dossier => dossier.ReceivedAt).ThenBy(dossier => dossier.Id).Take(PageSize).ToListAsync(cancel);
    }
}

/// <summary>Rules of faults of a range of days; each has a text in the resources.</summary>
internal static class RegisterRules
{
    public const string TooLong = "range.too-long";
    public const string Reversed = "range.reversed";

    public static IReadOnlyList<string> All { get; } = [TooLong, Reversed];
}

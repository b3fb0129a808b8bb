using OneStop.Application.Spine;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Deadlines;

/// <summary>
/// All that the clock reckons with and nothing that it found: no due moment and no sum stands in it, so that somebody else can recompute them
/// (<c>tests/recompute.py</c>).
/// </summary>
/// <param name="AsOf">Up to when bells are to be counted.</param>
/// <param name="ReceivedAt">When the full dossier was in.</param>
/// <param name="Calendars">Each version that counts for a phase.</param>
/// <param name="Steps">What the procedure version allows each step, bonus in it.</param>
/// <param name="Intervals">The ledger: who held the dossier when, and whether the clock ran.</param>
public sealed record DeadlineExport(
    string Code, DateTimeOffset AsOf, DateTimeOffset ReceivedAt, IReadOnlyList<ExportedCalendar> Calendars, IReadOnlyList<ExportedPhase> Phases,
    IReadOnlyList<ExportedStep> Steps, IReadOnlyList<LedgerLine> Intervals)
{
    internal static DeadlineExport Of(LockedDossier locked, DateTimeOffset asOf) => Of(
        locked.Dossier.Code,
        locked.Dossier.ReceivedAt,
        Clockwork.Spans(locked),
        Clockwork.Allowances(locked.Procedure, locked.Dossier.Difficult),
        [.. locked.Ledger.Select(row => row.ToInterval())],
        asOf);

    internal static DeadlineExport Of(
        string code, DateTimeOffset receivedAt, IReadOnlyList<PhaseSpan> phases, IReadOnlyList<StepAllowance> steps, IReadOnlyList<LedgerInterval> ledger,
        DateTimeOffset asOf)
    {
        List<WorkingCalendar> calendars = [.. phases.Select(phase => phase.Calendar).Distinct()];
        return new DeadlineExport(
            code,
            asOf,
            receivedAt,
            calendars.ConvertAll(calendar => ExportedCalendar.Of(calendar.Data)),
            [.. phases.Select(phase => new ExportedPhase(
                phase.No, phase.Covers, phase.Limit.ToString(), phase.Start, phase.End, calendars.IndexOf(phase.Calendar), phase.Extension?.ToString(), phase.RestartedAt))],
            [.. steps.Select(step => new ExportedStep(
                step.Step, step.Phase, step.Limit.ToString(), [.. step.Parts.Select(part => new ExportedPart(part.Holder, part.Limit.ToString()))]))],
            [.. ledger.Select(LedgerLine.Of)]);
    }
}

/// <param name="Covers">Phases of the procedure whose steps count in it.</param>
/// <param name="Limit">Bonus and merged phase in it.</param>
/// <param name="Calendar">Place of its calendar in the list, from 0.</param>
/// <param name="Extension">What was granted once.</param>
/// <param name="RestartedAt">From when the whole limit runs anew, where a supplement lets it.</param>
public sealed record ExportedPhase(
    int No, IReadOnlyList<int> Covers, string Limit, DateTimeOffset Start, DateTimeOffset? End, int Calendar, string? Extension, DateTimeOffset? RestartedAt);

/// <param name="Phase">Phase of the procedure; null outside every phase.</param>
/// <param name="Parts">Where several holders share it, what each of them has; empty: it is its office's.</param>
public sealed record ExportedStep(string Step, int? Phase, string Limit, IReadOnlyList<ExportedPart> Parts);

/// <summary>The part of a step's limit that one of its holders has.</summary>
public sealed record ExportedPart(Holder Holder, string Limit);

/// <summary>A version of the calendar. Dates and times are local at the offices.</summary>
/// <param name="From">First date entered.</param>
/// <param name="To">Last date entered; it counts.</param>
/// <param name="SameDayBefore">What comes at this time or later is for the next working day, in limits of <c>same-day</c>.</param>
/// <param name="Hours">Working weeks: of those that have begun the latest holds.</param>
/// <param name="Days">Holidays, swaps and days made up for.</param>
public sealed record ExportedCalendar(
    string Id, DateOnly From, DateOnly To, string SameDayBefore, IReadOnlyList<ExportedHours> Hours, IReadOnlyList<ExportedDays> Days)
{
    internal static ExportedCalendar Of(CalendarData data) => new(
        data.Id,
        data.From,
        data.To,
        Clock(data.SameDayBefore),
        [.. data.Hours.Select(hours => new ExportedHours(
            hours.From, Week(hours.Weekly), hours.Offices.ToDictionary(office => office.Key, office => Week(office.Value))))],
        [.. data.Days.Select(day => new ExportedDays(
            day.From, day.To, day.Works, day.Name, day.Ground, day.Like is { } like ? Name(like) : null, day.Sessions is { } sessions ? Sessions(sessions) : null))]);

    private static Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> Week(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> week) =>
        week.ToDictionary(day => Name(day.Key), day => Sessions(day.Value));

    private static IReadOnlyList<IReadOnlyList<string>> Sessions(IReadOnlyList<Session> sessions) =>
        [.. sessions.Select(session => (IReadOnlyList<string>)[Clock(session.Opens), Clock(session.Closes)])];

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As calendar.yaml writes it: mon, tue ….</summary>
    private static string Name(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();
}

/// <param name="Weekly">By weekday (mon, tue …): opening and close of each session.</param>
/// <param name="Offices">By office: its own sessions, which count for limits of <c>wh</c> and <c>same-day</c> of its steps outside the phases.</param>
public sealed record ExportedHours(
    DateOnly From, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Weekly,
    IReadOnlyDictionary<string, Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>> Offices);

/// <param name="Works">False: off.</param>
/// <param name="Like">Worked by the sessions of this weekday.</param>
/// <param name="Sessions">Worked by these.</param>
public sealed record ExportedDays(
    DateOnly From, DateOnly To, bool Works, string Name, string Ground, string? Like, IReadOnlyList<IReadOnlyList<string>>? Sessions);

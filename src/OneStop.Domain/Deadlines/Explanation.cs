namespace OneStop.Domain.Deadlines;

/// <summary>Why a day or a bell counts against a limit, or does not.</summary>
public enum Tally
{
    Counted,

    /// <summary>Of the date of the start: a limit in days runs from the day after.</summary>
    FirstDay,

    /// <summary>Before the restart that followed a supplement.</summary>
    BeforeRestart,

    /// <summary>A day of rest or a day off; <see cref="CalendarDay.Name"/> says which.</summary>
    NotWorked,

    /// <summary>In a pause.</summary>
    Paused,

    /// <summary>The last day was not worked, so that the limit ends on this one (rule D).</summary>
    MovedTo,
}

/// <summary>A line of the table by which an inspector counts again.</summary>
/// <param name="Tally">Of the day as a whole; a day is counted when one of its bells is.</param>
/// <param name="No">Rule D: which counted date it is, from 1; null in other units.</param>
/// <param name="PausedBy">The ground of the pause that kept it from counting; null otherwise, or where the pause has none.</param>
/// <param name="Bells">Rule W; none in other units.</param>
public sealed record ExplainedDay(CalendarDay Day, Tally Tally, int? No, string? PausedBy, IReadOnlyList<ExplainedBell> Bells);

/// <param name="At">UTC.</param>
/// <param name="No">Which counted bell it is, from 1; the limit is over at bell 2n, what counts beyond is late.</param>
/// <param name="PausedBy">The ground of the pause in which it rings.</param>
public sealed record ExplainedBell(DateTimeOffset At, Tally Tally, int? No, string? PausedBy);

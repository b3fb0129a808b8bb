namespace OneStop.Domain.Deadlines;

/// <summary>Counts a limit once more, day by day, and says of each why.</summary>
/// <param name="basis">From where the limit runs.</param>
/// <param name="pauses">Each with its ground.</param>
internal sealed class DayTable(
    WorkingCalendar calendar, DateTimeOffset basis, Limit limit, IReadOnlyList<(Pause Time, string? Ground)> pauses)
{
    private readonly DateOnly _first = OfficeClock.DateAt(basis);
    private int _no;

    /// <param name="from">First date shown; covered, as <paramref name="to"/> is.</param>
    /// <param name="to">Last date shown.</param>
    public IReadOnlyList<ExplainedDay> Rows(DateOnly from, DateOnly to)
    {
        var rows = new List<ExplainedDay>();
        for (var date = from; date <= to; date = date.AddDays(1))
            rows.Add(Row(calendar.Day(date)));

        return rows;
    }

    private ExplainedDay Row(CalendarDay day) => limit.Unit switch
    {
        LimitUnit.WorkingDays => ByBells(day),
        LimitUnit.Days => ByDate(day),
        LimitUnit.WorkingHours or LimitUnit.SameDay => new ExplainedDay(day, day.IsWorked ? Tally.Counted : Tally.NotWorked, null, null, []),
        LimitUnit.Hours => new ExplainedDay(day, Tally.Counted, null, null, []),
    };

    private ExplainedDay ByBells(CalendarDay day)
    {
        var bells = new List<ExplainedBell>();
        foreach (var bell in calendar.BellsAfter(day.Date.AddDays(-1)))
        {
            if (bell.On != day.Date)
                break;

            bells.Add(Bell(bell));
        }

        var tally = bells.Exists(bell => bell.Tally == Tally.Counted) ? Tally.Counted : bells is [var first, ..] ? first.Tally : Uncounted(day);
        return new ExplainedDay(day, tally, null, tally == Tally.Paused ? bells[0].PausedBy : null, bells);
    }

    private ExplainedBell Bell(Bell bell)
    {
        if (BeforeTheCount(bell.On) is { } before)
            return new ExplainedBell(bell.At, before, null, null);

        return PauseAt(bell.At) is { } pause
            ? new ExplainedBell(bell.At, Tally.Paused, null, pause.Ground)
            : new ExplainedBell(bell.At, Tally.Counted, ++_no, null);
    }

    private ExplainedDay ByDate(CalendarDay day)
    {
        if (BeforeTheCount(day.Date) is { } before)
            return new ExplainedDay(day, before, null, null, []);

        if (PauseAt(OfficeClock.InstantOf(day.Date, DueRules.LastSecond)) is { } pause)
            return new ExplainedDay(day, Tally.Paused, null, pause.Ground, []);

        if (_no < limit.Halves / 2)
            return new ExplainedDay(day, Tally.Counted, ++_no, null, []);

        return new ExplainedDay(day, day.IsWorked ? Tally.MovedTo : Tally.NotWorked, null, null, []);
    }

    private Tally Uncounted(CalendarDay day) => BeforeTheCount(day.Date) ?? Tally.NotWorked;

    private Tally? BeforeTheCount(DateOnly date) =>
        date < _first ? Tally.BeforeRestart : date == _first ? Tally.FirstDay : null;

    private (Pause Time, string? Ground)? PauseAt(DateTimeOffset instant)
    {
        foreach (var pause in pauses)
        {
            if (pause.Time.From <= instant && instant < pause.Time.To)
                return pause;
        }

        return null;
    }
}

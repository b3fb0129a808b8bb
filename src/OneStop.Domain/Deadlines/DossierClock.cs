namespace OneStop.Domain.Deadlines;

/// <summary>Computes due moments, charges and balances from limits, ledger and calendar. Pure.</summary>
public static class DossierClock
{
    /// <param name="phases">In order of number.</param>
    /// <param name="steps">The allowances of the procedure version, with the bonus in them.</param>
    /// <param name="ledger">All intervals, in order of <see cref="LedgerInterval.Seq"/>.</param>
    /// <param name="now">Up to when bells are counted in a phase that still runs; UTC. A bell that rings at this very instant is still to come.</param>
    /// <returns>Or <c>calendar.not-covered</c> when a due moment lies outside the calendar, or the time up to which bells are counted does.</returns>
    /// <exception cref="ArgumentException">The ledger has a step before the first phase, or a step of a phase in wd has a limit in another unit.</exception>
    public static Outcome<DossierDeadlines> Compute(
        IReadOnlyList<PhaseSpan> phases, IReadOnlyList<StepAllowance> steps, IReadOnlyList<LedgerInterval> ledger, DateTimeOffset now) =>
        new DossierReckoning(phases, steps, ledger, now).Reckon();

    /// <summary>The due moment of a single limit: rules W, H, D, h, S with P.</summary>
    /// <param name="start">The event from which the limit runs.</param>
    /// <param name="pauses">Half open, in any order, may overlap; all of them ended.</param>
    /// <param name="office">Whose hours rule H and S follow, where it has its own; null for the common ones.</param>
    /// <returns>Or <c>calendar.not-covered</c> when the start or the due moment lies outside the calendar.</returns>
    public static Outcome<DueMoment> Due(
        WorkingCalendar calendar, DateTimeOffset start, Limit limit, IReadOnlyList<Pause> pauses, string? office = null)
    {
        var reckoned = DueRules.Reckon(calendar, start, limit, Pauses.Of(pauses), office);
        return reckoned.Due is { } due ? due : reckoned.Refusal ?? calendar.NotCovered;
    }

    /// <summary>The instant so much working time after <paramref name="start"/>, for timers of a process: each whole 24 hours are a working day (rule W), what is left are working hours (rule H).</summary>
    /// <returns>Or <c>calendar.not-covered</c>.</returns>
    public static Outcome<DueMoment> After(WorkingCalendar calendar, DateTimeOffset start, TimeSpan length)
    {
        var reckoned = DueRules.After(calendar, start, length);
        return reckoned.Due is { } due ? due : reckoned.Refusal ?? calendar.NotCovered;
    }

    /// <summary>Counts a phase day by day, from its start to its due moment, or to its end or <paramref name="now"/> if that is later.</summary>
    /// <param name="ledger">Of the dossier; what does not concern the phase is left aside.</param>
    /// <returns>Or <c>calendar.not-covered</c>.</returns>
    public static Outcome<IReadOnlyList<ExplainedDay>> Explain(PhaseSpan phase, IReadOnlyList<LedgerInterval> ledger, DateTimeOffset now)
    {
        var clock = new PhaseClock(phase, ledger, now);
        var reckoned = clock.Reckon(phase.Limit);
        if (reckoned.Refusal is { } refusal)
            return refusal;

        if (!phase.Calendar.Covers(clock.Until))
            return phase.Calendar.NotCovered;

        var until = OfficeClock.DateAt(clock.Until);
        var to = reckoned.Due is { } due && until < due.On ? due.On : until;
        var table = new DayTable(phase.Calendar, clock.Basis, phase.Limit, clock.PausesWithGrounds);
        return Outcome.Of(table.Rows(OfficeClock.DateAt(phase.Start), to));
    }

    /// <summary>The days off by name over which a limit went on, because of which it is due later.</summary>
    /// <param name="due">As <see cref="Due"/> gave it for the same arguments.</param>
    public static IReadOnlyList<CalendarDay> SkippedDays(
        WorkingCalendar calendar, DateTimeOffset start, Limit limit, IReadOnlyList<Pause> pauses, DueMoment due) =>
    [
        .. new DayTable(calendar, start, limit, [.. pauses.Select(pause => (pause, (string?)null))])
            .Rows(OfficeClock.DateAt(start), due.On)
            .Where(row => row.Day.Kind == DayKind.Off)
            .Where(row => row.Tally == Tally.NotWorked || (limit.Unit == LimitUnit.Days && row.No == limit.Halves / 2))
            .Select(row => row.Day),
    ];

    /// <summary>Rule N: how long a posting (niêm yết) lasts: until 24:00 of the n-th date after the start's, worked or not.</summary>
    /// <param name="limit">In <c>d</c>.</param>
    /// <exception cref="ArgumentException">The limit is in another unit.</exception>
    public static Pause Posting(DateTimeOffset start, Limit limit)
    {
        if (limit.Unit != LimitUnit.Days)
            throw new ArgumentException($"A posting lasts days, not {limit}.", nameof(limit));

        var after = OfficeClock.DateAt(start).AddDays((limit.Halves / 2) + 1);
        return new Pause(start.ToUniversalTime(), OfficeClock.InstantOf(after, TimeOnly.MinValue));
    }

    /// <summary>Whether something that happened at <paramref name="instant"/> came early, on time or late; lists call overdue what would be late now.</summary>
    /// <param name="unit">Of the limit: days are judged by local dates, hours by instants.</param>
    /// <param name="dueAt">As <see cref="DueMoment.At"/>.</param>
    /// <param name="dueOn">As <see cref="DueMoment.On"/>.</param>
    public static Verdict Judge(LimitUnit unit, DateTimeOffset dueAt, DateOnly dueOn, DateTimeOffset instant)
    {
        var order = unit switch
        {
            LimitUnit.WorkingHours or LimitUnit.Hours => instant.CompareTo(dueAt),
            LimitUnit.WorkingDays or LimitUnit.Days or LimitUnit.SameDay => OfficeClock.DateAt(instant).CompareTo(dueOn),
        };
        return order switch
        {
            < 0 => Verdict.Early,
            0 => Verdict.OnTime,
            > 0 => Verdict.Late,
        };
    }
}

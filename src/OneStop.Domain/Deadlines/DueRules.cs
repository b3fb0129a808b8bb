namespace OneStop.Domain.Deadlines;

/// <summary>The due moment of one limit: rules W, H, D, h and S, with the pauses of rule P.</summary>
/// <remarks>
/// Legal source: Bộ luật Dân sự 2015, Điều 147 and 148 (a period in days begins on the day after the event; a last day that is
/// off ends with the next working day, at 24:00). Ending a period of working days at an office's bell is practice of the offices.
/// </remarks>
internal static class DueRules
{
    /// <summary>Rule D: a date counts when this second of it does, and the limit is shown to end with it.</summary>
    public static readonly TimeOnly LastSecond = new(23, 59, 59);

    /// <param name="start">The event from which the limit runs.</param>
    /// <param name="office">Whose hours rule H and S follow; null for the common ones.</param>
    public static Reckoned Reckon(
        WorkingCalendar calendar, DateTimeOffset start, Limit limit, Pauses pauses, string? office = null)
    {
        if (!calendar.Covers(start))
            return Reckoned.NotCovered(calendar);

        return limit.Unit switch
        {
            LimitUnit.WorkingDays => NthBell(calendar, calendar.BellsAfter(OfficeClock.DateAt(start)), limit.Halves, pauses),
            LimitUnit.WorkingHours => UsedUp(calendar, SessionsFrom(calendar, start, office), HoursOf(limit), pauses),
            LimitUnit.Days => EndOfNthDate(calendar, OfficeClock.DateAt(start), limit.Halves / 2, pauses),
            LimitUnit.Hours => UsedUp(calendar, [new Pause(start, calendar.End)], HoursOf(limit), pauses),
            LimitUnit.SameDay => LastBell(calendar, start, pauses, office),
        };
    }

    /// <summary>So much working time later: each whole 24 hours are a working day of rule W, what is left are hours of rule H.</summary>
    public static Reckoned After(WorkingCalendar calendar, DateTimeOffset start, TimeSpan length)
    {
        if (!calendar.Covers(start))
            return Reckoned.NotCovered(calendar);

        var from = start;
        if (length.Days > 0)
        {
            var days = NthBell(calendar, calendar.BellsAfter(OfficeClock.DateAt(start)), 2 * length.Days, Pauses.None);
            if (days.Due is not { } last)
                return days;

            from = last.At;
        }

        var left = length - TimeSpan.FromDays(Math.Max(0, length.Days));
        return left > TimeSpan.Zero ? UsedUp(calendar, SessionsFrom(calendar, from, null), left, Pauses.None) : Reckoned.At(from, calendar);
    }

    /// <summary>The <paramref name="n"/>-th of <paramref name="bells"/> that rings outside every pause.</summary>
    public static Reckoned NthBell(WorkingCalendar calendar, ReadOnlySpan<Bell> bells, int n, Pauses pauses)
    {
        foreach (var bell in bells)
        {
            if (pauses.Contain(bell.At))
                continue;

            if (--n == 0)
                return Reckoned.On(bell);
        }

        return Reckoned.Nothing(calendar, pauses);
    }

    private static TimeSpan HoursOf(Limit limit) => TimeSpan.FromMinutes(30L * limit.Halves);

    private static List<Pause> SessionsFrom(WorkingCalendar calendar, DateTimeOffset start, string? office)
    {
        var sessions = new List<Pause>();
        foreach (var bell in calendar.BellsAfter(start, office))
            sessions.Add(new Pause(bell.Opens < start ? start : bell.Opens, bell.At));

        return sessions;
    }

    /// <summary>Used up exactly at the end of a stretch, it is due there and not at the next opening.</summary>
    private static Reckoned UsedUp(WorkingCalendar calendar, IEnumerable<Pause> stretches, TimeSpan left, Pauses pauses)
    {
        foreach (var (from, to) in stretches.SelectMany(stretch => pauses.Outside(stretch.From, stretch.To)))
        {
            if (left <= to - from)
                return Reckoned.At(from + left, calendar);

            left -= to - from;
        }

        return Reckoned.Nothing(calendar, pauses);
    }

    private static Reckoned EndOfNthDate(WorkingCalendar calendar, DateOnly start, int n, Pauses pauses)
    {
        for (var date = start.AddDays(1); calendar.Covers(date); date = date.AddDays(1))
        {
            var lastSecond = OfficeClock.InstantOf(date, LastSecond);
            if (pauses.Contain(lastSecond))
                continue;

            if (--n <= 0 && calendar.Day(date).IsWorked)
                return Reckoned.At(lastSecond, calendar);
        }

        return Reckoned.Nothing(calendar, pauses);
    }

    private static Reckoned LastBell(WorkingCalendar calendar, DateTimeOffset start, Pauses pauses, string? office)
    {
        var today = OfficeClock.DateAt(start);
        var isEarly = start < OfficeClock.InstantOf(today, calendar.SameDayBefore);
        var bells = calendar.BellsAfter(start, office);
        for (var i = 0; i < bells.Length; i++)
        {
            var isLast = i + 1 == bells.Length || bells[i + 1].On != bells[i].On;
            if (isLast && (isEarly || bells[i].On != today) && !pauses.Contain(bells[i].At))
                return Reckoned.On(bells[i]);
        }

        return Reckoned.Nothing(calendar, pauses);
    }
}

namespace OneStop.Domain.Deadlines;

/// <summary>What a rule gave: a due moment, the refusal of a calendar that does not reach so far, or neither while an open pause hides it.</summary>
internal readonly record struct Reckoned(DueMoment? Due, Refusal? Refusal)
{
    public static Reckoned Hidden => default;

    public static Reckoned On(Bell bell) => new(new DueMoment(bell.At, bell.On), null);

    public static Reckoned At(DateTimeOffset instant, WorkingCalendar calendar) =>
        calendar.Covers(instant)
            ? new(new DueMoment(instant.ToUniversalTime(), OfficeClock.DateAt(instant)), null)
            : NotCovered(calendar);

    public static Reckoned NotCovered(WorkingCalendar calendar) => new(null, calendar.NotCovered);

    /// <summary>Nothing was found up to the calendar's end: hidden, if a pause that is open lies before it.</summary>
    public static Reckoned Nothing(WorkingCalendar calendar, Pauses pauses) =>
        pauses.OpenFrom < calendar.End ? Hidden : NotCovered(calendar);
}

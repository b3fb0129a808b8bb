namespace OneStop.Domain.Deadlines;

/// <summary>What a date is in a calendar.</summary>
public enum DayKind
{
    /// <summary>Worked, as its weekday always is.</summary>
    Ordinary,

    /// <summary>A weekly day of rest.</summary>
    Rest,

    /// <summary>Off by a holiday or a decision.</summary>
    Off,

    /// <summary>Worked by a decision.</summary>
    MadeUp,
}

/// <summary>A local date at the offices, as a calendar has it.</summary>
/// <param name="Sessions">In order of the day; none when it is not worked.</param>
/// <param name="Name">Of the holiday or the decision; null on ordinary days and days of rest.</param>
public sealed record CalendarDay(
    DateOnly Date, DayKind Kind, IReadOnlyList<Session> Sessions, string? Name, string? Ground, bool Provisional)
{
    public bool IsWorked => Sessions.Count > 0;
}

/// <summary>The close of a session: worth half a working day.</summary>
/// <param name="On">Local date at the offices.</param>
/// <param name="Opens">When its session opened; UTC.</param>
/// <param name="At">When it rings; UTC.</param>
public readonly record struct Bell(DateOnly On, DateTimeOffset Opens, DateTimeOffset At);

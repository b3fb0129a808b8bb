namespace OneStop.Domain.Deadlines;

/// <summary>When a limit is over (hạn xong). Constructed in this room only.</summary>
public sealed record DueMoment
{
    internal DueMoment(DateTimeOffset at, DateOnly on) => (At, On) = (at, on);

    /// <summary>The last moment, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The local date on which it is due; early, on time and late go by it for wd, d and same-day.</summary>
    public DateOnly On { get; }
}

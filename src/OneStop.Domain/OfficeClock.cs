namespace OneStop.Domain;

/// <summary>The one place that knows what time it is at the offices.</summary>
/// <param name="time">Where instants come from; a simulated one in tests and in the demo.</param>
public sealed class OfficeClock(TimeProvider time)
{
    /// <summary>The offices' zone: Asia/Ho_Chi_Minh, UTC+7 all year.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Now, UTC, cut to microseconds: PostgreSQL keeps no more, and equality must be the same on both databases.</summary>
    public DateTimeOffset Now => ToMicroseconds(time.GetUtcNow());

    /// <summary>Today at the offices.</summary>
    public DateOnly Today => DateAt(Now);

    /// <summary>The local date at the offices of an instant.</summary>
    public static DateOnly DateAt(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant (UTC) of a local date and time at the offices.</summary>
    public static DateTimeOffset InstantOf(DateOnly date, TimeOnly at) =>
        new DateTimeOffset(date.ToDateTime(at), Offset).ToUniversalTime();

    /// <summary>An instant in UTC without what is finer than a microsecond.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}

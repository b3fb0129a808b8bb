using System.Globalization;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Goes as a clock goes, from a moment that was set: the calendars cover it whenever the tests run.</summary>
internal sealed class SetClock(string start) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();
    private DateTimeOffset _start = At(start);

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => (_start + System.GetElapsedTime(_begun)).ToUniversalTime();

    /// <summary>Puts the clock forward, or back.</summary>
    public void Move(TimeSpan by) => _start += by;

    /// <summary>Puts the clock to an instant.</summary>
    public void MoveTo(string instant) => Move(At(instant) - GetUtcNow());
}

namespace OneStop.Host.Scenarios;

/// <summary>A clock that stands until it is moved, and never goes back.</summary>
/// <param name="start">Where it stands first; UTC.</param>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>Timers and stopwatches stay those of the machine: what only waits for a moment must not wait for a simulated one.</summary>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">The instant lies before the one at which the clock stands.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, GetUtcNow());
        Interlocked.Exchange(ref _ticks, instant.UtcTicks);
    }
}

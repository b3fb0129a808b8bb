namespace OneStop.Application.Events;

/// <summary>Wakes everybody on this node who follows the positions, as soon as new ones were given here.</summary>
internal sealed class PositionSignal
{
    private volatile TaskCompletionSource _next = New();

    /// <summary>Ends with the next <see cref="Pulse"/>. Take it before looking at the table, and wait for it afterwards.</summary>
    public Task Next => _next.Task;

    public void Pulse() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

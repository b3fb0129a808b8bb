namespace OneStop.Application.Events;

/// <summary>Tells the publisher what the consumers of this process have taken.</summary>
/// <remarks>The in-memory bus forgets at a power cut what it holds, so an event counts as published only when it was consumed.</remarks>
internal sealed class Consumption
{
    private readonly Lock _gate = new();
    private readonly HashSet<long> _open = [];
    private TaskCompletionSource _all = new();

    /// <summary>Begins to wait for these positions, and for no others any more.</summary>
    public void Expect(IEnumerable<long> positions)
    {
        lock (_gate)
        {
            _open.Clear();
            _open.UnionWith(positions);
            _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Took(long position)
    {
        lock (_gate)
        {
            if (_open.Remove(position) && _open.Count == 0)
                _all.SetResult();
        }
    }

    /// <returns>False when some were not taken in time.</returns>
    public async Task<bool> IsComplete(TimeSpan atMost, CancellationToken cancel)
    {
        try
        {
            await _all.Task.WaitAsync(atMost, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}

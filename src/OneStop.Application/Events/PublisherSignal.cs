namespace OneStop.Application.Events;

/// <summary>Wakes the publisher; many wakes before a look are one.</summary>
internal sealed class PublisherSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody woke it already and it has not looked yet: one look is enough.
        }
    }

    /// <summary>Returns when woken, or after <paramref name="atMost"/>.</summary>
    public Task<bool> Wait(TimeSpan atMost, CancellationToken cancel) => _signal.WaitAsync(atMost, cancel);

    public void Dispose() => _signal.Dispose();
}

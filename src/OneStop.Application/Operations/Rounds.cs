namespace OneStop.Application.Operations;

/// <summary>Work that a node does by itself, round after round, until it stops.</summary>
internal static class Rounds
{
    /// <summary>Makes rounds for ever. One that fails is told and made again.</summary>
    /// <remarks>
    /// The one place that goes on after any fault: nobody waits for an answer that it could be told to, the database or the bus may be away
    /// for a while, and a round takes up what stands in the database, so nothing is passed over by making it again.
    /// </remarks>
    public static async Task Run(Func<CancellationToken, Task> round, Func<CancellationToken, Task> wait, Action<Exception> tell, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await round(stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                tell(fault);
            }

            await wait(stop);
        }
    }
}

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Starts many things at one signal.</summary>
internal static class Together
{
    /// <summary>Each is on its way to the signal before it is given.</summary>
    public static async Task<T[]> Run<T>(params IEnumerable<Func<Task<T>>> all)
    {
        TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = all.Select(async one =>
        {
            await signal.Task;
            return await one();
        }).ToList();
        signal.SetResult();
        return await Task.WhenAll(running);
    }
}

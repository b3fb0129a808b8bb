namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Waits for what happens soon on its own: asks again and again, a bounded number of times, and goes on at once when it is so.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    /// <param name="what">Completes the sentence "After 10 s it still did not hold that …".</param>
    /// <param name="seconds">How long to ask for, at the least; what <paramref name="condition"/> takes comes on top.</param>
    public static async Task Holds(string what, Func<Task<bool>> condition, int seconds = 10)
    {
        using var timer = new PeriodicTimer(Period);
        for (var asked = 0; asked < seconds * 1000 / Period.TotalMilliseconds; asked++)
        {
            if (await condition())
            {
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        Assert.Fail($"After {seconds} s it still did not hold that {what}.");
    }

    /// <summary>Waits until <paramref name="actual"/> gives <paramref name="expected"/>; fails with the last value it gave.</summary>
    public static async Task ShouldBe<T>(T expected, Func<Task<T>> actual, int seconds = 10)
    {
        using var timer = new PeriodicTimer(Period);
        var last = await actual();
        for (var asked = 1; asked < seconds * 1000 / Period.TotalMilliseconds && !Equals(last, expected); asked++)
        {
            await timer.WaitForNextTickAsync();
            last = await actual();
        }

        last.ShouldBe(expected, $"asked for {seconds} s");
    }
}

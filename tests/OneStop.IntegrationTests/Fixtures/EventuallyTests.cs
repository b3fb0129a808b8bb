namespace OneStop.IntegrationTests.Fixtures;

internal sealed class EventuallyTests
{
    [Test]
    public async Task A_condition_that_comes_true_ends_the_wait_at_once()
    {
        var asked = 0;

        await Eventually.Holds("it was asked three times", () => Task.FromResult(++asked == 3));

        asked.ShouldBe(3);
    }

    [Test]
    public async Task A_value_is_awaited_until_it_is_the_expected_one()
    {
        var value = 0;

        await Eventually.ShouldBe(3, () => Task.FromResult(++value));

        value.ShouldBe(3);
    }

    [Test]
    public async Task A_value_that_never_comes_fails_with_the_last_one_seen()
    {
        var failure = await Assert.ThrowsAsync<ShouldAssertException>(() =>
            Eventually.ShouldBe("closed", () => Task.FromResult("open"), seconds: 1));

        failure.Message.ShouldContain("open");
    }
}

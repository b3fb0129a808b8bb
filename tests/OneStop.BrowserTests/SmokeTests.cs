using Microsoft.Playwright;

namespace OneStop.BrowserTests;

/// <summary>The first things that anybody opens, on a telephone and on an office screen.</summary>
internal sealed class SmokeTests
{
    [Test]
    public async Task A_page_opens_with_a_title_and_without_errors(
        [Values("/", "/swagger")] string path, [Values(Visitor.Telephone, Visitor.OfficeScreen)] int width)
    {
        await Chromium.Demand();
        var host = await RunningHost.Shared();
        await using var visitor = await Visitor.Opens(host, width);

        var answer = await visitor.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });

        answer.ShouldNotBeNull().Status.ShouldBe(200, host.Output);
        (await visitor.Page.TitleAsync()).ShouldNotBeNullOrWhiteSpace();
        visitor.Complaints.ShouldBeEmpty(host.Output);
    }
}

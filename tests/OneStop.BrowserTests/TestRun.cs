using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>What is closed and told at the end of the run; stands above every namespace of this assembly.</summary>
[SetUpFixture]
internal sealed class TestRun
{
    [OneTimeTearDown]
    public async Task End()
    {
        await RunningHost.EndShared();
        await Chromium.End();
        MissingComponents.Summarise();
    }
}

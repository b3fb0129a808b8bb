using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>What is told at the end of the run; stands above every namespace of this assembly.</summary>
[SetUpFixture]
internal sealed class TestRun
{
    [OneTimeTearDown]
    public void End() => MissingComponents.Summarise();
}

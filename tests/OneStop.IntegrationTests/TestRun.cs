using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests;

/// <summary>What the fixtures share and the end of the run gives back; stands above every namespace of this assembly.</summary>
[SetUpFixture]
internal sealed class TestRun
{
    [OneTimeTearDown]
    public async Task End()
    {
        await TestHost.StopShared();
        await PostgreSqlServer.StopShared();
        await RabbitMqServer.StopShared();
        MissingComponents.Summarise();
    }
}

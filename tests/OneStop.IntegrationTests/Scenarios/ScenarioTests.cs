using OneStop.Host.Scenarios;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>Every scenario of every shipped jurisdiction, over HTTP.</summary>
[TestFixture(Shipped.Sqlite)]
[TestFixture(Shipped.PostgreSql)]
internal sealed class ScenarioTests(string database)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _differences = new(StringComparer.Ordinal);

    private static IEnumerable<string> Names => Shipped.Groups.SelectMany(group => group.Scenarios.Select(scenario => Shipped.NameOf(group, scenario)));

    [OneTimeSetUp]
    public async Task Walk()
    {
        foreach (var group in Shipped.Groups)
        {
            var connectionString = await Shipped.CreateDatabase(database);
            foreach (var walk in await ScenarioRunner.Walk(group, connectionString, CancellationToken.None))
                _differences.Add(Shipped.NameOf(group, walk.Walked), walk.Differences);

            await Shipped.Drop(connectionString);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void The_service_does_what_the_scenario_expects(string name) => _differences[name].ShouldBeEmpty();
}

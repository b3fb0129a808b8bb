using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Operations.Verification;
using OneStop.Host.Scenarios;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>Every scenario of every shipped jurisdiction, over HTTP.</summary>
[TestFixture(Shipped.Sqlite)]
[TestFixture(Shipped.PostgreSql)]
internal sealed class ScenarioTests(string database)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _differences = new(StringComparer.Ordinal);

    private readonly List<JournalVerdict> _verdicts = [];

    private static IEnumerable<string> Names => Shipped.Groups.SelectMany(group => group.Scenarios.Select(scenario => Shipped.NameOf(group, scenario)));

    [OneTimeSetUp]
    public async Task Walk()
    {
        foreach (var group in Shipped.Groups)
        {
            var connectionString = await Shipped.CreateDatabase(database);
            await using (var service = await ThrowAwayHost.Start(group.Files, group.Scenarios.Min(one => one.Scenario.Given.At), connectionString, CancellationToken.None))
            {
                foreach (var walk in await ScenarioRunner.WalkIn(service, group, CancellationToken.None))
                    _differences.Add(Shipped.NameOf(group, walk.Walked), walk.Differences);

                _verdicts.Add((await service.Services.GetRequiredService<VerifyJournal>().Run(null, CancellationToken.None))!);
            }

            await Shipped.Drop(connectionString);
        }
    }

    [Test]
    public void What_went_through_every_scenario_is_proved_by_its_journal()
    {
        _verdicts.ShouldAllBe(verdict => verdict.Fault == null);
        _verdicts.Sum(verdict => verdict.Dossiers).ShouldBe(Names.Count());
        _verdicts.Sum(verdict => verdict.Entries).ShouldBeGreaterThan(Names.Count() * 4);
    }

    [TestCaseSource(nameof(Names))]
    public void The_service_does_what_the_scenario_expects(string name) => _differences[name].ShouldBeEmpty();
}

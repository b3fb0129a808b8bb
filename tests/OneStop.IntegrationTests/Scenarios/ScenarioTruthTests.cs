using OneStop.Application.Procedures.Scenarios;
using OneStop.Host.Scenarios;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>A scenario that could not fail would say nothing.</summary>
internal sealed class ScenarioTruthTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Test]
    public async Task Changing_one_then_by_a_minute_turns_each_scenario_red()
    {
        foreach (var group in Shipped.Groups)
        {
            var altered = group with { Scenarios = [.. group.Scenarios.Select(one => one with { Scenario = Altered(one.Scenario) })] };

            foreach (var walk in await ScenarioRunner.Walk(altered, null, CancellationToken.None))
                walk.Differences.ShouldHaveSingleItem(walk.Walked.Name).ShouldContain("Due expected ");
        }
    }

    [Test]
    public async Task A_step_that_the_service_refuses_is_told_with_its_refusal_and_ends_the_walk()
    {
        var group = Shipped.Groups[0];
        var clean = group.Scenarios[0];
        var wrong = clean.Scenario with
        {
            Steps = [clean.Scenario.Steps[0], clean.Scenario.Steps[1] with { With = new Dictionary<string, string> { ["choice"] = "perhaps", ["colour"] = "red" } }],
        };
        var misdirected = clean.Scenario with { Steps = [clean.Scenario.Steps[0], clean.Scenario.Steps[0] with { At = clean.Scenario.Steps[1].At }] };
        var unoffered = clean.Scenario with
        {
            Steps = [clean.Scenario.Steps[0], clean.Scenario.Steps[1] with { With = new Dictionary<string, string> { ["choice"] = "perhaps" } }, clean.Scenario.Steps[0] with { At = clean.Scenario.Steps[2].At }],
        };

        var walks = await ScenarioRunner.Walk(
            group with { Scenarios = [.. new[] { wrong, misdirected, unoffered }.Select(scenario => clean with { Scenario = scenario })] }, null, CancellationToken.None);

        walks[0].Differences.ShouldBe(["step 2, complete: nobody reads 'colour'"]);
        walks[1].Differences.ShouldBe(["step 2, complete: desk-yen-bai/clerk has no task to complete"]);
        walks[2].Differences.ShouldBe(["step 2, complete: refused 422 request.invalid choice: choice.not-offered"]);
    }

    /// <summary>The last due moment that the scenario expects, one minute later.</summary>
    private static Scenario Altered(Scenario scenario)
    {
        var steps = scenario.Steps.ToList();
        var last = steps.FindLastIndex(step => step.Then?.StepDue?.At is not null);
        var then = steps[last].Then!;
        steps[last] = steps[last] with { Then = then with { StepDue = new ExpectedDue(then.StepDue!.At + Minute) } };
        return scenario with { Steps = steps };
    }
}

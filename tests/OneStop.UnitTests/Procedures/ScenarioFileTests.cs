using System.Text;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Procedures.MinimalJurisdiction;

namespace OneStop.UnitTests.Procedures;

public sealed class ScenarioFileTests
{
    [TestCase("workflow.unknown-key", "do: complete", "do: complete\n        who: me", "who:")]
    [TestCase("workflow.unknown-key", "status: tax-determining", "state: tax-determining", "state:")]
    [TestCase("workflow.missing-key", "office: desk-one, ", "", "given:")]
    [TestCase("workflow.missing-key", "    given: { received: 2026-11-05T09:00, office: desk-one, commune: \"00123\" }\n", "", "name: Clean")]
    [TestCase("workflow.value", "do: complete", "do: finish", "do: finish")]
    [TestCase("workflow.value", "received: 2026-11-05T09:00", "received: 2026-11-31T09:00", "received:")]
    [TestCase("workflow.value", "received: 2026-11-05T09:00", "received: 2026-11-05T09:00Z", "received:")]
    [TestCase("workflow.value", "as: land-all/examiner", "as: land-all", "as: land-all")]
    [TestCase("workflow.value", "holder: tax", "holder: bank", "holder: bank")]
    [TestCase("workflow.value", "national: 4", "national: 11", "national: 11")]
    [TestCase("workflow.value", "phase2Due: \"\"", "phase2Due: none", "phase2Due: none")]
    [TestCase("workflow.shape", "with: { choice: yes }", "with: { choice: [yes] }", "with:")]
    [TestCase("workflow.shape", "open: [taxCompleted#await-tax]", "open: taxCompleted", "open: taxCompleted")]
    [TestCase("workflow.duplicate", "scenarios:", "scenarios:\n  - { name: Clean, given: { received: 2026-11-05T09:00, office: desk-one, commune: \"00123\" } }", "name: Clean\n")]
    [TestCase("scenario.order", "at: 2026-11-06T09:00", "at: 2026-11-05T08:59", "at: 2026")]
    [TestCase("scenario.order", "do: complete", "do: complete\n        effective: 2026-11-06T09:01", "at: 2026")]
    [TestCase("scenario.unknown-commune", "commune: \"00123\"", "commune: \"00124\"", "name: Clean")]
    [TestCase("scenario.unknown-office", "office: desk-one", "office: desk-none", "name: Clean")]
    [TestCase("scenario.unknown-office", "office: tax-all", "office: tax-none", "at: 2026")]
    [TestCase("scenario.unknown-actor", "land-all/examiner", "land-all/clerk", "at: 2026")]
    [TestCase("scenario.unknown-choice", "choice: yes", "choice: perhaps", "at: 2026")]
    [TestCase("scenario.unknown-status", "status: tax-determining", "status: tax-thinking", "at: 2026")]
    [TestCase("scenario.unknown-node", "step: taxCompleted", "step: taxDone", "at: 2026")]
    [TestCase("scenario.unknown-node", "open: [taxCompleted#", "open: [taxDone#", "at: 2026")]
    public void Faults(string rule, string old, string changed, string at)
    {
        var reading = ReadWith(Scenarios, old, changed);

        reading.Value.ShouldBeNull();
        reading.Said().Select(fault => (fault.Rule, fault.Line)).ShouldContain((rule, LineOf(Scenarios, old, changed, at)), string.Join('\n', reading.Faults));
    }

    [Test]
    public void A_scenario_is_what_the_file_says()
    {
        var scenario = Read().Value!.Procedures["sale"].Scenarios.ShouldHaveSingleItem();

        scenario.Given.ShouldBe(new Reception(new DateTimeOffset(2026, 11, 5, 2, 0, 0, TimeSpan.Zero), "desk-one", "00123", "desk-one", null, false, null));
        var step = scenario.Steps.ShouldHaveSingleItem();
        (step.At, step.As, step.Do, step.Effective).ShouldBe((new DateTimeOffset(2026, 11, 6, 2, 0, 0, TimeSpan.Zero), new ScenarioActor("land-all", "examiner"), "complete", null));
        step.With.ShouldBe(new Dictionary<string, string> { ["choice"] = "yes" });
        var then = step.Then.ShouldNotBeNull();
        (then.Holder, then.Office, then.Step, then.StepDue, then.Phase2Due).ShouldBe((Holder.Tax, "tax-all", "taxCompleted", null, new ExpectedDue(null)));
        then.Open.ShouldBe(["taxCompleted#await-tax"]);
    }

    [Test]
    public void A_broken_file_gives_no_scenario_at_all()
    {
        var reading = ScenarioFile.Read(Encoding.UTF8.GetBytes("scenarios: [{ name: A, given: { received: 2026-11-05T09:00, office: a, commune: b } }, { name: B }]"), "s.yaml");

        reading.Scenarios.ShouldBeEmpty();
        reading.Faults.Select(fault => (fault.File, fault.Rule)).ShouldBe([("s.yaml", "workflow.missing-key")]);
    }
}

using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Offices;

namespace OneStop.Application.Procedures.Scenarios;

/// <summary>Whether the offices, posts, nodes, choices and statuses of scenarios exist.</summary>
internal sealed class ScenarioCheck(Organisation organisation, Route route, Findings findings)
{
    internal void Run(IReadOnlyList<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            CheckReception(scenario);
            foreach (var step in scenario.Steps)
                CheckStep(step);
        }
    }

    private void CheckReception(Scenario scenario)
    {
        foreach (var desk in (string[])[scenario.Given.Office, scenario.Given.ReturnOffice])
            CheckOffice(desk, scenario.Line);
        if (scenario.Given.Commune.Length > 0 && organisation.Communes.All(commune => commune.Code != scenario.Given.Commune))
            Fault(scenario.Line, "scenario.unknown-commune", $"There is no commune '{scenario.Given.Commune}'.");

        CheckExpectation(scenario.Given.Then, scenario.Line);
    }

    private void CheckStep(ScenarioStep step)
    {
        if (step.As is { } actor && organisation.FindPost(actor.Office, actor.Post) is null)
            Fault(step.Line, "scenario.unknown-actor", $"There is no post '{actor.Post}' in an office '{actor.Office}'.");
        if (step.Do == ScenarioCommands.Complete && step.With.TryGetValue("choice", out var choice) && route.Steps.Values.All(one => !one.Choices.Contains(choice)))
            Fault(step.Line, "scenario.unknown-choice", $"No step has the choice '{choice}'.");

        CheckExpectation(step.Then, step.Line);
    }

    private void CheckExpectation(Expectation? then, int line)
    {
        if (then is null)
            return;
        if (then.Office is { } office)
            CheckOffice(office, line);
        if (then.Status is { } status && !PublicStatus.National.ContainsKey(status))
            Fault(line, "scenario.unknown-status", $"There is no status '{status}'.");

        // Tasks of a conversation or of a supplement are called node#kind.
        foreach (var node in (then.Open ?? []).Append(then.Step).OfType<string>().Select(task => task.Split('#')[0]).Where(node => node.Length > 0 && route.Process.Find(node) is null))
            Fault(line, "scenario.unknown-node", $"The process has no node '{node}'.");
    }

    private void CheckOffice(string office, int line)
    {
        if (office.Length > 0 && organisation.Find(office) is null)
            Fault(line, "scenario.unknown-office", $"There is no office '{office}'.");
    }

    private void Fault(int line, string rule, string sentence) => findings.Error(new Place(line, 1), rule, sentence);
}

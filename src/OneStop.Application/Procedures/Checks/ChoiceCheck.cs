using System.Text.RegularExpressions;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures.Checks;

/// <summary>What officers may answer against the conditions that read the answers.</summary>
internal sealed partial class ChoiceCheck(Route route)
{
    private const string Suffix = ".choice";

    private readonly ProcessPaths _paths = new(route.Process);

    internal void Run()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flow in route.Process.Flows.Where(flow => flow.Condition is not null))
        {
            var steps = StepsOf(flow.Condition!);
            read.UnionWith(steps);
            CheckWords(flow, steps);
        }

        foreach (var step in route.Steps.Values)
        {
            if (step.Choices.Count > 0 && !read.Contains(step.Node))
                route.Findings.Error(route.PlaceOf(step.Node), "workflow.choice-unread", $"'{step.Name}' asks for a choice that no condition reads.", step.Node);
        }

        foreach (var node in route.Process.Nodes)
            CheckWaysOut(node);
    }

    /// <summary>Ids of the tasks whose choice the condition reads.</summary>
    private static List<string> StepsOf(FeelExpression condition) =>
        [.. condition.Paths.Select(use => use.Path).Where(path => path.EndsWith(Suffix, StringComparison.Ordinal)).Select(path => path[..^Suffix.Length]).Distinct()];

    private static bool ReadsOnlyChoices(FeelExpression condition) => condition.Paths.All(use => use.Path.EndsWith(Suffix, StringComparison.Ordinal));

    private void CheckWords(Flow flow, List<string> steps)
    {
        foreach (var step in steps.Where(step => route.Steps.GetValueOrDefault(step) is not { Choices.Count: > 0 }))
            Fault(flow, "workflow.no-choices", $"A condition reads the choice of '{step}', which has no choices.");

        if (steps.Count == 0 || !ReadsOnlyChoices(flow.Condition!))
            return;

        var known = steps.Where(route.Steps.ContainsKey).SelectMany(step => route.Steps[step].Choices).ToHashSet(StringComparer.Ordinal);
        foreach (var word in Texts().Matches(flow.Condition!.Text).Select(match => match.Groups[1].Value).Where(word => known.Count > 0 && !known.Contains(word)))
            Fault(flow, "workflow.unknown-choice", $"A condition asks for the choice '{word}'; there are {string.Join(", ", known)}.");
    }

    /// <summary>Where the ways out of a node depend on one step's choice alone, each of its choices must find one.</summary>
    private void CheckWaysOut(Node node)
    {
        var ways = route.Process.Flows.Where(flow => flow.Source == node.Id).ToList();
        if (ways.Count == 0 || ways.Exists(flow => flow.Condition is null) || !ways.TrueForAll(flow => ReadsOnlyChoices(flow.Condition!)))
            return;
        if (ways.SelectMany(flow => StepsOf(flow.Condition!)).Distinct().ToList() is not [var asked] || !route.Steps.TryGetValue(asked, out var step))
            return;

        var lost = step.Choices.Where(choice => !ways.Exists(way => IsTaken(way, step, choice))).ToList();
        foreach (var choice in lost)
            route.Findings.Error(route.PlaceOf(step.Node), "workflow.choice-leads-nowhere", $"After the choice '{choice}' of '{step.Name}' no way leads out of '{node.Name ?? node.Id}'.", step.Node);

        if (lost.Count == 0 && step.Choices.Count > 0 && IsAlwaysAfter(node, step))
            route.Findings.Withdraw("bpmn.no-default", node.Id);
    }

    /// <summary>Whether no token comes to the node but through the step: then one of the choices was made.</summary>
    private bool IsAlwaysAfter(Node node, StepDefinition step)
    {
        var around = _paths.After(_paths.Starts, new HashSet<string>(StringComparer.Ordinal) { step.Node });
        return !around.Inside.Contains(node.Id);
    }

    private static bool IsTaken(Flow way, StepDefinition step, string choice)
    {
        var data = new Dictionary<string, Value> { [step.Node + Suffix] = Value.Of(choice) };
        return way.Condition!.Evaluate(new FeelScope(data, DateTimeOffset.UnixEpoch)).Value is Value.Truth { Is: true };
    }

    private void Fault(Flow flow, string rule, string sentence) => route.Findings.Error(new(flow.Line, flow.Column), rule, sentence, flow.Id);

    [GeneratedRegex("\"([^\"\\\\]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Texts();
}

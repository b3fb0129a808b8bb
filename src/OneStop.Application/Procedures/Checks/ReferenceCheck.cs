using System.Globalization;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Procedures.Checks;

/// <summary>Grounds and outcomes that the process names against those that the procedure has.</summary>
internal sealed class ReferenceCheck(ProcedureDraft procedure, Route route)
{
    private static readonly string[] TaxGrounds = ["tax-determination", "payment"];

    internal void Run()
    {
        foreach (var step in route.Steps.Values)
        {
            foreach (var ground in step.Grounds.Where(ground => !procedure.Value.Grounds.ContainsKey(ground)))
                UnknownGround(step.Node, $"'{step.Name}' may wait for '{ground}'");
            if (step.Closes is { } closes && !route.Waits.ContainsKey(closes))
                route.Findings.Error(route.PlaceOf(step.Node), "workflow.unknown-wait", $"'{step.Name}' closes '{closes}'; the waits of the process are {string.Join(", ", route.Waits.Keys)}.", step.Node);
        }

        foreach (var conversation in route.Conversations.Values)
            CheckConversation(conversation);
        foreach (var wait in route.Waits.Values)
            CheckWait(wait);
        foreach (var (node, outcome) in route.Results.Where(result => result.Value.Length > 0 && !procedure.Value.Outcomes.ContainsKey(result.Value)))
            route.Findings.Error(route.PlaceOf(node), "workflow.unknown-outcome", $"'{node}' gives the outcome '{outcome}'; there are {string.Join(", ", procedure.Value.Outcomes.Keys)}.", node);
        foreach (var (outcome, at) in procedure.Outcomes.Where(outcome => !route.Results.Values.Contains(outcome.Key)))
            procedure.Findings.Warn(at, "workflow.outcome-unused", $"No node gives the outcome '{outcome}'.", outcome);
    }

    private void CheckConversation(ConversationDefinition conversation)
    {
        if (conversation.Kind.Length > 0 && conversation.Kind != "tax")
            route.Findings.Error(route.PlaceOf(conversation.Node), "workflow.conversation-kind", $"There is no conversation of the kind '{conversation.Kind}'; there is tax.", conversation.Node);

        foreach (var ground in TaxGrounds.Where(ground => !procedure.Value.Grounds.ContainsKey(ground)))
            UnknownGround(conversation.Node, $"The conversation '{conversation.Name}' waits for '{ground}'");
    }

    /// <summary>The drawing says how long, for whoever reads it; the ground says it for the clock.</summary>
    private void CheckWait(WaitDefinition wait)
    {
        if (!procedure.Value.Grounds.TryGetValue(wait.Ground, out var ground))
        {
            UnknownGround(wait.Node, $"'{wait.Name}' waits for '{wait.Ground}'");
            return;
        }

        var drawn = route.Process.Find(wait.Node)?.Timer?.Duration?.Text.Trim('"');
        if (ground.Limit is not { Unit: LimitUnit.Days } limit || drawn != string.Create(CultureInfo.InvariantCulture, $"P{limit.Halves / 2}D"))
            route.Findings.Error(route.PlaceOf(wait.Node), "workflow.wait-limit", $"'{wait.Name}' lasts {drawn ?? "no duration"}, the ground '{wait.Ground}' {ground.Limit?.ToString() ?? "as a notice says"}; both must be the same days, as in P15D and 15 d.", wait.Node);
    }

    private void UnknownGround(string node, string waits) =>
        route.Findings.Error(route.PlaceOf(node), "workflow.unknown-ground", $"{waits}, but the procedure's grounds are {string.Join(", ", procedure.Value.Grounds.Keys)}.", node);
}

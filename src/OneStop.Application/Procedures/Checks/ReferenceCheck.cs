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
        }

        foreach (var conversation in route.Conversations.Values)
            CheckConversation(conversation);
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

    private void UnknownGround(string node, string waits) =>
        route.Findings.Error(route.PlaceOf(node), "workflow.unknown-ground", $"{waits}, but the procedure's grounds are {string.Join(", ", procedure.Value.Grounds.Keys)}.", node);
}

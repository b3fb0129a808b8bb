namespace OneStop.Workflow.Reader;

/// <summary>What must be true of nodes and flows before a process can run.</summary>
internal static class StructureRules
{
    internal static void Check(Draft draft, FaultList faults)
    {
        Starts(draft, faults);
        Reachable(draft, faults);
        foreach (var node in draft.Nodes)
            Ends(node, faults);

        foreach (var node in draft.Nodes.Where(node => node.Outgoing.Count > 0))
            Choices(node, faults);
    }

    private static void Starts(Draft draft, FaultList faults)
    {
        var starts = draft.Nodes.FindAll(node => node.Element.Name == "startEvent");
        if (starts.Count == 0)
            faults.Add(draft.Process, "bpmn.no-start", "The process has no start event; draw one plain start event.");

        foreach (var start in starts.FindAll(start => start.Kind == NodeKind.Start).Skip(1))
            faults.Add(start.Element, "bpmn.several-starts", $"{start.Label} is a further plain start event; one must be enough to know where to begin.");

        foreach (var start in starts.FindAll(start => start.Incoming.Count > 0))
            faults.Add(start.Element, "bpmn.start-incoming", $"A flow leads into the start event {start.Label}; let it end at the node after it.");
    }

    private static void Reachable(Draft draft, FaultList faults)
    {
        var reached = new HashSet<NodeDraft>();
        var open = new Stack<NodeDraft>(draft.Nodes.FindAll(BeginsByItself));
        if (open.Count == 0)
            return;

        while (open.TryPop(out var node))
        {
            if (reached.Add(node))
                node.Outgoing.ForEach(flow => open.Push(flow.Target));
        }

        foreach (var node in draft.Nodes.Where(node => !reached.Contains(node) && draft.ById[node.Id] == node && node.Id.Length > 0))
            faults.Add(node.Element, "bpmn.unreachable", $"No way leads from the start to {node.Label}. Connect it or take it out.");
    }

    /// <summary>What is refused already, as an event on a boundary, may begin by itself; the nodes behind it need no second fault.</summary>
    private static bool BeginsByItself(NodeDraft node) => node.Element.Name == "startEvent" || (node.Kind is null && node.Incoming.Count == 0);

    private static void Ends(NodeDraft node, FaultList faults)
    {
        if (node.Kind == NodeKind.End && node.Outgoing.Count > 0)
            faults.Add(node.Element, "bpmn.end-outgoing", $"A flow leads out of the end event {node.Label}; nothing can follow an end.");
        else if (node.Kind is NodeKind.Exclusive or NodeKind.Parallel && node.Outgoing.Count == 0)
            faults.Add(node.Element, "bpmn.gateway-no-outgoing", $"No flow leads out of the gateway {node.Label}; a gateway must lead somewhere.");
        else if (node.Kind is not null and not NodeKind.End && node.Id.Length > 0 && node.Outgoing.Count == 0)
            faults.Add(node.Element, "bpmn.dead-end", $"The way ends at {node.Label} without an end event; if it is meant, draw one.", FaultWeight.Warning);
    }

    private static void Choices(NodeDraft node, FaultList faults)
    {
        if (node.Kind == NodeKind.Exclusive)
            Exclusive(node, faults);
        else if (node.Kind == NodeKind.Parallel)
            node.Outgoing.FindAll(flow => flow.IsConditional).ForEach(flow => Ignored(flow, "a parallel gateway takes every way", faults));
        else if (node.IsActivity)
            Activity(node, faults);
        else if (node.Kind is not null)
            node.Outgoing.FindAll(flow => flow.IsConditional).ForEach(flow => OnEvent(flow, faults));

        if (node.Default is { IsConditional: true } decided)
            Ignored(decided, "a default flow is taken when no other is", faults);
    }

    private static void Exclusive(NodeDraft node, FaultList faults)
    {
        var bare = node.Outgoing.FindAll(flow => !flow.IsConditional && flow != node.Default);
        if (node.Outgoing.Count > 1)
            bare.ForEach(flow => faults.Add(flow.Element, "bpmn.condition-missing", $"The way from {node.Label} to {flow.Target.Label} has no condition; give it one or make it the default."));

        if (bare.Count == 0 && node.Default is null)
            NoDefault(node, faults);
    }

    private static void Activity(NodeDraft node, FaultList faults)
    {
        if (node.Default is null && node.Outgoing.TrueForAll(flow => flow.IsConditional))
            NoDefault(node, faults);
    }

    private static void NoDefault(NodeDraft node, FaultList faults) => faults.Add(
        node.Element, "bpmn.no-default", $"Every way out of {node.Label} has a condition and none is the default; if none is true the dossier stops there.", FaultWeight.Warning);

    private static void OnEvent(FlowDraft flow, FaultList faults) => faults.Add(
        flow.Element, "bpmn.condition-on-event", $"The flow out of the event {flow.Source.Label} has a condition; only tasks and exclusive gateways choose. Put a gateway behind it.");

    private static void Ignored(FlowDraft flow, string why, FaultList faults) => faults.Add(
        flow.Element, "bpmn.condition-ignored", $"The condition on the way from {flow.Source.Label} to {flow.Target.Label} is never asked: {why}.", FaultWeight.Warning);
}

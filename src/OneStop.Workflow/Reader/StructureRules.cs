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
        if (!starts.Exists(start => start.Parent is null))
            faults.Add(draft.Process, "bpmn.no-start", "The process has no start event; draw one plain start event.");

        foreach (var inside in draft.Nodes.Where(node => node.Kind is NodeKind.SubProcess or NodeKind.EventSubProcess))
            StartsInside(inside, starts.FindAll(start => start.Parent == inside), faults);

        foreach (var further in starts.Where(start => start.Kind == NodeKind.Start && start.Triggers.Count == 0).GroupBy(start => start.Parent).SelectMany(same => same.Skip(1)))
            faults.Add(further.Element, "bpmn.several-starts", $"{further.Label} is a further plain start event; one must be enough to know where to begin.");

        foreach (var start in starts.FindAll(start => start.Incoming.Count > 0))
            faults.Add(start.Element, "bpmn.start-incoming", $"A flow leads into the start event {start.Label}; let it end at the node after it.");
    }

    private static void StartsInside(NodeDraft inside, List<NodeDraft> starts, FaultList faults)
    {
        var waits = inside.Kind == NodeKind.EventSubProcess;
        if (starts.Count == 0)
            faults.Add(inside.Element, "bpmn.no-start", $"{inside.Label} has no start event; draw one.");
        else if (waits && starts is not [{ Triggers.Count: > 0 }] && starts.TrueForAll(start => start.Kind is not null))
            faults.Add(inside.Element, "bpmn.event-start", $"The event sub-process {inside.Label} needs exactly one start event, and that must wait for something.");
        else if (!waits && starts.Find(start => start.Triggers.Count > 0) is { } waiting)
            faults.Add(waiting.Element, "bpmn.start-waits", $"{waiting.Label} starts a sub-process, which the flow into it starts; take the trigger out.");
        if (waits && inside.Incoming.Count + inside.Outgoing.Count > 0)
            faults.Add(inside.Element, "bpmn.event-flow", $"A flow leads into or out of the event sub-process {inside.Label}; its event alone starts it.");
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
    private static bool BeginsByItself(NodeDraft node) =>
        node.Element.Name is "startEvent" or "boundaryEvent" || node.Kind is NodeKind.EventSubProcess or NodeKind.LinkCatch || (node.Kind is null && node.Incoming.Count == 0);

    private static void Ends(NodeDraft node, FaultList faults)
    {
        if (node.Kind == NodeKind.End && node.Outgoing.Count > 0)
            faults.Add(node.Element, "bpmn.end-outgoing", $"A flow leads out of the end event {node.Label}; nothing can follow an end.");
        else if (node.Kind is NodeKind.Exclusive or NodeKind.Parallel or NodeKind.Inclusive or NodeKind.EventGateway && node.Outgoing.Count == 0)
            faults.Add(node.Element, "bpmn.gateway-no-outgoing", $"No flow leads out of the gateway {node.Label}; a gateway must lead somewhere.");
        else if (node.Kind is not null and not (NodeKind.End or NodeKind.LinkThrow or NodeKind.EventSubProcess) && node.Id.Length > 0 && node.Outgoing.Count == 0)
            faults.Add(node.Element, "bpmn.dead-end", $"The way ends at {node.Label} without an end event; if it is meant, draw one.", FaultWeight.Warning);
    }

    private static void Choices(NodeDraft node, FaultList faults)
    {
        if (node.Kind == NodeKind.Exclusive)
            Exclusive(node, faults);
        else if (node.Kind == NodeKind.Parallel)
            node.Outgoing.FindAll(flow => flow.IsConditional).ForEach(flow => Ignored(flow, "a parallel gateway takes every way", faults));
        else if (node.IsActivity || node.Kind == NodeKind.Inclusive)
            Activity(node, faults);
        else if (node.Kind == NodeKind.EventGateway)
            node.Outgoing.FindAll(flow => !Waits(flow.Target)).ForEach(flow => AfterGateway(flow, faults));
        else if (node.Kind is not null)
            node.Outgoing.FindAll(flow => flow.IsConditional).ForEach(flow => OnEvent(flow, faults));

        if (node.Default is { IsConditional: true } decided)
            Ignored(decided, "a default flow is taken when no other is", faults);
    }

    private static bool Waits(NodeDraft node) => node.Kind is NodeKind.MessageCatch or NodeKind.TimerCatch or NodeKind.SignalCatch or null;

    private static void AfterGateway(FlowDraft flow, FaultList faults) => faults.Add(
        flow.Element, "bpmn.event-gateway", $"The event gateway {flow.Source.Label} leads to {flow.Target.Label}, which waits for nothing; let it lead to events or receive tasks.");

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

namespace OneStop.Workflow.Reader.Rules;

/// <summary>Sequence flows and message flows: what they may join.</summary>
internal static class FlowRule
{
    private static readonly string[] Artifacts = ["association", "group", "textAnnotation"];

    internal static readonly Rule[] All =
    [
        new("EXT.006", "A sequence flow leads to an artifact or data. Let it lead to an activity, gateway or event.", d => d.Flows.Where(flow => d.Target(flow) is { } target && !IsNode(target))),
        new("EXT.007", "A sequence flow starts at an artifact or data. Let it start at an activity, gateway or event.", d => d.Flows.Where(flow => d.Source(flow) is { } source && !IsNode(source))),
        new("EXT.007", "A sequence flow starts or ends nowhere. Connect it.", d => d.Flows.Where(flow => d.IsWhole && (d.Source(flow) is null || d.Target(flow) is null))),
        new("EXT.008", "A message flow leads to an artifact. Let it lead to a pool, task or event.", d => d.Of("messageFlow").Where(flow => Artifacts.Contains(d.Target(flow)?.Name))),
        new("EXT.009", "A message flow starts at an artifact. Let it start at a pool, task or event.", d => d.Of("messageFlow").Where(flow => Artifacts.Contains(d.Source(flow)?.Name))),
        new("EXT.021", "An event sub-process has no flow out of it. Take it out.", d => d.Flows.Where(flow => Drawing.IsEventSubProcess(d.Source(flow)))),
        new("EXT.022", "An event sub-process has no flow into it. Take it out.", d => d.Flows.Where(flow => Drawing.IsEventSubProcess(d.Target(flow)))),
        new("EXT.023", "The node where the flow ends does not list it as incoming, or the one where it starts not as outgoing. Let the tool write both.", d => d.ListsFlows ? d.Flows.Where(flow => !Lists(d, d.Target(flow), "incoming", flow) || !Lists(d, d.Source(flow), "outgoing", flow)) : []),
        new("EXT.025", "The only flow out of an activity has a condition. Take the condition off, or draw the other way.", d => d.Activities.Where(node => d.Out(node) is [var only] && only.Bpmn("conditionExpression").Any())),
        new("EXT.026", "The default flow starts elsewhere. Choose one of the flows out of this node.", d => d.Nodes.Where(node => node["default"] is { Length: > 0 } reference && d.Find(reference) is { Name: "sequenceFlow" } flow && d.Source(flow) != node)),
        new("EXT.031", "A message flow joins two things of one pool, or a pool with its own content. Draw a sequence flow.", d => d.Of("messageFlow").Where(flow => Pool(d, d.Source(flow)) is { } pool && pool == Pool(d, d.Target(flow)))),
        new("EXT.152", "A sequence flow leaves its pool or sub-process. Draw a message flow, or go on outside.", d => d.Flows.Where(flow => d.Source(flow) is { } source && d.Target(flow) is { } target && IsNode(source) && IsNode(target) && Level(source) != Level(target))),
        new("EXT.102", "A message flow starts at a start event. Let it end there.", d => d.Of("messageFlow").Where(flow => d.Source(flow)?.Name == "startEvent")),
        new("EXT.108", "A message flow leads to an end event. Let it start there.", d => d.Of("messageFlow").Where(flow => d.Target(flow)?.Name == "endEvent")),
        new("EXT.103", "A message flow leads to a start event that waits for no message. Give it a message.", d => d.Of("messageFlow").Where(flow => d.Target(flow) is { Name: "startEvent" } start && !d.Has(start, "messageEventDefinition"))),
        new("EXT.109", "A message flow starts at an end event that sends no message. Give it a message.", d => d.Of("messageFlow").Where(flow => d.Source(flow) is { Name: "endEvent" } end && !d.Has(end, "messageEventDefinition"))),
        new("EXT.119", "A message flow leads to a throw event or starts at a catch event. Turn it round.", d => d.Of("messageFlow").Where(flow => d.Target(flow)?.Name == "intermediateThrowEvent" || d.Source(flow) is { Name: "intermediateCatchEvent" or "boundaryEvent" })),
    ];

    private static bool IsNode(Element element) => Names.IsFlowNode(element.Name);

    private static bool Lists(Drawing drawing, Element? node, string what, Element flow) =>
        node is null || !IsNode(node) || flow.Id is null || drawing.References(node, what).Contains(flow.Id);

    /// <summary>What holds a node: processes and sub-processes, not lanes.</summary>
    private static Element? Level(Element node) => node.Parent;

    /// <summary>The process that a pool or a thing in it belongs to.</summary>
    private static Element? Pool(Drawing drawing, Element? end) =>
        end?.Name == "participant" ? drawing.Find(end["processRef"]) ?? end : end is null ? null : Drawing.Around(end, "process");
}

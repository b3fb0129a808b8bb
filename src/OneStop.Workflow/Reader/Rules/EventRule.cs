namespace OneStop.Workflow.Reader.Rules;

/// <summary>Events: the flows at them, their links, messages and codes.</summary>
internal static class EventRule
{
    internal static readonly Rule[] All =
    [
        new("EXT.011", "An escalation that is thrown has a code. Give the escalation its escalationCode.", d => d.Of("escalationEventDefinition").Where(one => one.Parent is { Name: "endEvent" or "intermediateThrowEvent" } node && Drawing.Runs(node) && d.Find(one["escalationRef"])?["escalationCode"] is null or "")),
        new("EXT.096", "A flow leads into a start event. Let it end at the node after it.", d => d.Of("startEvent").Where(one => d.In(one).Count > 0)),
        new("EXT.101", "No flow leads out of the start event. Draw what comes first.", d => d.Of("startEvent").Where(one => d.Out(one).Count == 0)),
        new("EXT.104", "A flow leads out of an end event; nothing can follow an end.", d => d.Of("endEvent").Where(one => d.Out(one).Count > 0)),
        new("EXT.107", "No flow leads to the end event. Connect it or take it out.", d => d.Of("endEvent").Where(one => d.In(one).Count == 0)),
        new("EXT.112", "A flow leads into a boundary event. Let it end at the activity.", d => d.Of("boundaryEvent").Where(one => d.In(one).Count > 0)),
        new("EXT.113", "No flow leads out of the boundary event. Draw what happens then.", d => d.Of("boundaryEvent").Where(one => d.Out(one).Count == 0 && !d.Has(one, "compensateEventDefinition"))),
        new("EXT.114", "A flow leads out of a compensation event. Draw an association to the activity that compensates.", d => d.Of("boundaryEvent").Where(one => d.Out(one).Count > 0 && d.Has(one, "compensateEventDefinition"))),
        new("EXT.115", "No flow leads to the intermediate event. Connect it.", d => Intermediate(d).Where(one => d.In(one).Count == 0 && !(one.Name == "intermediateCatchEvent" && d.Has(one, "linkEventDefinition")))),
        new("EXT.116", "No flow leads out of the intermediate event. Draw what comes then, or make it an end event.", d => Intermediate(d).Where(one => d.Out(one).Count == 0 && !(one.Name == "intermediateThrowEvent" && d.Has(one, "linkEventDefinition")))),
        new("EXT.117", "A link event has a flow into it where it throws, or out of it where it catches, never both.", d => Intermediate(d).Where(one => d.Has(one, "linkEventDefinition") && (one.Name == "intermediateCatchEvent" ? d.In(one).Count > 0 : d.Out(one).Count > 0))),
        new("EXT.118", "The link leads to no catch event of its name on its level.", d => Links(d, "intermediateThrowEvent").Where(one => !Links(d, "intermediateCatchEvent").Any(other => Same(d, one, other)))),
        new("EXT.124", "No throw event leads to this link.", d => Links(d, "intermediateCatchEvent").Where(one => !Links(d, "intermediateThrowEvent").Any(other => Same(d, other, one)))),
        new("EXT.125", "A link leads to exactly one catch event of its name.", d => Links(d, "intermediateThrowEvent").Where(one => Links(d, "intermediateCatchEvent").Count(other => Same(d, one, other)) > 1)),
        new("EXT.127", "The message event does not say which message. Set messageRef.", d => d.Of("messageEventDefinition").Where(one => Drawing.Runs(one) && one["messageRef"] is null or "")),
        new("EXT.128", "The message event does not say by which operation. Set operationRef.", d => d.Of("messageEventDefinition").Where(one => Drawing.Runs(one) && one["operationRef"] is null && !one.Bpmn("operationRef").Any())),
        new("EXT.143", "A compensation event has an association to the activity that compensates. Draw it.", d => Compensations(d).Where(one => d.IsWhole && Compensator(d, one) is null)),
        new("EXT.144", "The activity that compensates says so. Set isForCompensation to true.", d => Compensations(d).Where(one => Compensator(d, one) is { } activity && !(Names.IsActivity(activity.Name) && Drawing.IsForCompensation(activity)))),
        new("EXT.150", "A start event is drawn, but no flow leads to this node. Connect it.", d => d.Nodes.Where(one => d.Holds(one.Parent, "startEvent") && d.In(one).Count == 0 && !BeginsByItself(d, one))),
        new("EXT.151", "An end event is drawn, but no flow leads out of this node. Connect it.", d => d.Nodes.Where(one => d.Holds(one.Parent, "endEvent") && d.Out(one).Count == 0 && !EndsByItself(d, one))),
    ];

    private static IEnumerable<Element> Intermediate(Drawing drawing) => drawing.Of("intermediateCatchEvent", "intermediateThrowEvent");

    private static IEnumerable<Element> Links(Drawing drawing, string kind) => drawing.Of(kind).Where(one => drawing.Has(one, "linkEventDefinition"));

    /// <summary>The same name and the same process or sub-process, or one that refers to the other.</summary>
    private static bool Same(Drawing drawing, Element thrown, Element caught)
    {
        var (one, other) = (LinkOf(drawing, thrown), LinkOf(drawing, caught));
        if (thrown.Parent != caught.Parent)
            return false;

        return Refers(one, other, "target", "source") || Refers(other, one, "source", "target") || (one["name"] == other["name"] && !one.Bpmn("target").Any());
    }

    private static bool Refers(Element one, Element other, string toOther, string toOne) =>
        one.Bpmn(toOther).Concat(one.Bpmn(toOne)).Any(reference => reference.Reference == other.Id);

    private static Element LinkOf(Drawing drawing, Element node) => drawing.Events(node).First(one => one.Name == "linkEventDefinition");

    private static IEnumerable<Element> Compensations(Drawing drawing) => drawing.Of("boundaryEvent").Where(one => drawing.Has(one, "compensateEventDefinition"));

    private static Element? Compensator(Drawing drawing, Element boundary) => drawing.Associated[boundary].FirstOrDefault();

    private static bool BeginsByItself(Drawing drawing, Element node) =>
        node.Name is "startEvent" or "boundaryEvent" || Drawing.IsForCompensation(node) || Drawing.IsEventSubProcess(node) || (node.Name == "intermediateCatchEvent" && drawing.Has(node, "linkEventDefinition"))
        || node.Parent?.Name == "adHocSubProcess" || (node.Name is "receiveTask" or "eventBasedGateway" && Drawing.IsTrue(node, "instantiate"));

    private static bool EndsByItself(Drawing drawing, Element node) =>
        node.Name == "endEvent" || Drawing.IsForCompensation(node) || Drawing.IsEventSubProcess(node) || (node.Name == "intermediateThrowEvent" && drawing.Has(node, "linkEventDefinition"))
        || (node.Name == "boundaryEvent" && drawing.Has(node, "compensateEventDefinition")) || node.Parent?.Name == "adHocSubProcess";
}

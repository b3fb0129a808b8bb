namespace OneStop.Workflow.Reader.Rules;

/// <summary>Which events may wait for what, and throw what.</summary>
internal static class EventKindRule
{
    private static readonly string[] TopStarts = ["messageEventDefinition", "timerEventDefinition", "conditionalEventDefinition", "signalEventDefinition"];
    private static readonly string[] SubStarts = [.. TopStarts, "errorEventDefinition", "escalationEventDefinition", "compensateEventDefinition"];
    private static readonly string[] Ends =
        ["messageEventDefinition", "escalationEventDefinition", "errorEventDefinition", "cancelEventDefinition", "compensateEventDefinition", "signalEventDefinition", "terminateEventDefinition"];
    private static readonly string[] Catches = [.. TopStarts, "linkEventDefinition"];
    private static readonly string[] Throws = ["messageEventDefinition", "escalationEventDefinition", "compensateEventDefinition", "linkEventDefinition", "signalEventDefinition"];

    internal static readonly Rule[] All =
    [
        new("EXT.098", "A process starts by a message, timer, condition or signal, or by none of them.", d => d.Of("startEvent").Where(one => one.Parent?.Name == "process" && Other(d, one, TopStarts))),
        new("EXT.100", "The start of a sub-process waits for nothing. Take its event definition out.", d => d.Of("startEvent").Where(one => one.Parent is { Name: "subProcess" or "transaction" } parent && !Drawing.IsEventSubProcess(parent) && d.Events(one).Count > 0)),
        new("EXT.059", "An event sub-process starts by a message, timer, error, escalation, compensation, condition or signal. Give its start event one of them.", d => d.Of("startEvent").Where(one => Drawing.IsEventSubProcess(one.Parent) && (d.Events(one).Count == 0 || Other(d, one, SubStarts)))),
        new("EXT.059", "An event sub-process that does not interrupt cannot start by an error or a compensation.", d => d.Of("startEvent").Where(one => Drawing.IsEventSubProcess(one.Parent) && Drawing.IsFalse(one, "isInterrupting") && (d.Has(one, "errorEventDefinition") || d.Has(one, "compensateEventDefinition")))),
        new("EXT.146", "An end event throws a message, escalation, error, cancellation, compensation or signal, or terminates.", d => d.Of("endEvent").Where(one => Other(d, one, Ends))),
        new("EXT.148", "An intermediate catch event waits for a message, timer, condition, link or signal.", d => d.Of("intermediateCatchEvent").Where(one => d.Events(one).Count == 0 || Other(d, one, Catches))),
        new("EXT.149", "An intermediate throw event throws a message, escalation, compensation, link or signal.", d => d.Of("intermediateThrowEvent").Where(one => Other(d, one, Throws))),
        new("EXT.110", "A boundary event waits for something, but not for a link or a termination.", d => d.Of("boundaryEvent").Where(one => d.Events(one).Count == 0 || d.Has(one, "linkEventDefinition") || d.Has(one, "terminateEventDefinition"))),
        new("EXT.110", "An error, cancellation or compensation always interrupts. Set cancelActivity to true.", d => d.Of("boundaryEvent").Where(one => Drawing.IsFalse(one, "cancelActivity") && (d.Has(one, "errorEventDefinition") || d.Has(one, "cancelEventDefinition") || d.Has(one, "compensateEventDefinition")))),
        new("EXT.111", "A cancel event stands on the edge of a transaction only.", d => d.Of("boundaryEvent").Where(one => d.Has(one, "cancelEventDefinition") && d.Find(one["attachedToRef"])?.Name != "transaction")),
        new("EXT.106", "A cancel end event stands in a transaction only.", d => d.Of("endEvent").Where(one => d.Has(one, "cancelEventDefinition") && Drawing.Around(one.Parent!, "transaction") is null)),
        new("EXT.095", "An event definition that is thrown stands once: what is thrown by reference cannot be used elsewhere.", Shared),
    ];

    private static bool Other(Drawing drawing, Element node, string[] allowed) => drawing.Events(node).Exists(one => !allowed.Contains(one.Name));

    private static IEnumerable<Element> Shared(Drawing drawing)
    {
        var uses = drawing.Of("eventDefinitionRef").Where(one => one.Parent is not null).GroupBy(one => one.Reference, StringComparer.Ordinal);
        return uses.Where(use => use.Count() > 1 && use.Any(one => one.Parent!.Name is "intermediateThrowEvent" or "endEvent")).SelectMany(use => use.Select(one => one.Parent!).Where(node => node.Name is "intermediateThrowEvent" or "endEvent"))
            .Concat(uses.Where(use => drawing.Find(use.Key) is { } shared && Drawing.IsEvent(shared.Parent!) && shared.Parent!.Name is "intermediateThrowEvent" or "endEvent").SelectMany(use => use));
    }
}

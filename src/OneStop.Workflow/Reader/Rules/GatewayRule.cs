namespace OneStop.Workflow.Reader.Rules;

/// <summary>Gateways, and what stands behind an event gateway.</summary>
internal static class GatewayRule
{
    private static readonly string[] Awaited = ["messageEventDefinition", "signalEventDefinition", "timerEventDefinition", "conditionalEventDefinition"];

    internal static readonly Rule[] All =
    [
        new("EXT.017", "A converging gateway has one flow out of it. Make it mixed, or split behind it.", d => d.Gateways.Where(one => one["gatewayDirection"] == "Converging" && d.Out(one).Count > 1)),
        new("EXT.018", "A diverging gateway has one flow into it. Make it mixed, or join before it.", d => d.Gateways.Where(one => one["gatewayDirection"] == "Diverging" && d.In(one).Count > 1)),
        new("EXT.019", "A mixed gateway has several flows in and several out. Say what it is.", d => d.Gateways.Where(one => one["gatewayDirection"] == "Mixed" && (d.In(one).Count < 2 || d.Out(one).Count < 2))),
        new("EXT.135", "A gateway has several flows in or several out. With one of each take it out.", d => d.Gateways.Where(one => d.In(one).Count < 2 && d.Out(one).Count < 2)),
        new("EXT.136", "An event gateway has at least two flows out of it. Draw the other event.", d => d.Of("eventBasedGateway").Where(one => d.Out(one).Count < 2)),
        new("EXT.137", "The flows out of an event gateway have no conditions. Take them off.", d => d.Of("eventBasedGateway").Where(one => d.Out(one).Any(flow => flow.Bpmn("conditionExpression").Any()))),
        new("EXT.138", "An event gateway leads to receive tasks and to catch events of messages, signals, timers and conditions only.", d => Behind(d).Where(target => !Waits(d, target))),
        new("EXT.139", "Behind an event gateway stand message events or receive tasks, not both.", d => d.Of("eventBasedGateway").Where(one => d.Out(one).Any(flow => d.Target(flow)?.Name == "receiveTask") && d.Out(one).Any(flow => d.Target(flow) is { } target && d.Has(target, "messageEventDefinition")))),
        new("EXT.140", "A receive task behind an event gateway has no events on its edge. Take them off.", Bounded),
        new("EXT.141", "What stands behind an event gateway has no other flow into it. Draw a second one.", d => Behind(d).Where(target => d.In(target).Count > 1)),
        new("EXT.142", "An event gateway that starts a process has no flow into it.", d => d.Of("eventBasedGateway").Where(one => Drawing.IsTrue(one, "instantiate") && d.In(one).Count > 0)),
    ];

    private static IEnumerable<Element> Behind(Drawing drawing) =>
        drawing.Of("eventBasedGateway").SelectMany(drawing.Out).Select(drawing.Target).OfType<Element>().Distinct();

    private static IEnumerable<Element> Bounded(Drawing drawing)
    {
        var hosts = drawing.Of("boundaryEvent").Select(boundary => drawing.Find(boundary["attachedToRef"])).ToHashSet();
        return Behind(drawing).Where(target => target.Name == "receiveTask" && hosts.Contains(target));
    }

    private static bool Waits(Drawing drawing, Element target) =>
        target.Name == "receiveTask" || (target.Name == "intermediateCatchEvent" && drawing.Events(target) is { Count: > 0 } events && events.TrueForAll(one => Awaited.Contains(one.Name)));
}

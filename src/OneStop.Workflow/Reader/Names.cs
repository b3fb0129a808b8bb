namespace OneStop.Workflow.Reader;

/// <summary>Namespaces, and what the reader passes over because it says nothing about the course of things.</summary>
internal static class Names
{
    internal const string Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    internal const string Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    internal const string OneStop = "urn:onestop:bpmn:1";

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "documentation", "extensionElements", "laneSet", "textAnnotation", "association", "group", "dataObject", "dataObjectReference", "dataStoreReference",
        "property", "ioSpecification", "auditing", "monitoring", "supports", "resourceRole", "performer", "humanPerformer", "potentialOwner", "rendering",
        "incoming", "outgoing", "categoryValueRef", "ioBinding",
    };

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "startEvent", "endEvent", "userTask", "serviceTask", "sendTask", "receiveTask", "intermediateThrowEvent", "intermediateCatchEvent",
        "exclusiveGateway", "parallelGateway",
    };

    /// <summary>Documentation, drawing and data shapes: carried, never run.</summary>
    internal static bool IsSilent(Element element) =>
        !element.IsBpmn || Silent.Contains(element.Name) || (element.Name is "dataInputAssociation" or "dataOutputAssociation" && !MovesData(element));

    internal static bool IsNode(string name) => Kinds.Contains(name);

    /// <summary>How to draw without it.</summary>
    internal static string Mend(string name) => name switch
    {
        "task" or "manualTask" => "Make it a userTask.",
        "scriptTask" or "businessRuleTask" => "Make it a serviceTask whose os:effect names what the host does.",
        "subProcess" or "transaction" or "adHocSubProcess" or "callActivity" => "Draw its steps in the process itself.",
        "inclusiveGateway" or "complexGateway" => "Draw it with exclusive and parallel gateways.",
        "eventBasedGateway" or "boundaryEvent" => "Draw the wait on the way itself, as a receiveTask or an intermediate catch event.",
        "standardLoopCharacteristics" => "Draw the loop with an exclusive gateway.",
        "multiInstanceLoopCharacteristics" => "Draw the instances beside each other with parallel gateways.",
        "messageEventDefinition" => "Put a receiveTask or sendTask beside a plain event.",
        "timeCycle" => "Use timeDate or timeDuration.",
        _ => "Take it out or draw it with the elements that run: plain start and end events, userTask, serviceTask, sendTask, receiveTask, message and timer catch events, exclusive and parallel gateways.",
    };

    private static bool MovesData(Element association) => association.Children.Exists(child => child.IsBpmn && child.Name is "assignment" or "transformation");
}

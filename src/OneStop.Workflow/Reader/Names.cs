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
        "incoming", "outgoing", "categoryValueRef", "ioBinding", "script", "dataInput", "dataOutput", "inputSet", "outputSet",
    };

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "startEvent", "endEvent", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "intermediateThrowEvent",
        "intermediateCatchEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "subProcess", "callActivity",
    };

    private static readonly HashSet<string> Activities = new(StringComparer.Ordinal)
    {
        "task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "subProcess", "transaction", "adHocSubProcess", "callActivity",
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal) { "complexGateway", "choreographyTask", "subChoreography", "callChoreography" };

    /// <summary>Documentation, drawing and data shapes: carried, never run.</summary>
    internal static bool IsSilent(Element element) =>
        !element.IsBpmn || Silent.Contains(element.Name) || (element.Name is "dataInputAssociation" or "dataOutputAssociation" && !MovesData(element));

    /// <summary>Runs here.</summary>
    internal static bool IsNode(string name) => Kinds.Contains(name);

    internal static bool IsActivity(string name) => Activities.Contains(name);

    /// <summary>A node of BPMN, whether it runs here or not.</summary>
    internal static bool IsFlowNode(string name) => Kinds.Contains(name) || Activities.Contains(name) || Others.Contains(name) || name == "implicitThrowEvent";

    internal static bool IsContainer(string name) => name is "process" or "subProcess" or "transaction" or "adHocSubProcess";

    internal static bool IsLoop(Element child) => child is { IsBpmn: true, Name: "multiInstanceLoopCharacteristics" or "standardLoopCharacteristics" };

    /// <summary>How to draw without it.</summary>
    internal static string Mend(string name) => name switch
    {
        "task" => "Make it a userTask, or a manualTask if nobody has to say that it is done.",
        "transaction" or "adHocSubProcess" => "Make it a subProcess.",
        "complexGateway" => "Draw it with inclusive, exclusive and parallel gateways.",
        "compensateEventDefinition" or "cancelEventDefinition" => "Draw the way back itself.",
        "conditionalEventDefinition" => "Let a message or signal say when the condition has come true.",
        _ => "Take it out or draw it with the elements that run: see src/OneStop.Workflow/README.md.",
    };

    private static bool MovesData(Element association) => association.Children.Exists(child => child.IsBpmn && child.Name is "assignment" or "transformation");
}

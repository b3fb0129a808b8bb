using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads the nodes of a process and refuses, each at its place, those that do not run.</summary>
internal sealed class NodeReader(Draft draft, FaultList faults)
{
    private const int MaxNodes = 5_000;

    /// <summary>Attributes that would change the course with any other value.</summary>
    private static readonly (string Attribute, string Harmless)[] Harmless =
        [("isForCompensation", "false"), ("startQuantity", "1"), ("completionQuantity", "1"), ("instantiate", "false"), ("parallelMultiple", "false")];

    private readonly EventReader _events = new(draft, faults);

    internal void Read()
    {
        foreach (var element in draft.Process.Children)
        {
            if (Names.IsSilent(element) || element.Name == "sequenceFlow")
                continue;

            if (draft.Nodes.Count == MaxNodes)
            {
                faults.Add(element, "bpmn.too-many-nodes", $"The process has more than {MaxNodes} nodes; split it.");
                return;
            }

            Add(element);
        }
    }

    private void Add(Element element)
    {
        var node = new NodeDraft(element, element.Id ?? "");
        draft.Nodes.Add(node);
        CheckId(node);
        draft.ById.TryAdd(node.Id, node);
        if (!Names.IsNode(element.Name))
            Refuse(node, element);
        else if (AllKnown(node))
            node.Kind = KindOf(node);
    }

    private void CheckId(NodeDraft node)
    {
        if (node.Id.Length == 0)
            faults.Add(node.Element, "bpmn.id-missing", $"This {node.Element.Name} has no id; no flow, task or timer can refer to it.");
        else if (!Lexer.IsName(node.Id))
            faults.Add(node.Element, "bpmn.id-form", $"The id '{node.Id}' cannot stand in a condition: write a lower-case letter, then letters, digits and _, and no word of FEEL.");
    }

    private NodeKind? KindOf(NodeDraft node) => node.Element.Name switch
    {
        "userTask" => NodeKind.UserTask,
        "exclusiveGateway" => NodeKind.Exclusive,
        "parallelGateway" => NodeKind.Parallel,
        "serviceTask" or "sendTask" => EffectOf(node),
        "receiveTask" => _events.Waits(node, node.Element),
        "startEvent" => _events.Plain(node, NodeKind.Start),
        "endEvent" => _events.Plain(node, NodeKind.End),
        "intermediateThrowEvent" => _events.Thrown(node) ? EffectOf(node) : _events.Plain(node, NodeKind.PassThrough),
        _ => _events.Caught(node),
    };

    private NodeKind EffectOf(NodeDraft node)
    {
        var named = node.Element.OneStop("effect").ToList();
        if (named.Count > 1 || named.Exists(effect => effect["name"] is null or ""))
            faults.Add(named[^1], "bpmn.effect-name", $"{node.Label} needs one os:effect with a name, or none: then its id is the name.");

        node.Effect = named.FirstOrDefault()?["name"] ?? node.Id;
        return NodeKind.Effect;
    }

    /// <summary>What the element holds and says beyond its own kind.</summary>
    private bool AllKnown(NodeDraft node)
    {
        var refused = node.Element.Children.FindAll(child => !Names.IsSilent(child) && !IsEventDefinition(child));
        refused.ForEach(child => Refuse(node, child));

        foreach (var (attribute, harmless) in Harmless)
        {
            if (node.Element[attribute] is { } value && value != harmless)
            {
                faults.Add(node.Element, "bpmn.not-supported", $"{attribute}=\"{value}\" on {node.Label} does not run here. Take it out.");
                return false;
            }
        }

        return refused.Count == 0;
    }

    internal static bool IsEventDefinition(Element child) =>
        child.IsBpmn && child.Name.EndsWith("EventDefinition", StringComparison.Ordinal) || child is { IsBpmn: true, Name: "eventDefinitionRef" };

    private void Refuse(NodeDraft node, Element what)
    {
        var where = ReferenceEquals(node.Element, what) ? node.Label : $"in {node.Label}";
        faults.Add(what.Line, what.Column, "bpmn.not-supported", $"{what.Name} {where} does not run here. {Names.Mend(what.Name)}", FaultWeight.Error, node.Element);
    }
}

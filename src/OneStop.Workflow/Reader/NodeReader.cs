using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads the nodes of a process, those inside sub-processes too, and refuses, each at its place, those that do not run.</summary>
internal sealed class NodeReader(Draft draft, ExpressionReader expressions, FaultList faults)
{
    internal const int MaxNodes = 5_000;

    /// <summary>Attributes that would change the course with any other value.</summary>
    private static readonly (string Attribute, string Harmless)[] Harmless =
        [("isForCompensation", "false"), ("startQuantity", "1"), ("completionQuantity", "1"), ("instantiate", "false"), ("parallelMultiple", "false")];

    private readonly EventReader _events = new(draft, expressions, faults);
    private readonly ActivityReader _activities = new(draft, expressions, faults);

    internal void Read()
    {
        Read(draft.Process, null);
        foreach (var node in draft.Nodes.Where(node => node.Kind == NodeKind.Boundary))
            Attach(node);
    }

    private void Read(Element container, NodeDraft? parent)
    {
        foreach (var element in container.Children)
        {
            if (Names.IsSilent(element) || element.Name == "sequenceFlow" || (parent is not null && Names.IsLoop(element)))
                continue;

            if (draft.Nodes.Count == MaxNodes)
            {
                faults.Add(element, "bpmn.too-many-nodes", $"The process has more than {MaxNodes} nodes; split it.");
                return;
            }

            Add(element, parent);
        }
    }

    private void Add(Element element, NodeDraft? parent)
    {
        var node = new NodeDraft(element, element.Id ?? "", parent);
        draft.Nodes.Add(node);
        CheckId(node);
        draft.ById.TryAdd(node.Id, node);
        if (!Names.IsNode(element.Name) && (draft.IsHouse || element.Name != "task"))
            Refuse(node, element);
        else if (AllKnown(node))
            node.Kind = KindOf(node);

        if (node.Kind is NodeKind.SubProcess or NodeKind.EventSubProcess)
            Read(element, node);
    }

    private void CheckId(NodeDraft node)
    {
        if (node.Id.Length == 0)
            faults.Add(node.Element, "bpmn.id-missing", $"This {node.Element.Name} has no id; no flow, task or timer can refer to it.");
        else if (draft.IsHouse && !Lexer.IsName(node.Id))
            faults.Add(node.Element, "bpmn.id-form", $"The id '{node.Id}' cannot stand in a condition: write a lower-case letter, then letters, digits and _, and no word of FEEL.");
    }

    private NodeKind? KindOf(NodeDraft node)
    {
        if (node.IsActivity)
            _activities.Read(node);

        return node.Element.Name switch
        {
            "userTask" => NodeKind.UserTask,
            "manualTask" or "task" => NodeKind.PassThrough,
            "exclusiveGateway" => NodeKind.Exclusive,
            "parallelGateway" => NodeKind.Parallel,
            "inclusiveGateway" => NodeKind.Inclusive,
            "eventBasedGateway" => NodeKind.EventGateway,
            "serviceTask" or "sendTask" or "scriptTask" or "businessRuleTask" => EffectOf(node),
            "receiveTask" => _events.Waits(node, node.Element),
            "subProcess" => node.Element["triggeredByEvent"] is "true" or "1" ? NodeKind.EventSubProcess : NodeKind.SubProcess,
            "callActivity" => _activities.Called(node),
            "startEvent" => _events.Started(node),
            "endEvent" => _events.Thrown(node, NodeKind.End) is { } end && Named(node) ? end : null,
            "intermediateThrowEvent" => _events.Thrown(node, NodeKind.Throw) is { } thrown && Named(node) ? thrown : null,
            "boundaryEvent" => _events.Bound(node),
            _ => _events.Caught(node),
        };
    }

    private bool Named(NodeDraft node)
    {
        if (node.Triggers.Exists(trigger => trigger.Kind == TriggerKind.Message))
            EffectOf(node);

        return true;
    }

    private NodeKind EffectOf(NodeDraft node)
    {
        var named = node.Element.OneStop("effect").ToList();
        if (named.Count > 1 || named.Exists(effect => effect["name"] is null or ""))
            faults.Add(named[^1], "bpmn.effect-name", $"{node.Label} needs one os:effect with a name, or none: then its id is the name.");

        node.Effect = named.FirstOrDefault()?["name"] ?? node.Id;
        return named.FirstOrDefault()?["wait"] == "true" ? NodeKind.Hook : NodeKind.Effect;
    }

    private void Attach(NodeDraft node)
    {
        if (node.Element["attachedToRef"] is { Length: > 0 } reference && draft.ById.TryGetValue(Element.Local(reference), out var host) && host.Parent == node.Parent && host.IsActivity)
            node.Host = host;
        else
            faults.Add(node.Element, "bpmn.not-attached", $"{node.Label} stands on '{node.Element["attachedToRef"]}', which is no activity beside it; draw it on the edge of a task or sub-process.");
    }

    /// <summary>What the element holds and says beyond its own kind.</summary>
    private bool AllKnown(NodeDraft node)
    {
        List<Element> refused = [];
        if (!Names.IsContainer(node.Element.Name))
            refused = node.Element.Children.FindAll(child => !Names.IsSilent(child) && !IsEventDefinition(child) && !Names.IsLoop(child) && !IsOfData(child));

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

    /// <summary>Moves data in BPMN's own way: read without house rules only, where the host moves the data.</summary>
    private bool IsOfData(Element child) => !draft.IsHouse && child.Name is "dataInputAssociation" or "dataOutputAssociation";

    internal static bool IsEventDefinition(Element child) =>
        child.IsBpmn && child.Name.EndsWith("EventDefinition", StringComparison.Ordinal) || child is { IsBpmn: true, Name: "eventDefinitionRef" };

    private void Refuse(NodeDraft node, Element what)
    {
        var where = ReferenceEquals(node.Element, what) ? node.Label : $"in {node.Label}";
        faults.Add(what.Line, what.Column, "bpmn.not-supported", $"{what.Name} {where} does not run here. {Names.Mend(what.Name)}", FaultWeight.Error, node.Element);
    }
}

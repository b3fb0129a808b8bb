using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads the flows between the nodes, their conditions and the default flows.</summary>
internal sealed class FlowReader(Draft draft, SourceText source, FaultList faults)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _made = new(StringComparer.Ordinal);

    internal void Read()
    {
        var elements = new List<Element>();
        Gather(draft.Process, elements);
        _ids.UnionWith(draft.ById.Keys);
        elements.ForEach(flow => _ids.Add(flow.Id ?? ""));
        elements.ForEach(Add);
        draft.Nodes.ForEach(FindDefault);
    }

    private void Gather(Element container, List<Element> flows)
    {
        foreach (var child in container.Children.Where(child => child.IsBpmn))
        {
            if (child.Name == "sequenceFlow")
                flows.Add(child);
            else if (Names.IsContainer(child.Name) && draft.ById.GetValueOrDefault(child.Id ?? "") is { Kind: NodeKind.SubProcess or NodeKind.EventSubProcess })
                Gather(child, flows);
        }
    }

    private void Add(Element element)
    {
        var (from, to) = (End(element, "sourceRef", "bpmn.unknown-source", "starts at"), End(element, "targetRef", "bpmn.unknown-target", "leads to"));
        if (from is null || to is null)
            return;

        if (from.Parent != to.Parent)
        {
            faults.Add(element, "bpmn.flow-crosses", $"The flow from {from.Label} to {to.Label} crosses the edge of a sub-process; end it inside and go on outside.");
            return;
        }

        if (draft.IsHouse && element.Id?.AsSpan().ContainsAny(" \t\r\n/") == true)
            faults.Add(element, "bpmn.id-form", $"The id '{element.Id}' of this flow holds a blank or a slash; the names of branches are made of such ids.");

        var flow = new FlowDraft(element, element.Id is { Length: > 0 } id ? id : NewId(from, to), from, to);
        draft.Flows.Add(flow);
        from.Outgoing.Add(flow);
        to.Incoming.Add(flow);
        if (element.Bpmn("conditionExpression").FirstOrDefault() is { } condition)
            ReadCondition(flow, condition);
    }

    private NodeDraft? End(Element flow, string attribute, string rule, string does)
    {
        if (flow[attribute] is { Length: > 0 } reference && draft.ById.TryGetValue(Element.Local(reference), out var node))
            return node;

        faults.Add(flow, rule, flow[attribute] is { Length: > 0 } lost
            ? $"The flow {does} '{lost}', which is no node of the process. Connect it or take it out."
            : $"The flow has no {attribute}, so nobody knows what it {does}. Connect it or take it out.");
        return null;
    }

    /// <summary>Depends on nothing but the drawing: the same file gives the same ids.</summary>
    private string NewId(NodeDraft from, NodeDraft to)
    {
        var stem = $"{from.Id}_to_{to.Id}";
        var id = stem;
        while (!_ids.Add(id))
            id = $"{stem}_{_made[stem] = _made.GetValueOrDefault(stem, 1) + 1}";

        return id;
    }

    private void ReadCondition(FlowDraft flow, Element condition)
    {
        (flow.IsConditional, flow.ConditionElement) = (true, condition);
        if (condition["language"] is { Length: > 0 } language && !language.Contains("feel", StringComparison.OrdinalIgnoreCase))
            faults.Add(flow.Element, "feel.language", $"The condition is written in '{language}'; only FEEL is read. Write it in FEEL and drop the attribute.");
        else if (!FeelExpression.TryParse(condition.Text, out var expression, out var fault))
            AddFeel(flow, condition, fault);
        else
            flow.Condition = expression;

        foreach (var doubt in flow.Condition?.Doubts ?? [])
            AddFeel(flow, condition, doubt);
    }

    private void AddFeel(FlowDraft flow, Element condition, FeelFault fault)
    {
        var (line, column) = condition.Locate(source, fault.Offset);
        faults.Add(line, column, fault.Rule, $"Condition on the way from {flow.Source.Label} to {flow.Target.Label}: {fault.Sentence}", FaultWeight.Error, flow.Element);
    }

    private void FindDefault(NodeDraft node)
    {
        if (node.Element["default"] is not { Length: > 0 } reference)
            return;

        node.Default = node.Outgoing.Find(flow => flow.Id == Element.Local(reference));
        if (node.Default is null)
            faults.Add(node.Element, "bpmn.unknown-default", $"The default of {node.Label} is '{reference}', which is no flow out of it.");
    }
}

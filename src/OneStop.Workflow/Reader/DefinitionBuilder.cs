namespace OneStop.Workflow.Reader;

/// <summary>Makes the definition of a draft without errors.</summary>
internal static class DefinitionBuilder
{
    internal static ProcessDefinition Build(Draft draft, Dictionary<string, VariableKind> paths, bool isDrawn, string hash, bool isOpen) => new(
        draft.Process.Id ?? "",
        draft.Process["name"],
        hash,
        [.. draft.Nodes.Select(Build)],
        [.. draft.Flows.Select(Build)],
        draft.Variables,
        isDrawn)
    {
        Paths = paths,
        Messages = draft.Messages.Values.GroupBy(message => message.Name, StringComparer.Ordinal).ToDictionary(
            same => same.Key, same => new Message(same.Key, same.MaxBy(message => message.Fields.Count)!.Fields), StringComparer.Ordinal),
        IsOpen = isOpen,
        Extensions = [.. draft.Process.Extensions().Select(Build)],
    };

    private static Node Build(NodeDraft node) => new(
        node.Id,
        node.Element["name"],
        node.Kind!.Value,
        [.. node.Incoming.Select(flow => flow.Id)],
        [.. node.Outgoing.Select(flow => flow.Id)],
        node.Default?.Id,
        node.Message?.Name,
        node.Timer,
        node.Effect,
        [.. node.Element.Extensions().Select(Build)],
        node.Element.Line,
        node.Element.Column)
    {
        Parent = node.Parent?.Id,
        AttachedTo = node.Host?.Id,
        Interrupts = node.Interrupts,
        Triggers = node.Triggers,
        Key = node.Key,
        Many = node.Many,
        Loop = node.Loop,
        Called = node.Called,
        In = node.In,
        Out = node.Out,
    };

    private static Flow Build(FlowDraft flow) =>
        new(flow.Id, flow.Element["name"], flow.Source.Id, flow.Target.Id, flow.Condition) { Line = flow.Element.Line, Column = flow.Element.Column };

    private static Extension Build(Element element)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes)
            attributes[attribute.Namespace.Length == 0 ? attribute.Name : $"{{{attribute.Namespace}}}{attribute.Name}"] = attribute.Value;

        return new Extension(element.Namespace, element.Name, attributes, element.Line, element.Column)
        {
            Children = [.. element.Children.Select(Build)],
            Text = element.Text.Trim(),
        };
    }
}

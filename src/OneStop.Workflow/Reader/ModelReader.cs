namespace OneStop.Workflow.Reader;

/// <summary>Reads every node and flow of a process as it is drawn.</summary>
internal static class ModelReader
{
    internal static ModelProcess Read(Element process)
    {
        List<(Element Element, ModelNode Node)> nodes = [];
        List<Element> flows = [];
        Gather(process, null, nodes, flows);
        var byId = new Dictionary<string, ModelNode>(StringComparer.Ordinal);
        foreach (var (_, node) in nodes)
            byId.TryAdd(node.Id, node);

        return new ModelProcess(
            process.Id ?? "",
            process["name"],
            process["isExecutable"] is "true" or "1",
            [.. nodes.Select(one => one.Node)],
            [.. flows.Select(flow => new ModelFlow(flow.Id ?? "", flow["name"], End(flow["sourceRef"], byId), End(flow["targetRef"], byId)))]);
    }

    private static ModelNode? End(string? reference, Dictionary<string, ModelNode> byId) => byId.GetValueOrDefault(Element.Local(reference ?? ""));

    private static void Gather(Element container, string? parent, List<(Element Element, ModelNode Node)> nodes, List<Element> flows)
    {
        foreach (var child in container.Children.Where(child => child.IsBpmn))
        {
            if (child.Name == "sequenceFlow")
                flows.Add(child);
            else if (Names.IsFlowNode(child.Name))
                Add(child, parent, nodes, flows);
        }
    }

    private static void Add(Element element, string? parent, List<(Element Element, ModelNode Node)> nodes, List<Element> flows)
    {
        var events = element.Children.FindAll(NodeReader.IsEventDefinition).Select(definition => definition.Name).ToList();
        nodes.Add((element, new ModelNode(element.Id ?? "", element["name"], element.Name, events, parent, element.Line, element.Column)));
        if (Names.IsContainer(element.Name) || element.Name == "subChoreography")
            Gather(element, element.Id ?? "", nodes, flows);
    }
}

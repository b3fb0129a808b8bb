namespace OneStop.Workflow.Reader;

/// <summary>Lanes and drawings that name what is not there: they change nothing of the course, and somebody should look.</summary>
internal static class ReferenceRules
{
    internal static void CheckLanes(Draft draft, FaultList faults)
    {
        foreach (var lanes in draft.Process.Bpmn("laneSet"))
            CheckLanes(lanes, draft, faults);
    }

    /// <summary>Whether at least one node is drawn.</summary>
    internal static bool CheckDrawing(Draft draft, Element root, List<Element> drawn, FaultList faults)
    {
        var shown = drawn.Select(shape => Element.Local(shape["bpmnElement"] ?? "")).ToHashSet(StringComparer.Ordinal);
        var missing = draft.Nodes.FindAll(node => !shown.Contains(node.Id));
        if (missing.Count == draft.Nodes.Count)
        {
            faults.Add(draft.Process, "bpmn.no-diagram", "The file has no drawing of this process; it runs, and its steps are shown as a list.", FaultWeight.Warning);
            return false;
        }

        missing.ForEach(node => faults.Add(node.Element, "bpmn.not-drawn", $"The drawing does not show {node.Label}.", FaultWeight.Warning));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Gather(root, ids);
        foreach (var shape in drawn.Where(shape => !ids.Contains(Element.Local(shape["bpmnElement"] ?? ""))))
            Lost(shape, $"The drawing shows '{shape["bpmnElement"]}', which the file does not have.", faults);

        return true;
    }

    private static void CheckLanes(Element holder, Draft draft, FaultList faults)
    {
        foreach (var child in holder.Children)
        {
            if (child is { IsBpmn: true, Name: "flowNodeRef" } && !draft.ById.ContainsKey(child.Reference))
                Lost(child, $"The lane {holder["name"] ?? holder.Id} names '{child.Reference}', which is no node of the process.", faults);

            CheckLanes(child, draft, faults);
        }
    }

    private static void Gather(Element element, HashSet<string> ids)
    {
        ids.Add(element.Id ?? "");
        element.Children.ForEach(child => Gather(child, ids));
    }

    private static void Lost(Element element, string sentence, FaultList faults) =>
        faults.Add(element, "bpmn.lost-reference", sentence, FaultWeight.Warning);
}

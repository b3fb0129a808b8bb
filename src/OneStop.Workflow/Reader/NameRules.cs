namespace OneStop.Workflow.Reader;

/// <summary>Ids are unique, names in conditions clear, and every path declared.</summary>
internal static class NameRules
{
    private const string Undeclared = "feel.undeclared";

    internal static void CheckIds(Element root, FaultList faults)
    {
        var seen = new Dictionary<string, Element>(StringComparer.Ordinal);
        CheckIds(root, seen, faults);
    }

    /// <summary>What conditions may read: variables, the choice of each user task, the fields of each message.</summary>
    internal static Dictionary<string, VariableKind> Paths(Draft draft, FaultList faults)
    {
        var paths = new Dictionary<string, VariableKind>(draft.Variables, StringComparer.Ordinal);
        var roots = draft.Variables.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var node in draft.Nodes.Where(node => node.Element.Name == "userTask"))
        {
            paths.TryAdd(node.Id + ".choice", VariableKind.Code);
            if (!roots.Add(node.Id) && draft.Variables.ContainsKey(node.Id))
                Clash(node.Element, node.Id, faults);
        }

        foreach (var message in draft.Messages.Values.Where(message => message.Fields.Count > 0))
        {
            if (!roots.Add(message.Name))
                Clash(message.Element, message.Name, faults);

            foreach (var (field, kind) in message.Fields)
                paths.TryAdd($"{message.Name}.{field}", kind);
        }

        if (draft.Nodes.Exists(node => node.Many is not null || node.Loop is not null))
        {
            foreach (var counter in Engine.Counters.All)
                paths.TryAdd(counter, VariableKind.Number);
        }

        return paths;
    }

    internal static void CheckPaths(Draft draft, Dictionary<string, VariableKind> paths, SourceText source, FaultList faults)
    {
        foreach (var flow in draft.Flows)
        {
            foreach (var use in flow.Condition?.Paths ?? [])
            {
                if (paths.ContainsKey(use.Path))
                    continue;

                var (line, column) = flow.ConditionElement!.Locate(source, use.Offset);
                faults.Add(line, column, Undeclared, $"The condition reads '{use.Path}', which is no variable, choice of a user task or field of a message.", FaultWeight.Error, flow.Element);
            }
        }
    }

    internal static void CheckExpressions(Draft draft, Dictionary<string, VariableKind> paths, FaultList faults)
    {
        foreach (var (expression, place, holder, what) in draft.Expressions)
        {
            foreach (var use in expression.Paths.Where(use => !paths.ContainsKey(use.Path)))
                faults.Add(place.Line, place.Column, Undeclared, $"{what} of {holder.Label} reads '{use.Path}', which is no variable, choice of a user task or field of a message.", FaultWeight.Error, holder.Element);
        }
    }

    private static void CheckIds(Element element, Dictionary<string, Element> seen, FaultList faults)
    {
        if (element.IsBpmn && element.Id is { Length: > 0 } id && !seen.TryAdd(id, element))
            faults.Add(element, "bpmn.duplicate-id", $"The id '{id}' is used before, in line {seen[id].Line}; give this {element.Name} its own.");

        element.Children.ForEach(child => CheckIds(child, seen, faults));
    }

    private static void Clash(Element element, string name, FaultList faults) =>
        faults.Add(element, "bpmn.name-clash", $"'{name}' also names a variable, user task or message; conditions could not tell them apart. Rename one.");
}

namespace OneStop.Workflow.Reader.Rules;

/// <summary>Ids, and references that lead to nothing or to the wrong kind of thing.</summary>
internal static class ReferenceRule
{
    private static readonly Dictionary<string, string[]> Targets = new(StringComparer.Ordinal)
    {
        ["messageRef"] = ["message"],
        ["inMessageRef"] = ["message"],
        ["outMessageRef"] = ["message"],
        ["operationRef"] = ["operation"],
        ["interfaceRef"] = ["interface"],
        ["supportedInterfaceRef"] = ["interface"],
        ["errorRef"] = ["error"],
        ["escalationRef"] = ["escalation"],
        ["signalRef"] = ["signal"],
        ["itemSubjectRef"] = ["itemDefinition"],
        ["itemRef"] = ["itemDefinition"],
        ["default"] = ["sequenceFlow"],
        ["incoming"] = ["sequenceFlow"],
        ["outgoing"] = ["sequenceFlow"],
        ["participantRef"] = ["participant"],
        ["processRef"] = ["process"],
        ["dataObjectRef"] = ["dataObject"],
        ["dataStoreRef"] = ["dataStore"],
        ["dataInputRefs"] = ["dataInput"],
        ["dataOutputRefs"] = ["dataOutput"],
        ["inputSetRefs"] = ["inputSet"],
        ["outputSetRefs"] = ["outputSet"],
        ["correlationPropertyRef"] = ["correlationProperty"],
        ["parameterRef"] = ["resourceParameter"],
        ["categoryValueRef"] = ["categoryValue"],
    };

    /// <summary>Data stand in these.</summary>
    private static readonly string[] ItemAware = ["dataObject", "dataObjectReference", "dataStoreReference", "property", "dataInput", "dataOutput", "dataStore", "inputDataItem", "outputDataItem"];

    private static readonly string[] MustHaveId =
        ["message", "error", "escalation", "signal", "itemDefinition", "dataObject", "dataInput", "dataOutput", "participant"];

    internal static readonly Rule[] All =
    [
        new("EXT.003", "It has no id, so nothing can refer to it. Give it one.", d => d.All.Where(one => (Names.IsFlowNode(one.Name) || MustHaveId.Contains(one.Name)) && one.Id is null or "")),
        new("EXT.002", "Its id stands twice in the file. Give each element its own.", Doubled),
        new("REF.001", "It refers to something that the file does not have, or that is of another kind. Correct the reference.", d => d.IsWhole ? d.All.Where(one => Lost(d, one)) : []),
        new("REF.002", "Its data association leads from or to something that holds no data. Let it join data objects, inputs, outputs and properties.", d => d.Of("dataInputAssociation", "dataOutputAssociation").Where(one => d.IsWhole && one.Children.Exists(end => end.Name is "sourceRef" or "targetRef" && !ItemAware.Contains(d.Find(end.Text)?.Name ?? "")))),
        new("REF.003", "A message flow must lead from and to a pool, task or event. Correct its ends.", d => d.Of("messageFlow").Where(flow => d.IsWhole && (d.Source(flow) is null || d.Target(flow) is null))),
    ];

    private static IEnumerable<Element> Doubled(Drawing drawing)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return drawing.All.Where(one => one.Id is { Length: > 0 } id && !seen.Add(id));
    }

    private static bool Lost(Drawing drawing, Element one)
    {
        if (Targets.TryGetValue(one.Name, out var kinds) && one.Children.Count == 0 && one.Text.Trim() is { Length: > 0 } text && IsWrong(drawing, text, kinds))
            return true;

        return one.Attributes.Exists(attribute => attribute.Namespace.Length == 0 && Targets.TryGetValue(attribute.Name, out var wanted) && attribute.Value.Length > 0 && IsWrong(drawing, attribute.Value, wanted));
    }

    /// <summary>Operations may be described elsewhere, in a WSDL file; only one that is here and is none is wrong.</summary>
    private static bool IsWrong(Drawing drawing, string reference, string[] kinds) => drawing.Find(reference) is { } found ? !kinds.Contains(found.Name) : kinds is not ["operation"];
}

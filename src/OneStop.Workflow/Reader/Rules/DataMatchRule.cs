namespace OneStop.Workflow.Reader.Rules;

/// <summary>Data on both sides of something are of the same definition.</summary>
internal static class DataMatchRule
{
    internal static readonly Rule[] All =
    [
        new("EXT.020", "isCollection says the same as the item definition.", d => d.Of("dataInput", "dataOutput", "dataObject", "dataStore").Where(one => Item(d, one) is { } item && Drawing.IsTrue(one, "isCollection") != Drawing.IsTrue(item, "isCollection"))),
        new("EXT.044", "The data input of a service task and the message of its operation are of the same item.", d => d.Of("serviceTask").Where(task => Operation(d, task) is { } operation && Data(task, "dataInput") is { } data && !Match(d, Item(d, data), MessageItem(d, operation, "inMessageRef")))),
        new("EXT.045", "The data output of a service task and the answer of its operation are of the same item.", d => d.Of("serviceTask").Where(task => Operation(d, task) is { } operation && operation.Bpmn("outMessageRef").Any() && Data(task, "dataOutput") is { } data && !Match(d, Item(d, data), MessageItem(d, operation, "outMessageRef")))),
        new("EXT.048", "The data input of a send task and its message are of the same item.", d => d.Of("sendTask").Where(task => d.Find(task["messageRef"]) is { Name: "message" } message && Data(task, "dataInput") is { } data && !Match(d, Item(d, data), d.Find(message["itemRef"])))),
        new("EXT.052", "The data output of a receive task and its message are of the same item.", d => d.Of("receiveTask").Where(task => d.Find(task["messageRef"]) is { Name: "message" } message && Data(task, "dataOutput") is { } data && !Match(d, Item(d, data), d.Find(message["itemRef"])))),
        new("EXT.063", "A call has exactly the inputs and outputs of what it calls.", d => d.Of("callActivity").Where(call => d.Find(call["calledElement"]) is { } called && !SameData(d, call, called))),
        new("EXT.064", "What offers an interface and is called binds its data to an operation. Give it an ioBinding.", d => d.All.Where(one => one.Name is "process" or "globalTask" or "globalUserTask" or "globalScriptTask" or "globalManualTask" or "globalBusinessRuleTask" && one.Bpmn("supportedInterfaceRef").Any() && !one.Bpmn("ioBinding").Any())),
        new("EXT.065", "A binding joins an input and an output to the messages of its operation, of the same items.", d => d.Of("ioBinding").Where(binding => Unbound(d, binding))),
        new("EXT.069", "What an instance leaves is of the same structure as the list, and is no list itself.", d => d.Of("multiInstanceLoopCharacteristics").Where(one => Unlike(d, one, "loopDataOutputRef", "outputDataItem"))),
        new("EXT.070", "What an instance gets is of the same structure as the list, and is no list itself.", d => d.Of("multiInstanceLoopCharacteristics").Where(one => Unlike(d, one, "loopDataInputRef", "inputDataItem"))),
        new("EXT.091", "Without a transformation both ends of a data association are of the same item.", d => d.Of("dataInputAssociation", "dataOutputAssociation").Where(one => !one.Bpmn("transformation").Any() && !one.Bpmn("assignment").Any() && Differs(d, one))),
        new("EXT.094", "The data of an event and what its definition carries are of the same item.", d => d.Nodes.Where(one => Drawing.IsEvent(one) && Foreign(d, one))),
    ];

    private static Element? Item(Drawing drawing, Element data)
    {
        var holder = data.Name == "dataObjectReference" ? drawing.Find(data["dataObjectRef"]) : data;
        return drawing.Find(holder?["itemSubjectRef"]);
    }

    /// <summary>The same definition, or two that say the same structure.</summary>
    private static bool Match(Drawing drawing, Element? one, Element? other) =>
        one == other || (one?["structureRef"] is { Length: > 0 } structure && structure == other?["structureRef"] && Drawing.IsTrue(one, "isCollection") == Drawing.IsTrue(other, "isCollection"));

    private static Element? Operation(Drawing drawing, Element task) => drawing.Find(task["operationRef"]) is { Name: "operation" } operation ? operation : null;

    private static Element? Data(Element task, string kind) => task.Bpmn("ioSpecification").SelectMany(io => io.Bpmn(kind)).FirstOrDefault();

    private static Element? MessageItem(Drawing drawing, Element operation, string end) =>
        operation.Bpmn(end).Select(one => drawing.Find(one.Text)).FirstOrDefault() is { } message ? drawing.Find(message["itemRef"]) : null;

    private static bool SameData(Drawing drawing, Element call, Element called)
    {
        string[] kinds = ["dataInput", "dataOutput", "inputSet", "outputSet"];
        var (own, other) = (call.Bpmn("ioSpecification").FirstOrDefault(), called.Bpmn("ioSpecification").FirstOrDefault());
        if (own is null && other is null)
            return true;

        return Array.TrueForAll(kinds, kind => Items(drawing, own, kind).SequenceEqual(Items(drawing, other, kind)));
    }

    private static IEnumerable<string> Items(Drawing drawing, Element? specification, string kind) =>
        (specification?.Bpmn(kind) ?? []).Select(one => kind.StartsWith("data", StringComparison.Ordinal) ? Item(drawing, one)?["structureRef"] ?? one["itemSubjectRef"] ?? "" : kind).Order(StringComparer.Ordinal);

    private static bool Unbound(Drawing drawing, Element binding)
    {
        if (drawing.Find(binding["operationRef"]) is not { Name: "operation" } operation)
            return true;

        var (input, output) = (drawing.Find(binding["inputDataRef"]), drawing.Find(binding["outputDataRef"]));
        return input is null
            || !Match(drawing, Item(drawing, Bound(input)), MessageItem(drawing, operation, "inMessageRef"))
            || (output is not null && !Match(drawing, Item(drawing, Bound(output)), MessageItem(drawing, operation, "outMessageRef")));
    }

    /// <summary>A binding may name a set instead of its one input or output.</summary>
    private static Element Bound(Element data) => data.Name is "inputSet" or "outputSet" && data.Children.Find(child => child.Name is "dataInputRefs" or "dataOutputRefs") is { } reference
        ? data.Parent!.Children.Find(child => child.Id == reference.Reference) ?? data
        : data;

    private static bool Unlike(Drawing drawing, Element many, string list, string single)
    {
        if (many.Bpmn(single).FirstOrDefault() is not { } one || many.Bpmn(list).Select(reference => drawing.Find(reference.Text)).FirstOrDefault() is not { } all)
            return false;

        var (scalar, collection) = (drawing.Find(one["itemSubjectRef"]), Item(drawing, all));
        return Drawing.IsTrue(one, "isCollection") || (scalar is not null && Drawing.IsTrue(scalar, "isCollection")) || (scalar is not null && collection is not null && scalar["structureRef"] != collection["structureRef"]);
    }

    private static bool Differs(Drawing drawing, Element association)
    {
        var (source, target) = (DataRule.End(drawing, association, "sourceRef"), DataRule.End(drawing, association, "targetRef"));
        return source is not null && target is not null && Item(drawing, source) is { } from && Item(drawing, target) is { } to && !Match(drawing, from, to);
    }

    private static bool Foreign(Drawing drawing, Element node)
    {
        var data = node.Children.FindAll(child => child.Name is "dataInput" or "dataOutput");
        var events = drawing.Events(node);
        return data.Count == events.Count && data.Zip(events).Any(pair => Carried(drawing, pair.Second) is { } item && Item(drawing, pair.First) is { } own && !Match(drawing, own, item));
    }

    private static Element? Carried(Drawing drawing, Element definition) => definition.Name switch
    {
        "messageEventDefinition" => drawing.Find(drawing.Find(definition["messageRef"])?["itemRef"]),
        "signalEventDefinition" => drawing.Find(drawing.Find(definition["signalRef"])?["structureRef"]),
        "errorEventDefinition" => drawing.Find(drawing.Find(definition["errorRef"])?["structureRef"]),
        "escalationEventDefinition" => drawing.Find(drawing.Find(definition["escalationRef"])?["structureRef"]),
        _ => null,
    };
}

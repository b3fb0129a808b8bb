namespace OneStop.Workflow.Reader.Rules;

/// <summary>Data inputs and outputs, and the sets that list them.</summary>
internal static class DataRule
{
    internal static readonly Rule[] All =
    [
        new("EXT.042", "A service task with an operation has exactly one input set.", d => d.Of("serviceTask").Where(one => one["operationRef"] is { Length: > 0 } && one.Bpmn("ioSpecification").SelectMany(io => io.Bpmn("inputSet")).Count() != 1)),
        new("EXT.043", "A service task with an operation has at most one output set.", d => Specified(d, "serviceTask", "operationRef").Where(io => io.Bpmn("outputSet").Count() > 1)),
        new("EXT.046", "A send task with a message has at most one input set.", d => Specified(d, "sendTask", "messageRef").Where(io => io.Bpmn("inputSet").Count() > 1)),
        new("EXT.047", "A send task with a message has at most one data input.", d => Specified(d, "sendTask", "messageRef").Where(io => io.Bpmn("dataInput").Count() > 1)),
        new("EXT.050", "A receive task with a message has at most one output set.", d => Specified(d, "receiveTask", "messageRef").Where(io => io.Bpmn("outputSet").Count() > 1)),
        new("EXT.051", "A receive task with a message has at most one data output.", d => Specified(d, "receiveTask", "messageRef").Where(io => io.Bpmn("dataOutput").Count() > 1)),
        new("EXT.076", "A data object reference is named as its data object, with the state in brackets behind it.", d => d.Of("dataObjectReference").Where(one => Named(d, one))),
        new("EXT.079", "A sub-process has no input and output specification of its own.", d => d.Of("ioSpecification").Where(one => one.Parent is { Name: "subProcess" or "transaction" or "adHocSubProcess" })),
        new("EXT.080", "A data input of the process is not written to. Write to a data output or object.", d => d.Of("dataOutputAssociation").Where(one => End(d, one, "targetRef")?.Name == "dataInput")),
        new("EXT.082", "A data output of the process is not read. Read a data input or object.", d => d.Of("dataInputAssociation").Where(one => one.Bpmn("sourceRef").Any(source => d.Find(source.Text)?.Name == "dataOutput"))),
        new("EXT.084", "A data input stands in an input set. List it there.", d => d.Of("dataInput").Where(one => one.Parent?.Name == "ioSpecification" && !Listed(d, one, "inputSet", "dataInputRefs"))),
        new("EXT.085", "An optional input is listed as an input of its set too.", d => d.Of("inputSet").Where(one => Beyond(d, one, "optionalInputRefs", "dataInputRefs"))),
        new("EXT.086", "An input while executing is listed as an input of its set too.", d => d.Of("inputSet").Where(one => Beyond(d, one, "whileExecutingInputRefs", "dataInputRefs"))),
        new("EXT.087", "An input set and an output set that belong together name each other.", d => d.Of("inputSet", "outputSet").Where(one => OneSided(d, one))),
        new("EXT.088", "A data output stands in an output set. List it there.", d => d.Of("dataOutput").Where(one => one.Parent?.Name == "ioSpecification" && !Listed(d, one, "outputSet", "dataOutputRefs"))),
        new("EXT.089", "An optional output is listed as an output of its set too.", d => d.Of("outputSet").Where(one => Beyond(d, one, "optionalOutputRefs", "dataOutputRefs"))),
        new("EXT.090", "An output while executing is listed as an output of its set too.", d => d.Of("outputSet").Where(one => Beyond(d, one, "whileExecutingOutputRefs", "dataOutputRefs"))),
        new("EXT.092", "Without a transformation a data association has one source.", d => d.Of("dataInputAssociation", "dataOutputAssociation").Where(one => one.Bpmn("sourceRef").Count() > 1 && !one.Bpmn("transformation").Any())),
        new("EXT.093", "An event with data has one input or output for each of its definitions.", d => d.Nodes.Where(one => Drawing.IsEvent(one) && Uneven(d, one))),
    ];

    internal static Element? End(Drawing drawing, Element association, string end) => association.Bpmn(end).Select(one => drawing.Find(one.Text)).FirstOrDefault();

    private static IEnumerable<Element> Specified(Drawing drawing, string task, string reference) =>
        drawing.Of(task).Where(one => one[reference] is { Length: > 0 }).SelectMany(one => one.Bpmn("ioSpecification"));

    private static bool Named(Drawing drawing, Element reference)
    {
        if (drawing.Find(reference["dataObjectRef"]) is not { Name: "dataObject" } data || data["name"] is not { Length: > 0 } name || reference["name"] is not { } given)
            return false;

        var state = reference.Bpmn("dataState").Concat(data.Bpmn("dataState")).Select(one => one["name"]).FirstOrDefault();
        return given != (state is null ? name : $"{name} [{state}]");
    }

    private static bool Listed(Drawing drawing, Element data, string set, string list) =>
        data.Parent!.Bpmn(set).Any(one => drawing.References(one, list).Contains(data.Id ?? ""));

    private static bool Beyond(Drawing drawing, Element set, string some, string all) =>
        set.Bpmn(some).Any(one => !drawing.References(set, all).Contains(one.Reference));

    private static bool OneSided(Drawing drawing, Element set)
    {
        var (there, back) = set.Name == "inputSet" ? ("outputSetRefs", "inputSetRefs") : ("inputSetRefs", "outputSetRefs");
        return set.Bpmn(there).Select(one => drawing.Find(one.Text)).Any(other => other is null || !drawing.References(other, back).Contains(set.Id ?? ""));
    }

    private static bool Uneven(Drawing drawing, Element node)
    {
        var data = node.Children.Count(child => child.Name is "dataInput" or "dataOutput");
        return data > 0 && data != drawing.Events(node).Count;
    }
}

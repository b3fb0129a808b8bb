using System.Globalization;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads what an activity repeats, calls and moves in and out.</summary>
internal sealed class ActivityReader(Draft draft, ExpressionReader expressions, FaultList faults)
{
    internal void Read(NodeDraft node)
    {
        foreach (var loop in node.Element.Children.FindAll(Names.IsLoop))
        {
            if (loop.Name == "standardLoopCharacteristics")
                node.Loop = LoopOf(node, loop);
            else
                node.Many = ManyOf(node, loop);
        }

        Map(node, "in", node.In);
        Map(node, "out", node.Out);
    }

    internal NodeKind? Called(NodeDraft node)
    {
        if (node.Element["calledElement"] is not { Length: > 0 } called)
        {
            faults.Add(node.Element, "bpmn.called-missing", $"{node.Label} does not say which process it calls; set calledElement.");
            return null;
        }

        node.Called = Element.Local(called);
        return NodeKind.Call;
    }

    private Loop LoopOf(NodeDraft node, Element loop)
    {
        var condition = loop.Bpmn("loopCondition").FirstOrDefault() is { } asked ? expressions.Read(node, asked, "The loop condition") : null;
        int? maximum = int.TryParse(loop["loopMaximum"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
        if (condition is null && maximum is null)
            faults.Add(loop.Line, loop.Column, "bpmn.loop-endless", $"The loop {node.Label} has neither a condition nor a maximum, so it never ends.", FaultWeight.Error, node.Element);

        return new Loop(condition, loop["testBefore"] is "true" or "1", maximum);
    }

    private Many? ManyOf(NodeDraft node, Element many)
    {
        if (many["behavior"] is { } behaviour && behaviour != "All")
        {
            faults.Add(many.Line, many.Column, "bpmn.not-supported", $"behavior=\"{behaviour}\" of {node.Label} does not run here. Throw the event from inside the activity.", FaultWeight.Error, node.Element);
            return null;
        }

        var cardinality = many.Bpmn("loopCardinality").FirstOrDefault() is { } counted ? expressions.Read(node, counted, "The cardinality") : null;
        var collection = many.Bpmn("loopDataInputRef").FirstOrDefault() is { } input ? expressions.Read(node, input, NameOf(node, input.Reference), "The collection") : null;
        var completion = many.Bpmn("completionCondition").FirstOrDefault() is { } asked ? expressions.Read(node, asked, "The completion condition") : null;
        if (!many.Children.Exists(child => child.Name is "loopCardinality" or "loopDataInputRef"))
            faults.Add(many.Line, many.Column, "bpmn.many-count", $"{node.Label} does not say how often; give it a loopCardinality or a loopDataInputRef.", FaultWeight.Error, node.Element);

        var item = ItemOf(many, "inputDataItem");
        if (draft.IsHouse && item is not null && !draft.Variables.ContainsKey(item))
            faults.Add(many.Line, many.Column, "feel.undeclared", $"{node.Label} gives each instance '{item}', which is no variable. Declare it.", FaultWeight.Error, node.Element);

        var results = many.Bpmn("loopDataOutputRef").FirstOrDefault() is { } output ? NameOf(node, output.Reference) : null;
        return new Many(many["isSequential"] is "true" or "1", cardinality, collection, item, completion, ItemOf(many, "outputDataItem"), results);
    }

    private static string? ItemOf(Element many, string name) => many.Bpmn(name).FirstOrDefault() is { } item ? item["name"] ?? item.Id : null;

    /// <summary>A reference to a data input or output names what it is called; anything else is FEEL or a name itself.</summary>
    private static string NameOf(NodeDraft node, string reference)
    {
        var inputs = node.Element.Bpmn("ioSpecification").SelectMany(io => io.Children);
        return inputs.FirstOrDefault(one => one.Id == reference)?["name"] is { Length: > 0 } name ? name : reference;
    }

    private void Map(NodeDraft node, string direction, List<Mapping> into)
    {
        foreach (var mapping in node.Element.OneStop(direction))
        {
            if (mapping["all"] == "true")
                into.Add(new Mapping(null, ""));
            else if (mapping["target"] is not { Length: > 0 } target || (draft.IsHouse && !Lexer.IsName(target)) || mapping["source"] is not { } source)
                faults.Add(mapping.Line, mapping.Column, "bpmn.mapping", $"os:{direction} of {node.Label} needs a source in FEEL and a target that conditions can name.", FaultWeight.Error, node.Element);
            else if (expressions.Read(node, mapping, source, $"os:{direction}", isChecked: direction == "in" || node.Element.Name != "callActivity") is { } expression)
                into.Add(new Mapping(expression, target));
        }
    }
}

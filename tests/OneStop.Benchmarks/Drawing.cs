using System.Text;
using OneStop.Workflow.Reader;

namespace OneStop.Benchmarks;

/// <summary>The processes that are measured, drawn as BPMN and read as any other.</summary>
internal static class Drawing
{
    /// <summary>So many user tasks one after the other.</summary>
    internal static ProcessDefinition Sequence(int steps)
    {
        var file = new StringBuilder("""<startEvent id="start"/><endEvent id="done"/>""");
        var last = "start";
        for (var step = 0; step < steps; step++)
        {
            file.Append(Task(step)).Append(Flow(last, $"step{step}"));
            last = $"step{step}";
        }

        return Read(file.Append(Flow(last, "done")));
    }

    /// <summary>So many user tasks at once, between two gateways of one kind; every condition is true.</summary>
    /// <param name="gateway"><c>parallelGateway</c> or <c>inclusiveGateway</c>.</param>
    internal static ProcessDefinition Block(string gateway, int branches)
    {
        var condition = gateway == "inclusiveGateway" ? "<conditionExpression>1 &lt; 2</conditionExpression>" : "";
        var file = new StringBuilder($"""<startEvent id="start"/><endEvent id="done"/><{gateway} id="split"/><{gateway} id="meet"/>""")
            .Append(Flow("start", "split")).Append(Flow("meet", "done"));
        for (var branch = 0; branch < branches; branch++)
            file.Append(Task(branch)).Append(Flow("split", $"step{branch}", condition)).Append(Flow($"step{branch}", "meet"));

        return Read(file);
    }

    private static string Task(int number) => $"""<userTask id="step{number}"/>""";

    private static string Flow(string from, string to, string condition = "") => $"""<sequenceFlow sourceRef="{from}" targetRef="{to}">{condition}</sequenceFlow>""";

    private static ProcessDefinition Read(StringBuilder body)
    {
        var file = $"""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="drawn" isExecutable="true">{body}</process></definitions>""";
        return BpmnReader.Read(Encoding.UTF8.GetBytes(file), "drawn.bpmn") is { Definition: { } definition }
            ? definition
            : throw new InvalidOperationException("The drawing has faults.");
    }
}

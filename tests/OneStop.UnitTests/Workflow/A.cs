using System.Text;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow;

/// <summary>Builds small files and processes, so that a test names only what it is about.</summary>
internal static class A
{
    internal static readonly DateTimeOffset Now = new(2026, 8, 24, 1, 0, 0, TimeSpan.Zero);

    internal static string Start(string id = "start") => $"""<startEvent id="{id}"/>""";

    internal static string End(string id = "done") => $"""<endEvent id="{id}"/>""";

    internal static string Task(string id, string? standard = null) => $"""<userTask id="{id}" name="Step {id}"{Default(standard)}/>""";

    internal static string Choice(string id, string? standard = null) => $"""<exclusiveGateway id="{id}" name="Which {id}?"{Default(standard)}/>""";

    internal static string Parallel(string id) => $"""<parallelGateway id="{id}"/>""";

    internal static string Wait(string id, string message) => $"""<receiveTask id="{id}" messageRef="{message}"/>""";

    internal static string Effect(string id) => $"""<serviceTask id="{id}"/>""";

    internal static string Timer(string id, string duration) =>
        $"""<intermediateCatchEvent id="{id}"><timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition></intermediateCatchEvent>""";

    internal static string Flow(string from, string to, string? condition = null, string? id = null)
    {
        var name = id is null ? "" : $" id=\"{id}\"";
        var body = condition is null ? "" : $"<conditionExpression>{condition.Replace("<", "&lt;")}</conditionExpression>";
        return $"""<sequenceFlow{name} sourceRef="{from}" targetRef="{to}">{body}</sequenceFlow>""";
    }

    /// <summary>Flows along a path: <c>"start > examine > done"</c>.</summary>
    internal static string Path(string path)
    {
        var nodes = path.Split(" > ");
        return string.Concat(nodes.Zip(nodes.Skip(1), (from, to) => Flow(from, to)));
    }

    internal static string Variables(string names) =>
        $"<extensionElements><os:variables>{string.Concat(names.Split(' ').Select(Variable))}</os:variables></extensionElements>";

    /// <summary>A file with one process; <paramref name="beside"/> stands beside the process, as messages do.</summary>
    internal static string File(string process, string beside = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:os="urn:onestop:bpmn:1" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="file" targetNamespace="urn:test">
        {beside}
        <process id="route" isExecutable="true">
        {process}
        </process>
        </definitions>
        """;

    internal static string Message(string id, string fields = "") =>
        $"""<message id="{id}" name="{id}"><extensionElements>{string.Concat(fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Field))}</extensionElements></message>""";

    internal static ReadResult Read(string file) => BpmnReader.Read(Encoding.UTF8.GetBytes(file), "test.bpmn");

    internal static ProcessDefinition Definition(string process, string beside = "")
    {
        var result = Read(File(process, beside));
        result.Faults.Where(fault => fault.Weight == FaultWeight.Error).ShouldBeEmpty();
        return result.Definition.ShouldNotBeNull();
    }

    internal static Dictionary<string, Value> Values(params (string Path, Value Value)[] values) => values.ToDictionary(one => one.Path, one => one.Value);

    private static string Default(string? flow) => flow is null ? "" : $" default=\"{flow}\"";

    private static string Variable(string declaration) => Declared("variable", declaration);

    private static string Field(string declaration) => Declared("field", declaration);

    private static string Declared(string element, string declaration)
    {
        var parts = declaration.Split(':');
        return $"""<os:{element} name="{parts[0]}" type="{parts[1]}"/>""";
    }
}

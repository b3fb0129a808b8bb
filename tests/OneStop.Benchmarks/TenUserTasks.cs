using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Benchmarks;

/// <summary>Ten user tasks in a row, the state as JSON in and out at each step, as a host keeps it. One operation is one step.</summary>
[MemoryDiagnoser]
public class TenUserTasks
{
    private const int Steps = 10;
    private static readonly DateTimeOffset Now = new(2026, 8, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, Value> None = [];

    private readonly ProcessDefinition _definition = Definition();

    [Benchmark(OperationsPerInvoke = Steps)]
    public string Walk()
    {
        var json = Decide(ProcessState.Empty, new ProcessCommand.Start(None));
        for (var step = 0; step < Steps; step++)
        {
            var state = ProcessState.FromJson(json);
            json = Decide(state, new ProcessCommand.Complete(state.Tokens[0].Id, "approved", None));
        }

        return json;
    }

    private string Decide(ProcessState state, ProcessCommand command) =>
        ProcessEngine.Decide(_definition, state, command, Now).Succeeded(out var decision, out var fault)
            ? decision.State.ToJson()
            : throw new InvalidOperationException(fault.Sentence);

    private static ProcessDefinition Definition()
    {
        var file = new StringBuilder("""<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="ten" isExecutable="true"><startEvent id="start"/><endEvent id="done"/>""");
        var last = "start";
        for (var step = 0; step < Steps; step++)
        {
            file.Append(CultureInfo.InvariantCulture, $"""<userTask id="step{step}"/><sequenceFlow sourceRef="{last}" targetRef="step{step}"/>""");
            last = $"step{step}";
        }

        file.Append(CultureInfo.InvariantCulture, $"""<sequenceFlow sourceRef="{last}" targetRef="done"/></process></definitions>""");
        return BpmnReader.Read(Encoding.UTF8.GetBytes(file.ToString()), "ten.bpmn").Definition!;
    }
}

using BenchmarkDotNet.Attributes;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Benchmarks;

/// <summary>Human steps with the state as JSON in and out at each of them, as a host keeps it. One operation is one step.</summary>
[MemoryDiagnoser]
public class HumanSteps
{
    private const int Ten = 10;
    private const int Five = 5;
    private static readonly DateTimeOffset Now = new(2026, 8, 24, 1, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, Value> None = [];

    private readonly ProcessDefinition _sequence = Drawing.Sequence(Ten);
    private readonly ProcessDefinition _parallel = Drawing.Block("parallelGateway", Ten);
    private readonly ProcessDefinition _inclusive = Drawing.Block("inclusiveGateway", Five);
    private readonly WorkflowCoreSteps _workflowCore = new();

    [GlobalSetup(Target = nameof(WorkflowCore))]
    public void Begin() => _workflowCore.Begin();

    [Benchmark(Baseline = true, OperationsPerInvoke = Ten)]
    public string Sequence() => Walk(_sequence);

    [Benchmark(OperationsPerInvoke = Ten)]
    public string Parallel() => Walk(_parallel);

    [Benchmark(OperationsPerInvoke = Five)]
    public string Inclusive() => Walk(_inclusive);

    /// <summary>The ten steps in a row with WorkflowCore and its own store in memory, a user's answer to each.</summary>
    [Benchmark(OperationsPerInvoke = Ten)]
    public Task WorkflowCore() => _workflowCore.Walk();

    /// <summary>The largest state of the ten steps in a row, in bytes of JSON.</summary>
    internal int LargestState()
    {
        var largest = 0;
        Walk(_sequence, json => largest = Math.Max(largest, System.Text.Encoding.UTF8.GetByteCount(json)));
        return largest;
    }

    private static string Walk(ProcessDefinition definition, Action<string>? look = null)
    {
        var json = Decide(definition, ProcessState.Empty, new ProcessCommand.Start(None));
        for (var state = ProcessState.FromJson(json); !state.IsFinished; state = ProcessState.FromJson(json))
        {
            look?.Invoke(json);
            json = Decide(definition, state, new ProcessCommand.Complete(state.Tokens.First(token => token.Rest == Rest.Task).Id, "approved", None));
        }

        return json;
    }

    private static string Decide(ProcessDefinition definition, ProcessState state, ProcessCommand command) =>
        ProcessEngine.Decide(definition, state, command, Now).Succeeded(out var decision, out var fault)
            ? decision.State.ToJson()
            : throw new InvalidOperationException(fault.Sentence);
}

using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using WorkflowCore.Interface;
using WorkflowCore.Models;

namespace OneStop.Benchmarks;

/// <summary>
/// Ten waits for a person in WorkflowCore. Its executor is called directly and its background queues, which poll, are left out: that is in
/// its favour. The instance goes through JSON before each step, as its stores keep it.
/// </summary>
internal sealed class WorkflowCoreSteps
{
    private const int Steps = 10;
    private static readonly JsonSerializerSettings Settings = new() { TypeNameHandling = TypeNameHandling.All };

    private IWorkflowExecutor _executor = null!;
    private IExecutionPointerFactory _pointers = null!;
    private WorkflowDefinition _definition = null!;

    internal void Begin()
    {
        var services = new ServiceCollection().AddLogging().AddWorkflow().BuildServiceProvider();
        var registry = services.GetRequiredService<IWorkflowRegistry>();
        registry.RegisterWorkflow(new TenWaits());
        _definition = registry.GetDefinition(nameof(TenWaits), 1);
        _executor = services.GetRequiredService<IWorkflowExecutor>();
        _pointers = services.GetRequiredService<IExecutionPointerFactory>();
    }

    internal async Task Walk()
    {
        WorkflowInstance instance = new()
        {
            Id = "one",
            WorkflowDefinitionId = _definition.Id,
            Version = _definition.Version,
            Data = new object(),
            NextExecution = 0,
            Status = WorkflowStatus.Runnable,
        };
        instance.ExecutionPointers.Add(_pointers.BuildGenesisPointer(_definition));
        await Go(instance);
        var json = JsonConvert.SerializeObject(instance, Settings);
        for (var step = 0; step < Steps; step++)
        {
            instance = JsonConvert.DeserializeObject<WorkflowInstance>(json, Settings)!;
            var waiting = instance.ExecutionPointers.Single(pointer => pointer.EventName is not null && !pointer.EventPublished);
            (waiting.EventData, waiting.EventPublished, waiting.Active) = ("approved", true, true);
            await Go(instance);
            json = JsonConvert.SerializeObject(instance, Settings);
        }

        if (instance.Status != WorkflowStatus.Complete)
            throw new InvalidOperationException("The ten steps are not done.");
    }

    /// <summary>It does one step a round: round after round, until everything waits.</summary>
    private async Task Go(WorkflowInstance instance)
    {
        while (instance.Status == WorkflowStatus.Runnable && instance.ExecutionPointers.Any(pointer => pointer.Active))
        {
            instance.NextExecution = 0;
            await _executor.Execute(instance);
        }
    }

    private sealed class TenWaits : IWorkflow
    {
        public string Id => nameof(TenWaits);

        public int Version => 1;

        public void Build(IWorkflowBuilder<object> builder)
        {
            var last = builder.StartWith(_ => ExecutionResult.Next()).WaitFor("step", _ => "0");
            for (var step = 1; step < Steps; step++)
            {
                var key = step.ToString(System.Globalization.CultureInfo.InvariantCulture);
                last = last.WaitFor("step", _ => key);
            }
        }
    }
}

namespace OneStop.Workflow.Engine;

/// <summary>What a multi-instance activity or loop counts; conditions read it by these names.</summary>
internal static class Counters
{
    internal const string Instances = "numberOfInstances";
    internal const string Active = "numberOfActiveInstances";
    internal const string Completed = "numberOfCompletedInstances";
    internal const string Terminated = "numberOfTerminatedInstances";

    /// <summary>Of one instance or round, from 1.</summary>
    internal const string Loop = "loopCounter";

    internal static IReadOnlyList<string> All { get; } = [Instances, Active, Completed, Terminated, Loop];
}

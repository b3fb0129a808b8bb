using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>A small host in memory: instances, and what waits in them.</summary>
internal sealed class CamundaHost(CamundaFiles files)
{
    private int _messages;

    internal List<Instance> Instances { get; } = [];

    internal DateTimeOffset Now { get; set; } = A.Now;

    /// <summary>All that rests or is armed in any instance, called ones under an id of their own.</summary>
    internal IEnumerable<Waiting> Waiting => Instances.SelectMany(instance => In(instance, instance.State.Root, instance.Id, instance.Definition));

    internal Instance Start(string key, IReadOnlyDictionary<string, Value> values, string? business, string? start = null)
    {
        var instance = new Instance($"{Instances.Count + 1}", files.Definitions[key], business);
        Do(instance, new ProcessCommand.Start(values) { Event = start ?? Only(instance.Definition) });
        Instances.Add(instance);
        return instance;
    }

    internal void Do(Instance instance, ProcessCommand command, DateTimeOffset? at = null)
    {
        var around = new ProcessSurroundings { Called = files.Definitions };
        if (!ProcessEngine.Decide(instance.Definition, instance.State, command, at ?? Now, around).Succeeded(out var decision, out var fault))
            throw new RefusedException(fault.Sentence);
        if (decision.Effects.OfType<ProcessEffect.Incident>().FirstOrDefault() is { } incident && incident.Code != "error.uncaught")
            throw new RefusedException(incident.Sentence);

        instance.State = ProcessState.FromJson(decision.State.ToJson());
        foreach (var thrown in decision.Effects.OfType<ProcessEffect.Thrown>().Where(one => one.Kind == "signal"))
            Broadcast(thrown.Name, instance);
    }

    /// <param name="thrower">Has heard it already.</param>
    internal void Broadcast(string signal, Instance? thrower)
    {
        foreach (var instance in Instances.Where(one => one != thrower && Waiting.Any(waiting => waiting.Instance == one && waiting.Token.Rest == Rest.Signal && waiting.Name == signal)).ToList())
            Do(instance, new ProcessCommand.Signal(signal, A.Values()));

        foreach (var (key, start) in Starts(TriggerKind.Signal, signal))
            Start(key, A.Values(), null, start);
    }

    internal IEnumerable<(string Key, string Start)> Starts(TriggerKind kind, string? name) =>
        from definition in files.Definitions
        from node in definition.Value.Nodes
        where node.Kind == NodeKind.Start && node.Parent is null && node.Triggers.Any(trigger => trigger.Kind == kind && (name is null || trigger.Name == name))
        select (definition.Key, node.Id);

    internal string NewMessage() => $"m{++_messages}";

    /// <summary>The one start there is, if it waits for something.</summary>
    private static string? Only(ProcessDefinition definition)
    {
        var starts = definition.Nodes.Where(node => node.Kind == NodeKind.Start && node.Parent is null).ToList();
        return starts is [{ Triggers.Count: > 0 } only] ? only.Id : null;
    }

    private IEnumerable<Waiting> In(Instance instance, Scope scope, string id, ProcessDefinition definition)
    {
        foreach (var token in scope.Tokens.Concat(scope.Armed))
        {
            yield return new Waiting(instance, id, definition, scope, token);
            if (token.Inner is not { } inner)
                continue;

            var isCall = inner.Calls is not null;
            foreach (var waiting in In(instance, inner, isCall ? $"{id}/{token.Id}" : id, isCall ? files.Definitions[definition[token.Node].Called!] : definition))
                yield return waiting;
        }
    }
}

internal sealed class Instance(string id, ProcessDefinition definition, string? business)
{
    internal string Id { get; } = id;

    internal ProcessDefinition Definition { get; } = definition;

    internal string? Business { get; } = business;

    internal ProcessState State { get; set; } = ProcessState.Empty;
}

/// <param name="Id">Of the instance, called or not, that it waits in.</param>
internal sealed record Waiting(Instance Instance, string Id, ProcessDefinition Definition, Scope Scope, Token Token)
{
    internal Node Node => Definition[Token.Node];

    /// <summary>Of the message or signal.</summary>
    internal string? Name => Token.Awaits ?? Node.Triggers.Where(trigger => trigger.Kind is TriggerKind.Message or TriggerKind.Signal).Select(trigger => trigger.Name).FirstOrDefault();
}

/// <summary>The engine refused, or an incident stands where the other engine would have thrown.</summary>
internal sealed class RefusedException(string sentence) : Exception(sentence);

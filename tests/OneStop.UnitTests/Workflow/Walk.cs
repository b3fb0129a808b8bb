using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow;

/// <summary>A process under way. Between two commands the state passes through JSON, as it does in the host.</summary>
internal sealed class Walk
{
    private readonly ProcessDefinition _definition;

    internal Walk(ProcessDefinition definition, params (string Path, Value Value)[] values)
    {
        _definition = definition;
        Does(new ProcessCommand.Start(A.Values(values)));
    }

    internal ProcessState State { get; private set; } = ProcessState.Empty;

    internal DateTimeOffset Now { get; set; } = A.Now;

    /// <summary>Of the last command.</summary>
    internal IReadOnlyList<ProcessEffect> Effects { get; private set; } = [];

    /// <summary>Where tokens rest: "examine collect", in order of arrival.</summary>
    internal string Where => string.Join(' ', State.Tokens.Select(token => token.Node));

    /// <summary>What happened in the last command, one word and node each.</summary>
    internal string Told => string.Join(' ', Effects.Select(Tell));

    internal Token At(string node) => State.Tokens.First(token => token.Node == node);

    internal Walk Complete(string node, string? choice = null, params (string Path, Value Value)[] values) =>
        Does(new ProcessCommand.Complete(At(node).Id, choice, A.Values(values)));

    internal Walk Deliver(string message, string id, params (string Path, Value Value)[] fields) =>
        Does(new ProcessCommand.Deliver(message, id, A.Values(fields)));

    internal Walk Fire(string node) => Does(new ProcessCommand.FireTimer(At(node).Id));

    internal Walk Does(ProcessCommand command)
    {
        ProcessEngine.Decide(_definition, State, command, Now).Succeeded(out var decision, out var fault).ShouldBeTrue(fault?.Sentence);
        State = ProcessState.FromJson(decision!.State.ToJson());
        State.ShouldBe(decision.State);
        Effects = decision.Effects;
        return this;
    }

    /// <summary>The code of the fault; the state stays.</summary>
    internal string Refuses(ProcessCommand command)
    {
        var before = State.ToJson();
        ProcessEngine.Decide(_definition, State, command, Now).Succeeded(out _, out var fault).ShouldBeFalse();
        State.ToJson().ShouldBe(before);
        return fault!.Code;
    }

    internal T Only<T>()
        where T : ProcessEffect => Effects.OfType<T>().ShouldHaveSingleItem();

    private static string Tell(ProcessEffect effect) => effect switch
    {
        ProcessEffect.Entered entered => $"+{entered.Node}",
        ProcessEffect.Left left => $"-{left.Node}",
        ProcessEffect.WorkOpened opened => $"open:{opened.Node}",
        ProcessEffect.WorkClosed closed => $"close:{closed.Node}",
        ProcessEffect.WaitOpened opened => $"wait:{opened.Node}",
        ProcessEffect.WaitClosed closed => $"waited:{closed.Node}",
        ProcessEffect.TimerArmed armed => $"arm:{armed.Node}",
        ProcessEffect.TimerDisarmed disarmed => $"disarm:{disarmed.Node}",
        ProcessEffect.Requested requested => $"ask:{requested.Name}",
        ProcessEffect.Decided decided => $"decide:{decided.Node}={decided.Taken ?? "none"}",
        ProcessEffect.Incident incident => $"incident:{incident.Code}",
        ProcessEffect.HookOpened opened => $"hook:{opened.Name}",
        ProcessEffect.HookClosed closed => $"hooked:{closed.Node}",
        ProcessEffect.SignalAwaited awaited => $"wait:{awaited.Node}",
        ProcessEffect.Thrown thrown => $"throw:{thrown.Name}>{thrown.CaughtBy}",
        ProcessEffect.Cancelled cancelled => $"x:{cancelled.Node}",
        ProcessEffect.MessageKept kept => $"keep:{kept.Message}",
        ProcessEffect.Finished => "finished",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };
}

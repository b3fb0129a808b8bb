namespace OneStop.Workflow.Engine;

/// <summary>What happened while a command was decided, in order. The host turns it into rows; the journal keeps it.</summary>
public abstract record ProcessEffect
{
    private ProcessEffect()
    {
    }

    /// <summary>A token came to a node.</summary>
    public sealed record Entered(string Node, string Token) : ProcessEffect;

    /// <summary>A token left a node by an outgoing flow, or ended there.</summary>
    public sealed record Left(string Node, string Token) : ProcessEffect;

    /// <summary>A user task is open.</summary>
    /// <param name="Branch">Empty when no other token of the process lives beside it; otherwise the id of the parallel branch: the gateway's flow it came by, nested ones joined by '/'.</param>
    public sealed record WorkOpened(string Node, string Token, string Branch) : ProcessEffect;

    /// <summary>A user task is over.</summary>
    public sealed record WorkClosed(string Node, string Token) : ProcessEffect;

    /// <summary>A token waits for a message.</summary>
    public sealed record WaitOpened(string Node, string Token, string Branch, string Message) : ProcessEffect;

    public sealed record WaitClosed(string Node, string Token) : ProcessEffect;

    /// <summary>A timer is armed; its instant is fixed now and stands in the state.</summary>
    /// <param name="DueAt">UTC.</param>
    public sealed record TimerArmed(string Node, string Token, string Branch, DateTimeOffset DueAt) : ProcessEffect;

    public sealed record TimerDisarmed(string Node, string Token) : ProcessEffect;

    /// <summary>The host is asked to do something by name; the token has gone on.</summary>
    public sealed record Requested(string Node, string Name) : ProcessEffect;

    /// <summary>The host is asked to do something by name, and the token waits for its answer.</summary>
    public sealed record HookOpened(string Node, string Token, string Branch, string Name) : ProcessEffect;

    public sealed record HookClosed(string Node, string Token) : ProcessEffect;

    /// <summary>A token waits for a signal; <see cref="WaitClosed"/> ends it.</summary>
    public sealed record SignalAwaited(string Node, string Token, string Branch, string Signal) : ProcessEffect;

    /// <summary>A signal, error or escalation was thrown.</summary>
    /// <param name="Name">Of the signal, or the code.</param>
    /// <param name="CaughtBy">Ids of the nodes that caught it, joined by a blank; empty: nobody.</param>
    public sealed record Thrown(string Node, string Kind, string Name, string CaughtBy) : ProcessEffect;

    /// <summary>A token was taken away by an event, an end or a command.</summary>
    public sealed record Cancelled(string Node, string Token) : ProcessEffect;

    /// <summary>A message that nobody waits for yet is kept.</summary>
    public sealed record MessageKept(string Message, string Id) : ProcessEffect;

    /// <summary>A gateway decided: each condition looked at, what it read and what it gave.</summary>
    public sealed record Decided(string Node, IReadOnlyList<Look> Looks, string? Taken) : ProcessEffect;

    /// <summary>The token cannot go on; it stays where it is and somebody must put it right.</summary>
    /// <param name="Code">Stable: <c>gateway.no-way-out</c>, <c>condition.not-boolean</c>, <c>too-many-moves</c>, <c>error.uncaught</c>, <c>hook.failed</c>: all in the README.</param>
    public sealed record Incident(string Node, string Token, string Code, string Sentence) : ProcessEffect;

    /// <summary>No token is left.</summary>
    public sealed record Finished : ProcessEffect;
}

/// <param name="Flow">Id of the flow.</param>
/// <param name="Condition">The expression's text; empty for a flow without one.</param>
/// <param name="Read">Paths read and the values found, in order of reading.</param>
/// <param name="Result">True, false or null.</param>
public sealed record Look(string Flow, string Condition, IReadOnlyList<KeyValuePair<string, string>> Read, bool? Result);

/// <summary>A new state and what happened on the way to it.</summary>
public sealed record Decision(ProcessState State, IReadOnlyList<ProcessEffect> Effects);

/// <summary>Why a command changes nothing: the state is as before, byte for byte.</summary>
/// <param name="Code">Stable: <c>process.unknown-token</c>, <c>process.not-started</c>, <c>process.no-receiver</c>, <c>process.unknown-variable</c>.</param>
public sealed record CommandFault(string Code, string Sentence);

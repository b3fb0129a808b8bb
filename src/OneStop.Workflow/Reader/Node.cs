using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>A node of the process. <paramref name="Kind"/> says which of the optional parts are set.</summary>
/// <param name="Incoming">Ids of flows, in document order of the flows.</param>
/// <param name="Outgoing">Ids of flows, in document order of the flows.</param>
/// <param name="Default">Gateway or activity: the flow taken only if no condition out of the node is true.</param>
/// <param name="Message">Receive task or message catch: the message's name.</param>
/// <param name="Timer">What a timer event waits for.</param>
/// <param name="Effect">Service, send, script or business-rule task, or message throw: the name of what the host is asked to do.</param>
/// <param name="Extensions">Elements inside <c>extensionElements</c>, in document order, whatever their namespace.</param>
public sealed record Node(
    string Id,
    string? Name,
    NodeKind Kind,
    IReadOnlyList<string> Incoming,
    IReadOnlyList<string> Outgoing,
    string? Default,
    string? Message,
    Timer? Timer,
    string? Effect,
    IReadOnlyList<Extension> Extensions,
    int Line,
    int Column)
{
    /// <summary>The sub-process around it; null: the process itself.</summary>
    public string? Parent { get; init; }

    /// <summary>Boundary event: the activity it stands on.</summary>
    public string? AttachedTo { get; init; }

    /// <summary>Boundary event, or start of an event sub-process: whether it stops what runs.</summary>
    public bool Interrupts { get; init; } = true;

    /// <summary>What an event waits for or throws, in document order.</summary>
    public IReadOnlyList<Trigger> Triggers { get; init; } = [];

    /// <summary>A message is for the token whose key is this; null: the dossier's.</summary>
    public FeelExpression? Key { get; init; }

    public Many? Many { get; init; }

    public Loop? Loop { get; init; }

    /// <summary>Call activity: the id of the process that is called.</summary>
    public string? Called { get; init; }

    /// <summary>Before the activity starts: FEEL into a name.</summary>
    public IReadOnlyList<Mapping> In { get; init; } = [];

    /// <summary>After the activity is done: FEEL into a name.</summary>
    public IReadOnlyList<Mapping> Out { get; init; } = [];
}

public enum NodeKind
{
    Start,
    End,
    UserTask,

    /// <summary>Service, send, script or business-rule task or message throw: a named effect of the host; the token goes on at once.</summary>
    Effect,

    /// <summary>The same, and the token waits for the host's answer: <c>os:effect wait="true"</c>.</summary>
    Hook,

    /// <summary>Receive task or intermediate message catch event.</summary>
    MessageCatch,
    TimerCatch,
    SignalCatch,

    /// <summary>Intermediate throw event without definition, or manual task: a named point on the way.</summary>
    PassThrough,

    /// <summary>Intermediate event that throws signals, escalations or several things.</summary>
    Throw,
    LinkThrow,
    LinkCatch,
    Exclusive,
    Parallel,
    Inclusive,

    /// <summary>Waits for the first of the events behind it.</summary>
    EventGateway,
    Boundary,
    SubProcess,
    EventSubProcess,
    Call,
}

/// <summary>What an event waits for or throws.</summary>
/// <param name="Name">Of the message, signal or link; the code of the error or escalation. Null: any, or none needed. With '=' in front: FEEL.</param>
public sealed record Trigger(TriggerKind Kind, string? Name)
{
    /// <summary>The FEEL behind '='.</summary>
    public FeelExpression? Naming { get; init; }
}

public enum TriggerKind
{
    Message,
    Signal,
    Timer,
    Error,
    Escalation,
    Terminate,
    Link,
}

/// <summary>Exactly one of the first two is set.</summary>
/// <param name="Date">FEEL giving a date and time.</param>
/// <param name="Duration">FEEL giving a duration.</param>
public sealed record Timer(FeelExpression? Date, FeelExpression? Duration)
{
    /// <summary>How often a cycle fires; null: once, no cycle; 0: without end.</summary>
    public int? Repeats { get; init; }

    /// <summary>The duration counts in the host's working time.</summary>
    public bool IsWorkingTime { get; init; }

    /// <summary>It is a wait of the host, which ends by the host's own rule.</summary>
    public bool IsWait { get; init; }
}

/// <summary>A multi-instance activity: exactly one of cardinality and collection is set.</summary>
/// <param name="Item">The name by which an instance reads its item.</param>
/// <param name="Completion">Asked after each instance; true cancels the rest.</param>
/// <param name="Result">The name whose value each instance leaves.</param>
/// <param name="Results">The list that gathers them, in order of index.</param>
public sealed record Many(
    bool IsSequential, FeelExpression? Cardinality, FeelExpression? Collection, string? Item, FeelExpression? Completion, string? Result, string? Results);

/// <summary>A standard loop: again while the condition holds, at most so often.</summary>
/// <param name="IsAskedFirst">The condition is asked before the first round too.</param>
public sealed record Loop(FeelExpression? Condition, bool IsAskedFirst, int? Maximum);

/// <param name="Source">FEEL; null: every variable of that name's scope.</param>
/// <param name="Target">A name; empty with a null source.</param>
public sealed record Mapping(FeelExpression? Source, string Target);

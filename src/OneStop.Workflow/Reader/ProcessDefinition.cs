using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>One BPMN process as it was read: immutable, in document order.</summary>
/// <param name="Hash">SHA-256 of the file's exact bytes, lower-case hex.</param>
/// <param name="Variables">Declared variables by name.</param>
/// <param name="HasDiagram">False: the file has no diagram interchange; it runs, and is shown as a list.</param>
public sealed record ProcessDefinition(
    string Id,
    string? Name,
    string Hash,
    IReadOnlyList<Node> Nodes,
    IReadOnlyList<Flow> Flows,
    IReadOnlyDictionary<string, VariableKind> Variables,
    bool HasDiagram)
{
    /// <summary>Messages that the file declares, by name.</summary>
    public IReadOnlyDictionary<string, Message> Messages { get; init; } = new Dictionary<string, Message>();

    /// <summary>All that a condition may read, by path: variables, <c>task.choice</c> of each user task, <c>message.field</c>.</summary>
    public IReadOnlyDictionary<string, VariableKind> Paths { get; init; } = Variables;

    /// <summary>Elements inside the process's own <c>extensionElements</c>, in document order.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    internal Wiring Wiring { get; } = new(Nodes, Flows);

    /// <summary>The node with this id, or null.</summary>
    public Node? Find(string id) => Wiring.Find(id)?.Node;

    /// <summary>The node with this id, which must exist.</summary>
    public Node this[string id] => Find(id) ?? throw new KeyNotFoundException($"The process '{Id}' has no node '{id}'.");
}

/// <summary>A node of the process. <paramref name="Kind"/> says which of the optional parts are set.</summary>
/// <param name="Incoming">Ids of flows, in document order of the flows.</param>
/// <param name="Outgoing">Ids of flows, in document order of the flows.</param>
/// <param name="Default">Exclusive gateway or activity: the flow taken only if no condition out of the node is true.</param>
/// <param name="Message">Receive task or message catch: the message's name.</param>
/// <param name="Timer">Timer catch.</param>
/// <param name="Effect">Service or send task, or message throw: the name of what the host is asked to do.</param>
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
    int Column);

public enum NodeKind
{
    Start,
    End,
    UserTask,

    /// <summary>Service task, send task or message throw: a named effect of the host; the token goes on at once.</summary>
    Effect,

    /// <summary>Receive task or intermediate message catch event.</summary>
    MessageCatch,
    TimerCatch,

    /// <summary>Intermediate throw event without definition: a named point on the way.</summary>
    PassThrough,
    Exclusive,
    Parallel,
}

/// <param name="Id">As in the file, or synthesised deterministically where the file has none.</param>
/// <param name="Condition">Null: unconditional.</param>
public sealed record Flow(string Id, string? Name, string Source, string Target, FeelExpression? Condition)
{
    public int Line { get; init; }

    public int Column { get; init; }
}

/// <summary>Exactly one of the two is set.</summary>
/// <param name="Date">FEEL giving a date and time.</param>
/// <param name="Duration">FEEL giving a duration.</param>
public sealed record Timer(FeelExpression? Date, FeelExpression? Duration);

/// <summary>An extension element, unread: its meaning is the host's.</summary>
/// <param name="Namespace"><c>urn:onestop:bpmn:1</c> for ours.</param>
/// <param name="Attributes">By name; one with a prefix by <c>{namespace}name</c>.</param>
public sealed record Extension(
    string Namespace, string Name, IReadOnlyDictionary<string, string> Attributes, int Line, int Column)
{
    public IReadOnlyList<Extension> Children { get; init; } = [];

    /// <summary>Without blanks around; empty where there is none.</summary>
    public string Text { get; init; } = "";
}

/// <summary>Types of process data: no names, no free text.</summary>
public enum VariableKind
{
    Bool,
    Number,
    Date,
    Code,
}

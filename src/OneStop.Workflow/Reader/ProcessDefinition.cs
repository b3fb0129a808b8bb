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

    /// <summary>Read by BPMN's rules alone: variables are not declared, and any name may hold any data.</summary>
    public bool IsOpen { get; init; }

    internal Wiring Wiring { get; } = new(Nodes, Flows);

    /// <summary>The node with this id, or null.</summary>
    public Node? Find(string id) => Wiring.Find(id)?.Node;

    /// <summary>The node with this id, which must exist.</summary>
    public Node this[string id] => Find(id) ?? throw new KeyNotFoundException($"The process '{Id}' has no node '{id}'.");
}

/// <summary>Types of process data: no names, no free text.</summary>
public enum VariableKind
{
    Bool,
    Number,
    Date,
    Code,

    /// <summary>Several of the others, for a multi-instance activity: the parcels, the heirs' codes.</summary>
    List,
}

/// <param name="Id">As in the file, or synthesised deterministically where the file has none.</param>
/// <param name="Condition">Null: unconditional.</param>
public sealed record Flow(string Id, string? Name, string Source, string Target, FeelExpression? Condition)
{
    public int Line { get; init; }

    public int Column { get; init; }
}

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

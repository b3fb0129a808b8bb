using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>One stay on a node. A token that moves on gets a new id, so a late command never hits the next step.</summary>
public sealed class Token
{
    internal Token(string id, string node, Rest rest, string branch) => (Id, Node, Rest, Branch) = (id, node, rest, branch);

    /// <summary>"1", "2" … in order of arrival, never used again in this process.</summary>
    public string Id { get; }

    public string Node { get; }

    public Rest Rest { get; internal set; }

    /// <summary>As in <see cref="ProcessEffect.WorkOpened"/>.</summary>
    public string Branch { get; internal init; }

    /// <summary>UTC; set on a timer only.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary>The flow it came by; set at a join only.</summary>
    public string? Via { get; internal set; }

    /// <summary>The code of <see cref="ProcessEffect.Incident"/>; set on an incident only.</summary>
    public string? Incident { get; internal set; }

    /// <summary>Of an event that is armed beside a token: the id of that token. Null: armed for the scope, or no such event.</summary>
    public string? Host { get; internal init; }

    /// <summary>The message or signal it waits for, where the node alone does not say it.</summary>
    public string? Awaits { get; internal init; }

    /// <summary>Its message must carry this key; null: the dossier's.</summary>
    public string? Key { get; internal init; }

    /// <summary>How often a cycle fires still; 0: without end.</summary>
    public int? Left { get; internal init; }

    /// <summary>Which instance of a multi-instance activity or round of a loop, from 0.</summary>
    public int? Index { get; internal init; }

    /// <summary>What runs inside: of a sub-process, a call, or the instances of a multi-instance activity.</summary>
    public Scope? Inner { get; internal set; }

    /// <summary>What only this stay and its inside can read, by path.</summary>
    public IReadOnlyDictionary<string, Value> Variables => Data;

    internal Variables Data { get; set; } = Engine.Variables.None;

    /// <summary>For ordering and comparing: ids are numbers.</summary>
    internal bool IsAfter(Token other) => Id.Length != other.Id.Length ? Id.Length > other.Id.Length : string.CompareOrdinal(Id, other.Id) > 0;
}

/// <summary>Why a token does not move.</summary>
public enum Rest
{
    /// <summary>A user task is open.</summary>
    Task,

    /// <summary>It waits for a message.</summary>
    Message,

    /// <summary>It waits for <see cref="Token.DueAt"/>.</summary>
    Timer,

    /// <summary>It waits at a join for the other ways in.</summary>
    Join,

    /// <summary>It cannot go on until somebody puts it right.</summary>
    Incident,

    /// <summary>It waits for a signal.</summary>
    Signal,

    /// <summary>It waits at an event gateway for the first of several events.</summary>
    Event,

    /// <summary>It waits for the host's answer.</summary>
    Hook,

    /// <summary>What is inside has to end first.</summary>
    Inside,
}

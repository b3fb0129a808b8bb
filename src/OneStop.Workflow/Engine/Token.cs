namespace OneStop.Workflow.Engine;

/// <summary>One stay on a node. A token that moves on gets a new id, so a late command never hits the next step.</summary>
/// <param name="Id">"1", "2" … in order of arrival, never used again in this process.</param>
/// <param name="Branch">As in <see cref="ProcessEffect.WorkOpened"/>.</param>
public sealed record Token(string Id, string Node, Rest Rest, string Branch)
{
    /// <summary>UTC; set on a timer only.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The flow it came by; set at a join only.</summary>
    public string? Via { get; init; }

    /// <summary>The code of <see cref="ProcessEffect.Incident"/>; set on an incident only.</summary>
    public string? Incident { get; init; }
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

    /// <summary>It waits at a parallel join for the other ways in.</summary>
    Join,

    /// <summary>It cannot go on until somebody puts it right.</summary>
    Incident,
}

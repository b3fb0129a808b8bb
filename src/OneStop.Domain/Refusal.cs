namespace OneStop.Domain;

/// <summary>What the caller may do about a refusal; the one place in Http turns it into a status.</summary>
public enum RefusalKind
{
    /// <summary>Not understood: no JSON, or JSON of another shape (400).</summary>
    Malformed,

    /// <summary>Nobody is signed in, or not as they said (401).</summary>
    NotAuthenticated,

    /// <summary>Understood, and unacceptable: mend what was sent (422).</summary>
    Invalid,

    /// <summary>There is no such thing, or none that the caller may see (404).</summary>
    NotFound,

    /// <summary>The caller may see it and may not do this (403).</summary>
    NotAllowed,

    /// <summary>The state of the thing does not allow it (409).</summary>
    Conflict,

    /// <summary>The caller acted on an older state than the present one (412).</summary>
    Stale,

    /// <summary>A precondition that must be sent is missing (428).</summary>
    PreconditionRequired,

    /// <summary>Too often: come again after a while (429).</summary>
    TooMany,

    /// <summary>Not now: busy, or the machine's clock is wrong; try again later (503).</summary>
    Unavailable,
}

/// <summary>One fault of what was sent.</summary>
/// <param name="Field">Path in the request as the caller wrote it: <c>parties[0].birth</c>. Empty: the request as a whole.</param>
/// <param name="Rule">Stable code of the rule, dotted, lower-case.</param>
/// <param name="Message">What is wrong and what to do, in Vietnamese, without data of the case.</param>
public sealed record Fault(string Field, string Rule, string Message);

/// <summary>An expected refusal, named by a code that never changes meaning once published.</summary>
/// <param name="Code">Stable, lower-case, dotted: <c>task.closed</c>.</param>
/// <param name="Kind">What the caller may do about it.</param>
public sealed record Refusal(string Code, RefusalKind Kind)
{
    /// <summary>What happened in this very case. Shown to the caller: no personal data of citizens.</summary>
    public string? Detail { get; init; }

    /// <summary>All faults of the request at once, in the order of the request.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>After how long it is worth to come again; null where nobody knows.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>Who acted, when a task was closed or a thing changed: name of the officer or post.</summary>
    public string? By { get; init; }

    /// <summary>When they did; UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What they did: the command's name.</summary>
    public string? What { get; init; }

    /// <summary>What would be allowed instead: names of commands or values.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
}

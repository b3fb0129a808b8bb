namespace OneStop.Workflow.Engine;

/// <summary>Where a process stands: immutable, a tree of scopes with tokens, written as JSON with a format number.</summary>
public sealed record ProcessState
{
    /// <summary>The version of the JSON form; a reader refuses any other.</summary>
    public const int Format = 1;

    /// <summary>Nothing has started.</summary>
    public static ProcessState Empty { get; } = new();

    /// <summary>Canonical: the same state gives the same bytes.</summary>
    public string ToJson() => throw new NotSupportedException();

    /// <exception cref="FormatException">Not a state of this format: a bug or a damaged row.</exception>
    public static ProcessState FromJson(string json) => throw new NotSupportedException(json);
}

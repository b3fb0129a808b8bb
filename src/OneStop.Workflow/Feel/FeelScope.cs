namespace OneStop.Workflow.Feel;

/// <summary>What an expression may see.</summary>
/// <param name="Data">By path; a path that is not there is null.</param>
/// <param name="Now">What <c>now()</c> gives.</param>
public readonly record struct FeelScope(IReadOnlyDictionary<string, Value> Data, DateTimeOffset Now)
{
    /// <summary>After so many steps an evaluation gives null; steps, not time, so that a replay gives the same.</summary>
    public int MaxSteps { get; init; } = 10_000;
}

/// <param name="Path">As written: <c>examine.choice</c>.</param>
/// <param name="Offset">From 0, in characters of the text as given.</param>
public sealed record PathUse(string Path, int Offset)
{
    /// <summary>It stands in a filter, where it may also name an entry of the items.</summary>
    public bool IsInFilter { get; init; }
}

/// <param name="Value">Null where there is no answer.</param>
/// <param name="Read">Paths read and the values found, in order of reading, values in <see cref="Value.ToFeel"/>'s form.</param>
public readonly record struct FeelResult(Value Value, IReadOnlyList<KeyValuePair<string, string>> Read);

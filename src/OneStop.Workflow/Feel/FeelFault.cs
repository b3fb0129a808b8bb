namespace OneStop.Workflow.Feel;

/// <summary>What is wrong with the text of an expression.</summary>
/// <param name="Offset">From 0, in characters of the text as given.</param>
/// <param name="Rule">Stable: <c>feel.syntax</c>, <c>feel.too-deep</c>, <c>feel.too-long</c>, <c>feel.unknown-function</c>, <c>feel.arguments</c>, <c>feel.outside</c>, <c>feel.date</c>, <c>feel.date-time</c>, <c>feel.duration</c>.</param>
/// <param name="Sentence">In plain English.</param>
public sealed record FeelFault(int Offset, string Rule, string Sentence)
{
    /// <summary>The same in Vietnamese.</summary>
    public string Vietnamese { get; init; } = Sentence;

    /// <summary>Where it is in <paramref name="text"/>; both from 1.</summary>
    public (int Line, int Column) Locate(string text)
    {
        var before = text.AsSpan(0, Math.Min(Offset, text.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}

namespace OneStop.Workflow.Feel;

/// <summary>A range written in a text: its ends must be literals.</summary>
internal static class RangeText
{
    internal static Value Read(string text)
    {
        var trimmed = text.Trim();
        var dots = trimmed.IndexOf("..", StringComparison.Ordinal);
        if (dots < 1 || trimmed.Length < 4 || trimmed[0] is not ('[' or '(' or ']') || trimmed[^1] is not (']' or ')' or '['))
            return Value.Null;

        var (low, high) = (trimmed[1..dots].Trim(), trimmed[(dots + 2)..^1].Trim());
        if (End(low) is not { } from || End(high) is not { } to)
            return Value.Null;
        if ((from is Value.Nothing && trimmed[0] == '[') || (to is Value.Nothing && trimmed[^1] == ']'))
            return Value.Null;

        return Ranges.Of(from, trimmed[0] == '[', to, trimmed[^1] == ']');
    }

    /// <summary>An end that is left out is FEEL's null; null: no literal stands there.</summary>
    private static Value? End(string text)
    {
        if (text.Length == 0)
            return Value.Null;
        if (!FeelExpression.TryParse(text, out var expression, out _) || expression.Paths.Count > 0 || !expression.IsLiteral)
            return null;

        return expression.Evaluate(new FeelScope(new Dictionary<string, Value>(), DateTimeOffset.UnixEpoch)).Value is var value && value is Value.Nothing ? null : value;
    }
}

using System.Text;

namespace OneStop.Workflow.Feel;

/// <summary>Functions of texts. Positions count whole characters of Unicode, from 1.</summary>
internal static class TextFunctions
{
    internal static readonly Builtin[] All =
    [
        new("string", ["from"], 1, (_, a) => a[0] is Value.Nothing ? Value.Null : Value.Of(ToText(a[0]))),
        new("substring", ["string", "start position", "length"], 2, (_, a) => Substring(a)),
        new("string length", ["string"], 1, (_, a) => a[0] is Value.Code text ? Value.Of(text.Text.EnumerateRunes().Count()) : Value.Null),
        new("upper case", ["string"], 1, (_, a) => a[0] is Value.Code text ? Value.Of(text.Text.ToUpperInvariant()) : Value.Null),
        new("lower case", ["string"], 1, (_, a) => a[0] is Value.Code text ? Value.Of(text.Text.ToLowerInvariant()) : Value.Null),
        new("substring before", ["string", "match"], 2, (_, a) => Two(a, (text, match) => Value.Of(text.IndexOf(match, StringComparison.Ordinal) is var at and >= 0 ? text[..at] : ""))),
        new("substring after", ["string", "match"], 2, (_, a) => Two(a, (text, match) => Value.Of(text.IndexOf(match, StringComparison.Ordinal) is var at and >= 0 ? text[(at + match.Length)..] : ""))),
        new("contains", ["string", "match"], 2, (_, a) => Two(a, (text, match) => Value.Of(text.Contains(match, StringComparison.Ordinal)))),
        new("starts with", ["string", "match"], 2, (_, a) => Two(a, (text, match) => Value.Of(text.StartsWith(match, StringComparison.Ordinal)))),
        new("ends with", ["string", "match"], 2, (_, a) => Two(a, (text, match) => Value.Of(text.EndsWith(match, StringComparison.Ordinal)))),
        new("matches", ["input", "pattern", "flags"], 2, (_, a) => Patterns.Of(a[1], a[2]) is { } pattern && a[0] is Value.Code text ? Value.Of(pattern.IsMatch(text.Text)) : Value.Null) { IsLenient = true },
        new("replace", ["input", "pattern", "replacement", "flags"], 3, (_, a) => Patterns.Replace(a[0], a[1], a[2], a[3])) { IsLenient = true },
        new("split", ["string", "delimiter"], 2, (_, a) => Patterns.Of(a[1], Value.Null) is { } pattern && a[0] is Value.Code text ? new Value.List([.. pattern.Split(text.Text).Select(Value.Of)]) : Value.Null),
        new("string join", ["list", "delimiter"], 1, (_, a) => Join(a[0], a[1])) { IsLenient = true },
    ];

    internal static string ToText(Value value) => value is Value.Code code ? code.Text : value.ToFeel();

    private static Value Two(Value[] arguments, Func<string, string, Value> body) =>
        arguments is [Value.Code text, Value.Code match] ? body(text.Text, match.Text) : Value.Null;

    private static Value Substring(Value[] arguments)
    {
        if (arguments is not [Value.Code { Text: var text }, Value.Number { Amount: var start }, _] || arguments[2] is not (Value.Number or Value.Nothing))
            return Value.Null;

        var runes = text.EnumerateRunes().ToList();
        var from = start > 0 ? decimal.Truncate(start) - 1 : start < 0 ? runes.Count + decimal.Truncate(start) : -1;
        var length = arguments[2] is Value.Number { Amount: var given } ? decimal.Truncate(given) : runes.Count;
        if (from < 0 || from >= runes.Count || length < 1)
            return Value.Null;

        var cut = new StringBuilder();
        foreach (var rune in runes.Skip((int)from).Take((int)Math.Min(length, runes.Count)))
            cut.Append(rune.ToString());

        return Value.Of(cut.ToString());
    }

    private static Value Join(Value list, Value delimiter)
    {
        if (delimiter is not (Value.Code or Value.Nothing))
            return Value.Null;

        var items = list is Value.List many ? many.Items : list is Value.Code ? [list] : null;
        return items is not null && items.All(item => item is Value.Code or Value.Nothing)
            ? Value.Of(string.Join((delimiter as Value.Code)?.Text ?? "", items.OfType<Value.Code>().Select(item => item.Text)))
            : Value.Null;
    }
}

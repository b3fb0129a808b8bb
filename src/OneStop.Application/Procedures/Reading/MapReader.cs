using System.Globalization;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Procedures.Reading;

/// <summary>
/// Reads the keys of one map and remembers which were asked for: what is left at <see cref="Close"/> is unknown. A value that is
/// missing or wrong becomes a fault and an empty stand-in, so that reading goes on; nothing of a file with faults is used.
/// </summary>
/// <param name="what">What the map is, for sentences: <c>the phase</c>.</param>
internal sealed class MapReader(YamlMap map, Findings findings, string what)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    internal Place At => map.At;

    internal Findings Findings => findings;

    internal static MapReader? Of(YamlNode? node, Findings findings, string what)
    {
        if (node is YamlMap map)
            return new MapReader(map, findings, what);
        if (node is not null)
            findings.Error(node.At, "workflow.shape", $"{Sentence(what)} must be a map of keys and values.");

        return null;
    }

    /// <summary>Where the value of a key stands; the map's place where the key is missing.</summary>
    internal Place PlaceOf(string key) => Peek(key)?.At ?? map.At;

    internal bool Has(string key) => Take(key) is not null;

    internal string Text(string key) => TextOrNull(key) ?? Missing(key);

    internal string? TextOrNull(string key) => Plain(key)?.Text;

    /// <summary>One of the words allowed; the first of them where the value is wrong.</summary>
    internal string Word(string key, params string[] allowed) => WordOrNull(key, allowed) ?? Missing(key, allowed[0]);

    internal string? WordOrNull(string key, params string[] allowed)
    {
        if (Plain(key) is not { } text)
            return null;
        if (!allowed.Contains(text.Text))
            Wrong(text, key, $"one of {string.Join(", ", allowed)}");

        return allowed.Contains(text.Text) ? text.Text : allowed[0];
    }

    internal bool Flag(string key) => WordOrNull(key, "false", "true") == "true";

    /// <summary>A whole number in a range; its lower end where the value is wrong.</summary>
    internal int Whole(string key, int from, int to)
    {
        Require(key);
        return WholeOrNull(key, from, to) ?? from;
    }

    internal int? WholeOrNull(string key, int from, int to) => (int?)LongOrNull(key, from, to);

    internal long? LongOrNull(string key, long from, long to)
    {
        if (Plain(key) is not { } text)
            return null;
        if (long.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
            return number;

        Wrong(text, key, $"a whole number from {from} to {to}");
        return from;
    }

    internal DateOnly? DateOrNull(string key)
    {
        if (Plain(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;

        Wrong(text, key, "a date as in 2026-11-05");
        return null;
    }

    internal DateOnly Date(string key)
    {
        Require(key);
        return DateOrNull(key) ?? DateOnly.MinValue;
    }

    /// <summary>A limit; half a working day where the value is wrong.</summary>
    internal Limit Limit(string key)
    {
        if (Plain(key) is { } text)
            return Limits.Read(text.Text, text.At, findings, what);

        Missing(key);
        return Limits.StandIn;
    }

    /// <summary>A list of texts; empty where the key is missing.</summary>
    internal IReadOnlyList<YamlText> Texts(string key)
    {
        var texts = new List<YamlText>();
        foreach (var item in Items(key))
        {
            if (item is YamlText { Text.Length: > 0 } text)
                texts.Add(text);
            else
                findings.Error(item.At, "workflow.shape", $"Each item of '{key}' in {what} must be text.");
        }

        return texts;
    }

    /// <summary>A list of maps; empty where the key is missing.</summary>
    internal IReadOnlyList<MapReader> Maps(string key, string itemIs) =>
        [.. Items(key).Select(item => Of(item, findings, itemIs)).OfType<MapReader>()];

    internal MapReader? Map(string key, string valueIs) => Of(Take(key), findings, valueIs);

    /// <summary>A map whose keys are names of the author's: each with the map that it names.</summary>
    internal IReadOnlyList<(YamlText Key, YamlNode Value)> Named(string key)
    {
        if (Take(key) is not { } value)
            return [];
        if (value is YamlMap named)
            return [.. named.Entries.Select(entry => (entry.Key, entry.Value))];

        findings.Error(value.At, "workflow.shape", $"'{key}' in {what} must be a map.");
        return [];
    }

    /// <summary>Names what must stand here and does not.</summary>
    internal void Require(string key) => Missing(key);

    /// <summary>Every key that nobody asked for is a fault: a typing error must not be silently without effect.</summary>
    internal void Close()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key.Text)))
        {
            var known = string.Join(", ", _known.Order(StringComparer.Ordinal));
            findings.Error(entry.Key.At, "workflow.unknown-key", $"'{entry.Key.Text}' is not a key of {what}; there are {known}.", entry.Key.Text);
        }
    }

    private YamlNode? Peek(string key) => map.Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    private YamlNode? Take(string key)
    {
        _known.Add(key);
        return Peek(key);
    }

    private YamlText? Plain(string key)
    {
        switch (Take(key))
        {
            case YamlText { Text.Length: > 0 } text:
                return text;
            case YamlText { IsQuoted: false } blank:
                findings.Error(blank.At, "workflow.shape", $"'{key}' in {what} has no value; give it one or take the key out.");
                return null;
            case YamlText:
            case null:
                return null;
            case var other:
                findings.Error(other.At, "workflow.shape", $"'{key}' in {what} must be one value.");
                return null;
        }
    }

    private IReadOnlyList<YamlNode> Items(string key)
    {
        switch (Take(key))
        {
            case YamlList list:
                return list.Items;
            case null:
                return [];
            case var other:
                findings.Error(other.At, "workflow.shape", $"'{key}' in {what} must be a list.");
                return [];
        }
    }

    private void Wrong(YamlText text, string key, string wanted) =>
        findings.Error(text.At, "workflow.value", $"'{text.Text}' cannot be the {key} of {what}; write {wanted}.", text.Text);

    private string Missing(string key, string standIn = "")
    {
        if (Take(key) is null or YamlText { Text: "", IsQuoted: true })
            findings.Error(map.At, "workflow.missing-key", $"{Sentence(what)} has no '{key}'.", key);

        return standIn;
    }

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Process data by path, immutable, in ordinal order of the paths. A path that is not there is null.</summary>
internal sealed class Variables : IReadOnlyDictionary<string, Value>
{
    private readonly KeyValuePair<string, Value>[] _sorted;

    private Variables(KeyValuePair<string, Value>[] sorted) => _sorted = sorted;

    public static Variables None { get; } = new([]);

    public int Count => _sorted.Length;

    public IEnumerable<string> Keys => _sorted.Select(pair => pair.Key);

    public IEnumerable<Value> Values => _sorted.Select(pair => pair.Value);

    /// <exception cref="KeyNotFoundException">The path has no value.</exception>
    public Value this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        var at = Find(key);
        value = at < 0 ? null : _sorted[at].Value;
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _sorted.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>With the value set; null takes it away.</summary>
    internal Variables With(string path, Value value)
    {
        var at = Find(path);
        if (value is Value.Nothing)
            return at < 0 ? this : new Variables([.. _sorted.AsSpan(0, at), .. _sorted.AsSpan(at + 1)]);

        var pair = new KeyValuePair<string, Value>(path, value);
        if (at < 0)
            return new Variables([.. _sorted.AsSpan(0, ~at), pair, .. _sorted.AsSpan(~at)]);

        var copy = _sorted.AsSpan().ToArray();
        copy[at] = pair;
        return new Variables(copy);
    }

    /// <exception cref="FormatException">A path stands twice.</exception>
    internal static Variables Of(List<KeyValuePair<string, Value>> pairs)
    {
        if (pairs.Count == 0)
            return None;

        var sorted = pairs.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var at = 1; at < sorted.Length; at++)
        {
            if (sorted[at].Key == sorted[at - 1].Key)
                throw new FormatException($"The variable '{sorted[at].Key}' stands twice in the state.");
        }

        return new Variables(sorted);
    }

    internal ReadOnlySpan<KeyValuePair<string, Value>> Sorted() => _sorted;

    /// <summary>Where the path is, or the complement of where it belongs.</summary>
    private int Find(string path)
    {
        var (low, high) = (0, _sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_sorted[middle].Key, path);
            if (order == 0)
                return middle;

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}

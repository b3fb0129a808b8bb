using System.Collections;
using System.Diagnostics.CodeAnalysis;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Data of scopes inside each other: the innermost that has a name gives it.</summary>
internal sealed class Layers(IReadOnlyList<Variables> layers) : IReadOnlyDictionary<string, Value>
{
    public int Count => Keys.Count();

    public IEnumerable<string> Keys => layers.SelectMany(layer => layer.Keys).Distinct(StringComparer.Ordinal);

    public IEnumerable<Value> Values => Keys.Select(key => this[key]);

    public Value this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        foreach (var layer in layers)
        {
            if (layer.TryGetValue(key, out value))
                return true;
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => Keys.Select(key => new KeyValuePair<string, Value>(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

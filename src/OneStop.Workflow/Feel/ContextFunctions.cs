namespace OneStop.Workflow.Feel;

/// <summary>Functions of contexts and of ranges.</summary>
internal static class ContextFunctions
{
    internal static readonly Builtin[] All =
    [
        new("get value", ["m", "key"], 2, (_, a) => a is [Value.Context m, Value.Code key] ? m.Find(key.Text) ?? Value.Null : Value.Null),
        new("get entries", ["m"], 1, (_, a) => a[0] is Value.Context m ? new Value.List([.. m.Entries.Select(Entry)]) : Value.Null),
        new("context", ["entries"], 1, (_, a) => Context(a[0])),
        new("context put", ["context", "key", "value"], 3, (_, a) => Put(a[0], a[1] is Value.List keys ? keys.Items : [a[1]], a[2])) { IsLenient = true },
        new("context merge", ["contexts"], 1, (_, a) => Merge(a[0])),
        new("is", ["value1", "value2"], 2, (_, a) => a is [Value.Moment, Value.Moment] ? Value.Null : Value.Of(a[0].GetType() == a[1].GetType() && Compare.Equal(a[0], a[1]) == true)),
        new("range", ["from"], 1, (_, a) => a[0] is Value.Code text ? RangeText.Read(text.Text) : Value.Null),
    ];

    private static Value Entry(KeyValuePair<string, Value> entry) => new Value.Context([new("key", Value.Of(entry.Key)), new("value", entry.Value)]);

    private static Value Context(Value entries)
    {
        var made = new Value.Context([]);
        foreach (var entry in ListFunctions.List(entries) ?? [Value.Null])
        {
            if (entry is not Value.Context pair || pair.Find("key") is not Value.Code { Text: var key } || pair.Find("value") is not { } value || made.Find(key) is not null)
                return Value.Null;

            made = made.With(key, value);
        }

        return made;
    }

    /// <param name="keys">A path: each names a context in the one before.</param>
    private static Value Put(Value context, IReadOnlyList<Value> keys, Value value)
    {
        if (context is not Value.Context made || keys is not [Value.Code { Text: var key }, ..])
            return Value.Null;
        if (keys.Count == 1)
            return made.With(key, value);

        return Put(made.Find(key) ?? Value.Null, [.. keys.Skip(1)], value) is Value.Context inner ? made.With(key, inner) : Value.Null;
    }

    private static Value Merge(Value contexts)
    {
        var merged = new Value.Context([]);
        foreach (var one in ListFunctions.List(contexts) ?? [Value.Null])
        {
            if (one is not Value.Context context)
                return Value.Null;

            merged = context.Entries.Aggregate(merged, (made, entry) => made.With(entry.Key, entry.Value));
        }

        return merged;
    }
}

namespace OneStop.Workflow.Feel;

/// <summary>Values made of others. Process data hold lists; the rest only expressions give.</summary>
public abstract partial record Value
{
    /// <summary>Several values in order.</summary>
    public sealed record List(IReadOnlyList<Value> Items) : Value
    {
        public override string ToFeel() => $"[{string.Join(", ", Items.Select(item => item.ToFeel()))}]";

        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
    }

    /// <summary>Named values, in the order in which they were written.</summary>
    public sealed record Context(IReadOnlyList<KeyValuePair<string, Value>> Entries) : Value
    {
        public override string ToFeel() => $"{{{string.Join(", ", Entries.Select(entry => $"\"{entry.Key}\": {entry.Value.ToFeel()}"))}}}";

        public bool Equals(Context? other) => other is not null && Entries.SequenceEqual(other.Entries);

        public override int GetHashCode() => Entries.Aggregate(17, HashCode.Combine);

        /// <summary>Null: there is no such entry.</summary>
        internal Value? Find(string name)
        {
            foreach (var (key, value) in Entries)
            {
                if (key == name)
                    return value;
            }

            return null;
        }

        /// <summary>With the entry in the place of the one of that name, else at the end.</summary>
        internal Context With(string name, Value value)
        {
            var entries = Entries.ToList();
            var at = entries.FindIndex(entry => entry.Key == name);
            if (at >= 0)
                entries[at] = new KeyValuePair<string, Value>(name, value);
            else
                entries.Add(new KeyValuePair<string, Value>(name, value));

            return new Context(entries);
        }
    }

    /// <param name="Low">Null: without end.</param>
    public sealed record Range(Value Low, bool LowIsIn, Value High, bool HighIsIn) : Value
    {
        public override string ToFeel() => $"{(LowIsIn ? '[' : '(')}{Low.ToFeel()}..{High.ToFeel()}{(HighIsIn ? ']' : ')')}";
    }

    /// <summary>A function that the expression itself defines, with what it could see there.</summary>
    public sealed record Function : Value
    {
        internal Function(IReadOnlyList<string> parameters, Expr body, Frame? frame) => (Parameters, Body, Frame) = (parameters, body, frame);

        internal IReadOnlyList<string> Parameters { get; }

        internal Expr Body { get; }

        internal Frame? Frame { get; }

        public override string ToFeel() => $"function({string.Join(", ", Parameters)})";
    }
}

/// <summary>Names that an expression itself gives: of a loop, a filter, a context or a function.</summary>
internal sealed record Frame(string Name, Value Value, Frame? Outer)
{
    /// <summary>The entries of a filter's item are names too.</summary>
    internal bool IsItem { get; init; }

    internal static Value? Find(Frame? frame, string name)
    {
        for (var at = frame; at is not null; at = at.Outer)
        {
            if (at.IsItem && at.Value is Value.Context context && context.Find(name) is { } entry)
                return entry;
            if (at.Name == name)
                return at.Value;
        }

        return null;
    }
}

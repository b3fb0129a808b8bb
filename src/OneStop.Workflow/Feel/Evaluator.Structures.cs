namespace OneStop.Workflow.Feel;

/// <summary>Lists, contexts, loops and functions.</summary>
internal sealed partial class Evaluator
{
    /// <summary>An entry sees those before it.</summary>
    private Value.Context ContextOf(Expr.ContextOf context, Frame? frame)
    {
        var entries = new List<KeyValuePair<string, Value>>(context.Entries.Count);
        foreach (var (name, expr) in context.Entries)
        {
            var value = Of(expr, frame);
            entries.Add(new KeyValuePair<string, Value>(name, value));
            frame = new Frame(name, value, frame);
        }

        return new Value.Context(entries);
    }

    /// <summary>By position, from 1 or from the end, or by what is true of each item; a single value is a list of one.</summary>
    private Value Filtered(Expr.Filter filter, Frame? frame)
    {
        var holder = Of(filter.List, frame);
        var items = holder is Value.List list ? list.Items : holder is Value.Nothing ? [] : [holder];
        var first = Of(filter.Condition, new Frame("item", items.Count > 0 ? items[0] : Value.Null, frame) { IsItem = true });
        if (first is Value.Number number)
            return At(items, number.Amount);

        List<Value> kept = [];
        for (var at = 0; at < items.Count; at++)
        {
            var answer = at == 0 ? first : Of(filter.Condition, new Frame("item", items[at], frame) { IsItem = true });
            if (answer is Value.Truth { Is: true })
                kept.Add(items[at]);
        }

        return holder is Value.Nothing && first is not Value.Truth ? Value.Null : new Value.List(kept);
    }

    private static Value At(IReadOnlyList<Value> items, decimal position)
    {
        if (position != decimal.Truncate(position) || Math.Abs(position) > items.Count || position == 0)
            return Value.Null;

        return items[(int)(position > 0 ? position - 1 : items.Count + position)];
    }

    private Value Loop(Expr.For loop, Frame? frame)
    {
        List<Value> results = [];
        var isWhole = Each(loop.Iterators, 0, frame, inner =>
        {
            results.Add(Of(loop.Return, new Frame("partial", new Value.List([.. results]), inner)));
            return true;
        });
        return isWhole ? new Value.List(results) : Value.Null;
    }

    /// <summary>Some: true beats null, null beats false. Every: false beats null, null beats true.</summary>
    private Value Quantify(Expr.Quantified quantified, Frame? frame)
    {
        var answer = Value.Of(!quantified.IsSome);
        var isWhole = Each(quantified.Iterators, 0, frame, inner =>
        {
            var one = Of(quantified.Condition, inner) as Value.Truth;
            if (one is null)
                answer = Value.Null;
            else if (one.Is == quantified.IsSome)
                answer = one;

            return one is null || one.Is != quantified.IsSome;
        });
        return isWhole ? answer : Value.Null;
    }

    /// <summary>False where something to go through is neither list nor range.</summary>
    private bool Each(IReadOnlyList<Iterator> iterators, int at, Frame? frame, Func<Frame?, bool> body)
    {
        var goesOn = true;
        return Each(iterators, at, frame, body, ref goesOn);
    }

    private bool Each(IReadOnlyList<Iterator> iterators, int at, Frame? frame, Func<Frame?, bool> body, ref bool goesOn)
    {
        if (at == iterators.Count)
        {
            goesOn = body(frame);
            return true;
        }

        var iterator = iterators[at];
        var from = Of(iterator.From, frame);
        if ((iterator.To is null ? Ranges.Items(from) : Ranges.Between(from, Of(iterator.To, frame))) is not { } items)
            return false;

        foreach (var item in items)
        {
            if (!goesOn || _isExhausted)
                return true;
            if (!Each(iterators, at + 1, new Frame(iterator.Name, item, frame), body, ref goesOn))
                return false;
        }

        return true;
    }

    /// <summary>Null where it is no function or the number of arguments is another.</summary>
    internal Value Invoke(Value function, Value[] arguments)
    {
        if (function is not Value.Function { Parameters: var parameters } own || parameters.Count != arguments.Length || Depth >= Parser.MaxDepth)
            return Value.Null;

        var frame = own.Frame;
        for (var at = 0; at < arguments.Length; at++)
            frame = new Frame(parameters[at], arguments[at], frame);

        Depth++;
        var value = Of(own.Body, frame);
        Depth--;
        return value;
    }

    /// <summary>Functions that call functions must not use up the machine's stack.</summary>
    private int Depth { get; set; }
}

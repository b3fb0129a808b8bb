namespace OneStop.Workflow.Feel;

/// <summary>Functions of lists. A single value is a list of one where a list is wanted.</summary>
internal static class ListFunctions
{
    internal static readonly Builtin[] All =
    [
        new("list contains", ["list", "element"], 2, (_, a) => List(a[0]) is { } list ? Value.Of(list.Any(item => Compare.Equal(item, a[1]) == true)) : Value.Null) { IsLenient = true },
        Many("count", items => Value.Of(items.Count), isWhole: true),
        Many("min", items => Extreme(items, -1)),
        Many("max", items => Extreme(items, 1)),
        Many("sum", items => Fold(items, numbers => numbers.Sum()) ?? Total(items)),
        Many("product", items => Fold(items, numbers => numbers.Aggregate(1m, (a, b) => a * b)) ?? Value.Null),
        Many("mean", items => Fold(items, numbers => numbers.Average()) ?? Value.Null),
        Many("median", items => Fold(items, Median) ?? Value.Null),
        Many("stddev", items => items.Count < 2 ? Value.Null : Fold(items, Deviation) ?? Value.Null),
        Many("mode", Mode),
        Many("all", items => Truths(items, isAll: true)),
        Many("any", items => Truths(items, isAll: false)),
        new("sublist", ["list", "start position", "length"], 2, (_, a) => Sublist(a)),
        new("append", ["list", "item"], 1, (_, a) => List(a[0]) is { } list ? new Value.List([.. list, .. a.Skip(1)]) : Value.Null) { IsVariadic = true },
        new("concatenate", ["list"], 1, (_, a) => a.All(one => List(one) is not null) ? new Value.List([.. a.SelectMany(one => List(one)!)]) : Value.Null) { IsVariadic = true },
        new("union", ["list"], 1, (_, a) => a.All(one => List(one) is not null) ? Distinct(a.SelectMany(one => List(one)!)) : Value.Null) { IsVariadic = true },
        new("insert before", ["list", "position", "newItem"], 3, (_, a) => List(a[0]) is { } list && Position(list, a[1]) is { } at ? new Value.List([.. list.Take(at), a[2], .. list.Skip(at)]) : Value.Null),
        new("remove", ["list", "position"], 2, (_, a) => List(a[0]) is { } list && Position(list, a[1]) is { } at ? new Value.List([.. list.Take(at), .. list.Skip(at + 1)]) : Value.Null),
        new("list replace", ["list", "position|match", "newItem"], 3, Replace),
        new("reverse", ["list"], 1, (_, a) => List(a[0]) is { } list ? new Value.List([.. list.Reverse()]) : Value.Null),
        new("index of", ["list", "match"], 2, (_, a) => List(a[0]) is { } list ? new Value.List([.. Enumerable.Range(0, list.Count).Where(at => Compare.Equal(list[at], a[1]) == true).Select(at => Value.Of(at + 1m))]) : Value.Null),
        new("distinct values", ["list"], 1, (_, a) => List(a[0]) is { } list ? Distinct(list) : Value.Null),
        new("flatten", ["list"], 1, (_, a) => List(a[0]) is { } list ? new Value.List([.. Flat(list)]) : Value.Null),
        new("sort", ["list", "precedes"], 1, Sort),
    ];

    internal static IReadOnlyList<Value>? List(Value value) => value switch { Value.List list => list.Items, Value.Nothing => null, _ => [value] };

    /// <param name="isWhole">The list counts as it is, also when it is the only argument and empty.</param>
    private static Builtin Many(string name, Func<IReadOnlyList<Value>, Value> body, bool isWhole = false) =>
        new(name, ["list"], 1, (_, a) => (a.Length == 1 ? List(a[0]) : a) is { } items ? isWhole || items.Count > 0 || name is "all" or "any" or "mode" ? body(items) : Value.Null : Value.Null) { IsVariadic = !isWhole };

    private static Value? Fold(IReadOnlyList<Value> items, Func<List<decimal>, decimal> body)
    {
        var numbers = items.OfType<Value.Number>().Select(number => number.Amount).ToList();
        return numbers.Count == items.Count ? Value.Of(body(numbers)) : null;
    }

    private static Value Total(IReadOnlyList<Value> items) => items.Skip(1).Aggregate(items[0], (a, b) => Arithmetic.By('+', a, b)) is Value.Duration total ? total : Value.Null;

    private static Value Extreme(IReadOnlyList<Value> items, int sign)
    {
        var best = items[0];
        foreach (var item in items)
        {
            if (Compare.Order(item, best) is not { } order)
                return Value.Null;

            best = Math.Sign(order) == sign ? item : best;
        }

        return best;
    }

    private static decimal Median(List<decimal> numbers)
    {
        numbers.Sort();
        var middle = numbers.Count / 2;
        return numbers.Count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
    }

    private static decimal Deviation(List<decimal> numbers)
    {
        var mean = numbers.Average();
        return NumberFunctions.Root(numbers.Sum(number => (number - mean) * (number - mean)) / (numbers.Count - 1));
    }

    private static Value Mode(IReadOnlyList<Value> items)
    {
        if (items.Any(item => item is not Value.Number))
            return Value.Null;

        var groups = items.Cast<Value.Number>().GroupBy(number => number.Amount).ToList();
        return new Value.List([.. groups.Where(group => group.Count() == groups.Max(other => other.Count())).Select(group => group.Key).Order().Select(Value.Of)]);
    }

    private static Value Truths(IReadOnlyList<Value> items, bool isAll)
    {
        if (items.Any(item => item is Value.Truth truth && truth.Is != isAll))
            return Value.Of(!isAll);

        return items.All(item => item is Value.Truth) ? Value.Of(isAll) : Value.Null;
    }

    private static int? Position(IReadOnlyList<Value> list, Value position)
    {
        var at = position is Value.Number { Amount: var amount } ? decimal.Truncate(amount) : 0;
        if (at == 0 || Math.Abs(at) > list.Count)
            return null;

        return (int)(at > 0 ? at - 1 : list.Count + at);
    }

    private static Value Sublist(Value[] arguments)
    {
        if (List(arguments[0]) is not { } list || Position(list, arguments[1]) is not { } from || arguments[2] is not (Value.Number or Value.Nothing))
            return Value.Null;

        var length = arguments[2] is Value.Number { Amount: var given } ? given : list.Count - from;
        return length < 0 || from + length > list.Count ? Value.Null : new Value.List([.. list.Skip(from).Take((int)length)]);
    }

    private static Value Replace(Evaluator evaluator, Value[] arguments)
    {
        if (List(arguments[0]) is not { } list)
            return Value.Null;
        if (Position(list, arguments[1]) is { } at)
            return new Value.List([.. list.Select((item, index) => index == at ? arguments[2] : item)]);
        if (arguments[1] is not Value.Function { Parameters.Count: 2 } match)
            return Value.Null;

        var answers = list.Select(item => evaluator.Invoke(match, [item, arguments[2]])).ToList();
        return answers.TrueForAll(answer => answer is Value.Truth) ? new Value.List([.. list.Select((item, index) => answers[index] is Value.Truth { Is: true } ? arguments[2] : item)]) : Value.Null;
    }

    private static Value.List Distinct(IEnumerable<Value> items)
    {
        List<Value> distinct = [];
        foreach (var item in items)
        {
            if (!distinct.Exists(other => Compare.Equal(other, item) == true))
                distinct.Add(item);
        }

        return new Value.List(distinct);
    }

    private static IEnumerable<Value> Flat(IReadOnlyList<Value> items) => items.SelectMany(item => item is Value.List list ? Flat(list.Items) : [item]);

    /// <summary>By insertion, so that a function that orders nothing soundly still gives one same answer.</summary>
    private static Value Sort(Evaluator evaluator, Value[] arguments)
    {
        if (List(arguments[0]) is not { } list || arguments[1] is not (Value.Function or Value.Nothing))
            return Value.Null;

        List<Value> sorted = [];
        foreach (var item in list)
        {
            var at = sorted.Count;
            while (at > 0)
            {
                var precedes = arguments[1] is Value.Function function ? evaluator.Invoke(function, [item, sorted[at - 1]]) : Compare.By(Comparator.Less, item, sorted[at - 1]);
                if (precedes is not Value.Truth answer)
                    return Value.Null;
                if (!answer.Is)
                    break;

                at--;
            }

            sorted.Insert(at, item);
        }

        return new Value.List(sorted);
    }
}

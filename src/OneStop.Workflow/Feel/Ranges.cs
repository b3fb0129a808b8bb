namespace OneStop.Workflow.Feel;

/// <summary>Ranges and membership.</summary>
internal static class Ranges
{
    /// <summary>Null where the ends are of unlike kinds or the wrong way round.</summary>
    internal static Value Of(Value low, bool lowIsIn, Value high, bool highIsIn)
    {
        if (low is Value.Nothing && high is Value.Nothing)
            return Value.Null;

        var isSound = low is Value.Nothing || high is Value.Nothing || Compare.Order(low, high) is <= 0;
        return isSound ? new Value.Range(low, lowIsIn && low is not Value.Nothing, high, highIsIn && high is not Value.Nothing) : Value.Null;
    }

    /// <summary>Equal to it, in its range, or among its items.</summary>
    internal static Value Among(Value subject, Value among)
    {
        if (among is Value.Nothing)
            return subject is Value.Nothing ? Value.Of(true) : Value.Null;
        if (among is Value.Range range && subject is not Value.Range)
            return Compare.Within(subject, range);
        if (among is not Value.List list)
            return Compare.By(Comparator.Equal, subject, among);
        if (subject is Value.List && Compare.Equal(subject, list) == true)
            return Value.Of(true);

        return Value.Of(list.Items.Any(item => Compare.Equal(subject, item) == true || (item is Value.Range or Value.List && Among(subject, item) is Value.Truth { Is: true })));
    }

    /// <summary>What a loop goes through; null: nothing that can be gone through.</summary>
    internal static IEnumerable<Value>? Items(Value value) => value switch
    {
        Value.List list => list.Items,
        Value.Range { Low: not Value.Nothing, High: not Value.Nothing } range => Between(range.Low, range.High)?.Where(item => Compare.Within(item, range) is Value.Truth { Is: true }),
        Value.Nothing or Value.Range => null,
        _ => [value],
    };

    /// <summary>Whole steps, downwards too.</summary>
    internal static IEnumerable<Value>? Between(Value from, Value to) => (from, to) switch
    {
        (Value.Number a, Value.Number b) when Math.Abs(a.Amount) < 1_000_000_000 && Math.Abs(b.Amount) < 1_000_000_000 => Numbers(a.Amount, b.Amount),
        (Value.Date a, Value.Date b) => Numbers(a.Day.DayNumber, b.Day.DayNumber).Select(day => Value.Of(DateOnly.FromDayNumber((int)((Value.Number)day).Amount))),
        _ => null,
    };

    private static IEnumerable<Value> Numbers(decimal from, decimal to)
    {
        var step = from <= to ? 1 : -1;
        for (var at = from; step > 0 ? at <= to : at >= to; at += step)
            yield return Value.Of(at);
    }
}

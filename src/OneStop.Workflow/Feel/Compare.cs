namespace OneStop.Workflow.Feel;

/// <summary>FEEL's comparisons: equal to null is an answer, before or after null is not, and unlike kinds compare to null.</summary>
internal static class Compare
{
    internal static Value By(Comparator comparator, Value left, Value right) => comparator switch
    {
        Comparator.Equal => Equal(left, right) is { } equal ? Value.Of(equal) : Value.Null,
        Comparator.NotEqual => Equal(left, right) is { } equal ? Value.Of(!equal) : Value.Null,
        Comparator.Less => Order(left, right) is { } order ? Value.Of(order < 0) : Value.Null,
        Comparator.AtMost => Order(left, right) is { } order ? Value.Of(order <= 0) : Value.Null,
        Comparator.Greater => Order(left, right) is { } order ? Value.Of(order > 0) : Value.Null,
        Comparator.AtLeast => Order(left, right) is { } order ? Value.Of(order >= 0) : Value.Null,
    };

    /// <summary>Within the ends; null where an end or the subject cannot be compared.</summary>
    internal static Value Within(Value subject, Value.Range range)
    {
        var low = range.Low is Value.Nothing ? Value.Of(true) : By(range.LowIsIn ? Comparator.AtLeast : Comparator.Greater, subject, range.Low);
        var high = range.High is Value.Nothing ? Value.Of(true) : By(range.HighIsIn ? Comparator.AtMost : Comparator.Less, subject, range.High);
        return low is Value.Truth above && high is Value.Truth below ? Value.Of(above.Is && below.Is) : Value.Null;
    }

    internal static bool? Equal(Value left, Value right) => (left, right) switch
    {
        (Value.Nothing, Value.Nothing) => true,
        (Value.Nothing, _) or (_, Value.Nothing) => false,
        (Value.Truth a, Value.Truth b) => a.Is == b.Is,
        (Value.List a, Value.List b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Equal(pair.First, pair.Second) == true),
        (Value.Context a, Value.Context b) => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b.Find(entry.Key) is { } other && Equal(entry.Value, other) == true),
        (Value.Range a, Value.Range b) => a.LowIsIn == b.LowIsIn && a.HighIsIn == b.HighIsIn && Equal(a.Low, b.Low) == true && Equal(a.High, b.High) == true,
        _ => Order(left, right) is { } order ? order == 0 : null,
    };

    internal static int? Order(Value left, Value right) => (left, right) switch
    {
        (Value.Number a, Value.Number b) => a.Amount.CompareTo(b.Amount),
        (Value.Date a, Value.Date b) => a.Day.CompareTo(b.Day),
        (Value.Code a, Value.Code b) => string.CompareOrdinal(a.Text, b.Text),
        (Value.Moment a, Value.Moment b) => a.At.CompareTo(b.At),
        (Value.Duration a, Value.Duration b) => a.Length.CompareTo(b.Length),
        _ => null,
    };
}

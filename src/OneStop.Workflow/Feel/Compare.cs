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

    private static bool? Equal(Value left, Value right) => (left, right) switch
    {
        (Value.Nothing, Value.Nothing) => true,
        (Value.Nothing, _) or (_, Value.Nothing) => false,
        (Value.Truth a, Value.Truth b) => a.Is == b.Is,
        _ => Order(left, right) is { } order ? order == 0 : null,
    };

    private static int? Order(Value left, Value right) => (left, right) switch
    {
        (Value.Number a, Value.Number b) => a.Amount.CompareTo(b.Amount),
        (Value.Date a, Value.Date b) => a.Day.CompareTo(b.Day),
        (Value.Code a, Value.Code b) => string.CompareOrdinal(a.Text, b.Text),
        (Value.Moment a, Value.Moment b) => a.At.CompareTo(b.At),
        (Value.Duration a, Value.Duration b) => a.Length.CompareTo(b.Length),
        _ => null,
    };
}

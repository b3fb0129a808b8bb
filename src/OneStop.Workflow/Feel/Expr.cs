namespace OneStop.Workflow.Feel;

/// <summary>The tree of an expression.</summary>
internal abstract record Expr
{
    internal sealed record Literal(Value Value) : Expr;

    /// <summary>A name, or names joined by dots, as process data are named.</summary>
    internal sealed record Path(string Name) : Expr;

    internal sealed record Property(Expr Holder, string Name) : Expr;

    internal sealed record Negation(Expr Operand) : Expr;

    /// <param name="Operator">+ - * / or ^ for a power.</param>
    internal sealed record Arithmetic(char Operator, Expr Left, Expr Right) : Expr;

    internal sealed record Comparison(Comparator Comparator, Expr Left, Expr Right) : Expr;

    internal sealed record And(Expr Left, Expr Right) : Expr;

    internal sealed record Or(Expr Left, Expr Right) : Expr;

    internal sealed record In(Expr Subject, IReadOnlyList<UnaryTest> Tests) : Expr;

    internal sealed record Between(Expr Subject, Expr Low, Expr High) : Expr;

    internal sealed record If(Expr Condition, Expr Then, Expr Else) : Expr;

    internal sealed record Call(Builtin Function, IReadOnlyList<Expr> Arguments) : Expr;

    internal sealed record Invoke(Expr Function, IReadOnlyList<Expr> Arguments) : Expr;

    internal sealed record ListOf(IReadOnlyList<Expr> Items) : Expr;

    internal sealed record ContextOf(IReadOnlyList<KeyValuePair<string, Expr>> Entries) : Expr;

    /// <param name="Low">Null: without end, which is not the same as an end that turns out to be null.</param>
    internal sealed record RangeOf(Expr? Low, bool LowIsIn, Expr? High, bool HighIsIn) : Expr;

    internal sealed record Filter(Expr List, Expr Condition) : Expr;

    internal sealed record For(IReadOnlyList<Iterator> Iterators, Expr Return) : Expr;

    internal sealed record Quantified(bool IsSome, IReadOnlyList<Iterator> Iterators, Expr Condition) : Expr;

    internal sealed record FunctionOf(IReadOnlyList<string> Parameters, Expr Body) : Expr;

    internal sealed record InstanceOf(Expr Operand, FeelType Type) : Expr;
}

/// <param name="To">Of <c>from..to</c>; null: the source is a list or range.</param>
internal sealed record Iterator(string Name, Expr From, Expr? To);

/// <summary>What stands on the right of <c>in</c>.</summary>
internal abstract record UnaryTest
{
    internal sealed record Compare(Comparator Comparator, Expr With) : UnaryTest;

    /// <summary>A value: equal to it, in its range, or among its items.</summary>
    internal sealed record Among(Expr Value) : UnaryTest;
}

internal enum Comparator
{
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

namespace OneStop.Workflow.Feel;

/// <summary>The tree of an expression.</summary>
internal abstract record Expr
{
    internal sealed record Literal(Value Value) : Expr;

    internal sealed record Path(string Name) : Expr;

    internal sealed record Negation(Expr Operand) : Expr;

    internal sealed record Arithmetic(char Operator, Expr Left, Expr Right) : Expr;

    internal sealed record Comparison(Comparator Comparator, Expr Left, Expr Right) : Expr;

    internal sealed record And(Expr Left, Expr Right) : Expr;

    internal sealed record Or(Expr Left, Expr Right) : Expr;

    internal sealed record In(Expr Subject, IReadOnlyList<UnaryTest> Tests) : Expr;

    internal sealed record If(Expr Condition, Expr Then, Expr Else) : Expr;

    internal sealed record Call(Function Function, Expr? Argument) : Expr;
}

/// <summary>What stands on the right of <c>in</c>.</summary>
internal abstract record UnaryTest
{
    internal sealed record Compare(Comparator Comparator, Expr With) : UnaryTest;

    internal sealed record Range(Expr Low, bool LowIsIn, Expr High, bool HighIsIn) : UnaryTest;
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

internal enum Function
{
    Not,
    Date,
    DateAndTime,
    Duration,
    Now,
}

namespace OneStop.Workflow.Feel;

/// <summary>Functions of numbers and truths.</summary>
internal static class NumberFunctions
{
    internal static readonly Builtin[] All =
    [
        new("not", ["negand"], 1, (_, a) => a[0] is Value.Truth truth ? Value.Of(!truth.Is) : Value.Null),
        new("number", ["from", "grouping separator", "decimal separator"], 1, (_, a) => TextNumbers.Read(a[0], a[1], a[2])) { IsLenient = true },
        new("decimal", ["n", "scale"], 2, (_, a) => a[1] is Value.Nothing ? Value.Null : Round(a, MidpointRounding.ToEven)),
        new("floor", ["n", "scale"], 1, (_, a) => Round(a, MidpointRounding.ToNegativeInfinity)),
        new("ceiling", ["n", "scale"], 1, (_, a) => Round(a, MidpointRounding.ToPositiveInfinity)),
        new("round up", ["n", "scale"], 2, (_, a) => a[1] is Value.Nothing ? Value.Null : RoundUp(a)),
        new("round down", ["n", "scale"], 2, (_, a) => a[1] is Value.Nothing ? Value.Null : Round(a, MidpointRounding.ToZero)),
        new("round half up", ["n", "scale"], 2, (_, a) => a[1] is Value.Nothing ? Value.Null : Round(a, MidpointRounding.AwayFromZero)),
        new("round half down", ["n", "scale"], 2, (_, a) => a[1] is Value.Nothing ? Value.Null : RoundHalfDown(a)),
        new("abs", ["n"], 1, (_, a) => a[0] switch { Value.Number n => Value.Of(Math.Abs(n.Amount)), Value.Duration d => new Value.Duration(d.Length.Duration()), _ => Value.Null }),
        new("modulo", ["dividend", "divisor"], 2, (_, a) => a is [Value.Number n, Value.Number { Amount: not 0 } d] ? Value.Of(n.Amount - (d.Amount * decimal.Floor(n.Amount / d.Amount))) : Value.Null),
        new("sqrt", ["number"], 1, (_, a) => a[0] is Value.Number { Amount: >= 0 } n ? Value.Of(Root(n.Amount)) : Value.Null),
        new("log", ["number"], 1, (_, a) => a[0] is Value.Number { Amount: > 0 } n ? Value.Of((decimal)Math.Log((double)n.Amount)) : Value.Null),
        new("exp", ["number"], 1, (_, a) => a[0] is Value.Number n ? Value.Of((decimal)Math.Exp((double)n.Amount)) : Value.Null),
        new("odd", ["number"], 1, (_, a) => Remainder(a[0]) is { } rest ? Value.Of(rest != 0) : Value.Null),
        new("even", ["number"], 1, (_, a) => Remainder(a[0]) is { } rest ? Value.Of(rest == 0) : Value.Null),
    ];

    /// <summary>By Newton's steps from floating point, so that whole roots are whole.</summary>
    internal static decimal Root(decimal number)
    {
        if (number == 0)
            return 0;

        var root = (decimal)Math.Sqrt((double)number);
        for (var step = 0; step < 3 && root != 0; step++)
            root = (root + (number / root)) / 2;

        return root;
    }

    private static decimal? Remainder(Value value) => value is Value.Number { Amount: var n } && n == decimal.Truncate(n) ? n % 2 : null;

    private static Value Round(Value[] arguments, MidpointRounding how) => Scaled(arguments, amount => decimal.Round(amount, how));

    private static Value RoundUp(Value[] arguments) => Scaled(arguments, amount => amount < 0 ? decimal.Floor(amount) : decimal.Ceiling(amount));

    private static Value RoundHalfDown(Value[] arguments) => Scaled(arguments, amount =>
    {
        var whole = decimal.Truncate(amount);
        return Math.Abs(amount - whole) > 0.5m ? whole + Math.Sign(amount) : whole;
    });

    private static Value Scaled(Value[] arguments, Func<decimal, decimal> round)
    {
        if (arguments[0] is not Value.Number { Amount: var amount })
            return Value.Null;

        var scale = arguments[1] is Value.Number { Amount: var places } ? places : arguments[1] is Value.Nothing ? 0 : decimal.MaxValue;
        if (scale is < -6_111 or > 6_176 || scale != decimal.Truncate(scale))
            return Value.Null;
        if (scale > 28)
            return Value.Of(amount);
        if (scale < -28)
            return Value.Of(0m);

        var unit = Arithmetic.Power(10, Math.Abs(scale));
        return Value.Of(scale >= 0 ? Fine(amount, unit, round) : round(amount / unit) * unit);
    }

    /// <summary>A number that is too large for the unit has no digits so far behind the point.</summary>
    private static decimal Fine(decimal amount, decimal unit, Func<decimal, decimal> round) =>
        Math.Abs(amount) < decimal.MaxValue / unit ? round(amount * unit) / unit : amount;
}

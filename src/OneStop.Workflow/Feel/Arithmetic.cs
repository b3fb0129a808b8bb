namespace OneStop.Workflow.Feel;

/// <summary>Exact in decimal; what is too large, or makes no sense, is null.</summary>
internal static class Arithmetic
{
    internal static Value By(char sign, Value left, Value right)
    {
        try
        {
            return (left, right) switch
            {
                (Value.Number a, Value.Number b) => Numbers(sign, a.Amount, b.Amount),
                (Value.Code a, Value.Code b) when sign == '+' => Value.Of(a.Text + b.Text),
                (Value.Duration a, Value.Duration b) => Durations(sign, a.Length, b.Length),
                (Value.Duration a, Value.Number b) when sign is '*' or '/' => Scale(sign, a.Length, b.Amount),
                (Value.Number a, Value.Duration b) when sign == '*' => Scale(sign, b.Length, a.Amount),
                (Value.Date a, Value.Duration b) when sign is '+' or '-' => Shift(a.Day, sign == '+' ? b.Length : -b.Length),
                (Value.Duration a, Value.Date b) when sign == '+' => Shift(b.Day, a.Length),
                (Value.Moment a, Value.Duration b) when sign is '+' or '-' => new Value.Moment(sign == '+' ? a.At + b.Length : a.At - b.Length),
                (Value.Duration a, Value.Moment b) when sign == '+' => new Value.Moment(b.At + a.Length),
                (Value.Date a, Value.Date b) when sign == '-' => new Value.Duration(TimeSpan.FromDays(a.Day.DayNumber - b.Day.DayNumber)),
                (Value.Moment a, Value.Moment b) when sign == '-' => new Value.Duration(a.At - b.At),
                (Value.Moment a, Value.Date b) when sign == '-' => new Value.Duration(a.At - Midnight(b.Day)),
                (Value.Date a, Value.Moment b) when sign == '-' => new Value.Duration(Midnight(a.Day) - b.At),
                _ => Value.Null,
            };
        }
        catch (Exception tooLarge) when (tooLarge is OverflowException or ArgumentOutOfRangeException)
        {
            return Value.Null;
        }
    }

    internal static Value Negate(Value value) => value switch
    {
        Value.Number number => Value.Of(-number.Amount),
        Value.Duration duration => new Value.Duration(-duration.Length),
        _ => Value.Null,
    };

    /// <summary>A whole power exactly, another one by floating point.</summary>
    internal static decimal Power(decimal number, decimal power)
    {
        if (power != decimal.Truncate(power) || Math.Abs(power) > 1_000)
            return (decimal)Math.Pow((double)number, (double)power);

        var result = 1m;
        for (var left = (int)Math.Abs(power); left > 0; left--)
            result *= number;

        return power < 0 ? 1 / result : result;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static Value Numbers(char sign, decimal a, decimal b)
    {
        if ((sign == '/' && b == 0) || (sign == '^' && a == 0 && b < 0))
            return Value.Null;

        return Value.Of(sign switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => Power(a, b) });
    }

    private static Value Durations(char sign, TimeSpan a, TimeSpan b) => sign switch
    {
        '+' => new Value.Duration(a + b),
        '-' => new Value.Duration(a - b),
        '/' when b != TimeSpan.Zero => Value.Of((decimal)a.Ticks / b.Ticks),
        _ => Value.Null,
    };

    private static Value Scale(char sign, TimeSpan length, decimal by)
    {
        if (sign == '/' && by == 0)
            return Value.Null;

        var ticks = sign == '*' ? length.Ticks * by : length.Ticks / by;
        return new Value.Duration(TimeSpan.FromTicks((long)ticks));
    }

    /// <summary>From the day's midnight; what is less than a day does not count.</summary>
    private static Value Shift(DateOnly day, TimeSpan by) => Value.Of(DateOnly.FromDateTime(day.ToDateTime(TimeOnly.MinValue) + by));
}

namespace OneStop.Domain.Deadlines;

public enum LimitUnit
{
    /// <summary><c>wd</c>, in halves (rule W).</summary>
    WorkingDays,

    /// <summary><c>wh</c> (rule H).</summary>
    WorkingHours,

    /// <summary><c>d</c> (rule D).</summary>
    Days,

    /// <summary><c>h</c>.</summary>
    Hours,

    /// <summary><c>same-day</c> (rule S).</summary>
    SameDay,
}

/// <summary>A limit (thời hạn): an amount in a unit, as a regulation writes it.</summary>
/// <param name="Halves">The amount in half units, so that 4.5 wd is 9; 0 for <see cref="LimitUnit.SameDay"/>. At least 1 otherwise.</param>
public sealed record Limit(LimitUnit Unit, int Halves)
{
    /// <summary>Reads <c>8 wd</c>, <c>4.5 wd</c>, <c>4 wh</c>, <c>15 d</c>, <c>24 h</c>, <c>same-day</c>; ASCII digits, one space, no sign, no exponent; only wd has halves.</summary>
    public static Outcome<Limit> Parse(string text) => throw new NotSupportedException(text);

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => throw new NotSupportedException();
}

using System.Buffers;
using System.Globalization;

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
    /// <summary>The largest amount in any unit; more is a slip of the keyboard, and no calendar reaches so far.</summary>
    public const int MaxAmount = 9_999;

    private const string SameDayWord = "same-day";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>The amount in half units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Nothing, less than nothing, or a half of a unit that has none.</exception>
    public int Halves
    {
        get;
        init => field = Possible(Unit, value);
    } = Possible(Unit, Halves);

    /// <summary>Reads <c>8 wd</c>, <c>4.5 wd</c>, <c>4 wh</c>, <c>15 d</c>, <c>24 h</c>, <c>same-day</c>; ASCII digits, one space, no sign, no exponent; only wd has halves.</summary>
    /// <returns>The limit, or <see cref="DeadlineRefusals.LimitMalformed"/> or <see cref="DeadlineRefusals.LimitOutOfRange"/>.</returns>
    public static Outcome<Limit> Parse(string text)
    {
        if (text == SameDayWord)
            return new Limit(LimitUnit.SameDay, 0);

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || UnitOf(text[(space + 1)..]) is not { } unit)
            return DeadlineRefusals.LimitMalformed;

        var half = unit == LimitUnit.WorkingDays && text.AsSpan(0, space).EndsWith(".5", StringComparison.Ordinal);
        var amount = text.AsSpan(0, half ? space - 2 : space);
        if (!IsWholeNumber(amount))
            return DeadlineRefusals.LimitMalformed;

        return Of(unit, amount, half);
    }

    /// <summary>Two limits one after the other: rule B's bonus, and <c>noSlip</c>'s merged phases.</summary>
    /// <exception cref="ArgumentException">The units differ or cannot be added: publishing lets no such procedure through.</exception>
    public Limit Plus(Limit other) =>
        Unit == other.Unit && Unit != LimitUnit.SameDay
            ? new Limit(Unit, Halves + other.Halves)
            : throw new ArgumentException($"{other} cannot be added to {this}.", nameof(other));

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Unit switch
    {
        LimitUnit.WorkingDays => $"{Amount} wd",
        LimitUnit.WorkingHours => $"{Amount} wh",
        LimitUnit.Days => $"{Amount} d",
        LimitUnit.Hours => $"{Amount} h",
        LimitUnit.SameDay => SameDayWord,
    };

    private string Amount => (Halves / 2).ToString(CultureInfo.InvariantCulture) + (Halves % 2 == 0 ? "" : ".5");

    private static LimitUnit? UnitOf(string word) => word switch
    {
        "wd" => LimitUnit.WorkingDays,
        "wh" => LimitUnit.WorkingHours,
        "d" => LimitUnit.Days,
        "h" => LimitUnit.Hours,
        _ => null,
    };

    /// <summary>No leading zero: each limit has one spelling, so that files compare as text.</summary>
    private static bool IsWholeNumber(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExcept(Digits) && (text.Length == 1 || text[0] != '0');

    private static Outcome<Limit> Of(LimitUnit unit, ReadOnlySpan<char> amount, bool half)
    {
        if (!int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) || whole > MaxAmount)
            return DeadlineRefusals.LimitOutOfRange;

        var halves = (2 * whole) + (half ? 1 : 0);
        return halves == 0 ? DeadlineRefusals.LimitOutOfRange : new Limit(unit, halves);
    }

    private static int Possible(LimitUnit unit, int halves)
    {
        var isPossible = unit switch
        {
            LimitUnit.SameDay => halves == 0,
            LimitUnit.WorkingDays => halves > 0,
            LimitUnit.WorkingHours or LimitUnit.Days or LimitUnit.Hours => halves > 0 && halves % 2 == 0,
        };
        return isPossible ? halves : throw new ArgumentOutOfRangeException(nameof(halves), halves, $"No amount of {unit}.");
    }
}

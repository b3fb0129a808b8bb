using System.Globalization;
using System.Text.RegularExpressions;

namespace OneStop.Domain.Parties;

/// <summary>A birth date as far as it is known: a year, month and year, or a full date. It is never filled up.</summary>
/// <param name="Month">1 to 12; null when only the year is known.</param>
/// <param name="Day">Null when the day is not known.</param>
public sealed partial record PartialDate(int Year, int? Month, int? Day)
{
    private const int FirstYear = 1900;

    /// <summary>Reads <c>1951</c>, <c>05/1951</c>, <c>29/02/2000</c>; leading zeros may be missing.</summary>
    /// <returns>Or <c>birth.format</c>, <c>birth.not-a-date</c>, <c>birth.too-early</c>.</returns>
    public static Outcome<PartialDate> Parse(string text)
    {
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
            return PartyRules.Broken(PartyRules.BirthFormat);
        var (day, month, year) = (Number(match.Groups["day"]), Number(match.Groups["month"]), Number(match.Groups["year"])!.Value);
        if (month is < 1 or > 12 || day < 1 || (day is not null && year > 0 && day > DateTime.DaysInMonth(year, month!.Value)))
            return PartyRules.Broken(PartyRules.BirthNotADate);
        return year >= FirstYear ? new PartialDate(year, month, day) : PartyRules.Broken(PartyRules.BirthTooEarly);
    }

    /// <summary>Certainly after a day, as far as it is known.</summary>
    public bool IsAfter(DateOnly day) =>
        new DateOnly(Year, Month ?? 1, Day ?? 1) > day;

    /// <summary>Exactly what is known, as <see cref="Parse"/> reads it: <c>1951</c>, <c>05/1951</c>, <c>29/02/2000</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Day is null ? "" : $"{Day:00}/")}{(Month is null ? "" : $"{Month:00}/")}{Year:0000}");

    private static int? Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\A(?:(?:(?<day>[0-9]{1,2})/)?(?<month>[0-9]{1,2})/)?(?<year>[0-9]{4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Domain;

namespace OneStop.Web.Forms;

/// <summary>Dates, times and numbers as people write them in Viet Nam, read forgivingly; what could be two things is not guessed.</summary>
internal static partial class AsWritten
{
    /// <summary>A year of two digits may lie so far ahead.</summary>
    private const int MostYearsAhead = 10;

    /// <summary><c>26/11/2026</c>, <c>26-11-2026</c>, <c>26.11.26</c>, <c>26/11</c>, <c>261126</c>, <c>26112026</c>, <c>2026-11-26</c>.</summary>
    /// <param name="today">Gives the year where none is written.</param>
    /// <returns>Null where it is no date.</returns>
    public static DateOnly? Date(string text, DateOnly today)
    {
        text = text.Trim();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso))
            return Plausible(iso);

        var parts = Bare().IsMatch(text)
            ? text.Length == 4 ? [text[..2], text[2..]] : new[] { text[..2], text[2..4], text[4..] }
            : text.Split(['/', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > 3 || parts.Any(part => part.Length > 4 || !part.All(char.IsAsciiDigit)))
            return null;

        var year = parts.Length == 2 ? today.Year : int.Parse(parts[2], CultureInfo.InvariantCulture);
        if (year < 100)
            year += 2000;

        // '86 on an old paper is not 2086, and perhaps not 1986: who means it writes it out.
        if (parts.Length == 3 && parts[2].Length <= 2 && year > today.Year + MostYearsAhead)
            return null;

        return DateOnly.TryParseExact(
            $"{year:0000}-{parts[1].PadLeft(2, '0')}-{parts[0].PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Plausible(date)
            : null;
    }

    /// <summary>A date, then a time: <c>26/11/2026 16:30</c>, <c>26/11 16h30</c>; also what a browser's own field sends. Local time of the offices.</summary>
    public static DateTimeOffset? Moment(string text, DateOnly today)
    {
        var parts = text.Trim().Split([' ', ',', 'T'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || Date(parts[0], today) is not { } date)
            return null;

        return TimeOnly.TryParseExact(parts[1].Replace('h', ':').TrimEnd(':'), ["H:m", "HH:mm", "HH:mm:ss", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new DateTimeOffset(date.ToDateTime(time), OfficeClock.Offset)
            : null;
    }

    /// <summary><c>1.204,5</c>, <c>320.000.000</c>, <c>318,6 m²</c>, <c>170 000 đ</c>; a single point before other than three digits is a decimal point.</summary>
    /// <returns>Null where it is no number.</returns>
    public static decimal? Number(string text)
    {
        var bare = Unit().Replace(text, "").Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        if (Grouped().IsMatch(bare))
            bare = bare.Replace(".", "", StringComparison.Ordinal);

        bare = bare.Replace(',', '.');
        return bare.Count(letter => letter == '.') <= 1
            && decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static DateOnly? Plausible(DateOnly date) => date.Year is >= 1900 and <= 2099 ? date : null;

    [GeneratedRegex("^([0-9]{4}|[0-9]{6}|[0-9]{8})$")]
    private static partial Regex Bare();

    [GeneratedRegex("^-?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex("(m2|m\\u00b2|\\u0111(\\u1ed3ng)?|vn\\u0111|vnd)\\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}

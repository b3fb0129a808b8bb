using System.Globalization;

namespace OneStop.Workflow.Feel;

/// <summary>Reads dates, instants and durations exactly: what does not exist in the calendar is null, never the day after.</summary>
internal static class Temporal
{
    /// <summary>The longest duration that is read; more is a slip of the pen.</summary>
    private const int MaxDays = 36_525;

    private static readonly string[] InstantForms =
    [
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    internal static Value Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Value.Of(day) : Value.Null;

    /// <summary>An instant with its offset; without one nobody could say when it is, so it is null.</summary>
    internal static Value Instant(string text)
    {
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(text, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new Value.Moment(at.ToUniversalTime())
            : Value.Null;
    }

    /// <summary>
    /// <c>PnDTnHnMnS</c>, each part at most once and in this order. Weeks are no FEEL; years and months have no length without a calendar. Both are null.
    /// </summary>
    internal static Value Duration(string text)
    {
        var rest = text.AsSpan();
        if (rest.Length < 3 || rest[0] != 'P')
            return Value.Null;

        rest = rest[1..];
        var total = 0m;
        if (!Take(ref rest, 'D', 86_400, ref total))
            return Value.Null;

        if (rest is ['T', _, ..])
        {
            rest = rest[1..];
            if (!(Take(ref rest, 'H', 3_600, ref total) && Take(ref rest, 'M', 60, ref total) && Take(ref rest, 'S', 1, ref total)))
                return Value.Null;
        }

        return rest.IsEmpty && total <= MaxDays * 86_400m ? new Value.Duration(TimeSpan.FromTicks((long)(total * TimeSpan.TicksPerSecond))) : Value.Null;
    }

    /// <summary>Takes one part if it is there; false if a number is too long to be meant.</summary>
    private static bool Take(ref ReadOnlySpan<char> rest, char unit, int seconds, ref decimal total)
    {
        var end = rest.IndexOf(unit);
        if (end <= 0 || rest[..end].IndexOfAnyExceptInRange('0', '9') >= 0)
            return true;

        if (end > 10)
            return false;

        total += decimal.Parse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture) * seconds;
        rest = rest[(end + 1)..];
        return true;
    }
}

using System.Globalization;
using OneStop.Domain;
using OneStop.Domain.Deadlines;

namespace OneStop.Host.Verbs;

/// <summary>Reads and writes instants on the command line, whatever the machine's language: <c>2026-11-05T09:00+07:00</c>.</summary>
internal static class InstantText
{
    private static readonly string[] Local =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] WithOffset = [.. Local.Select(format => format + "zzz")];

    /// <summary>An instant with an offset or <c>Z</c>, with seconds and fraction or without.</summary>
    /// <returns>UTC; or <see cref="DeadlineRefusals.InstantWithoutOffset"/> or <see cref="DeadlineRefusals.InstantMalformed"/>.</returns>
    public static Outcome<DateTimeOffset> Parse(string text)
    {
        var offset = text.EndsWith('Z') ? text[..^1] + "+00:00" : text;
        if (DateTimeOffset.TryParseExact(offset, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return instant.ToUniversalTime();

        return IsLocal(text)
            ? DeadlineRefusals.InstantWithoutOffset with { Detail = text }
            : DeadlineRefusals.InstantMalformed with { Detail = text };
    }

    /// <summary>Two instants parted by a slash. An end without offset is local at the offices.</summary>
    /// <returns>UTC; or <see cref="DeadlineRefusals.PauseMalformed"/>.</returns>
    public static Outcome<Pause> ParsePause(string text)
    {
        if (text.Split('/') is [var from, var to]
            && Parse(AtTheOffices(from)).Succeeded(out var begins, out _)
            && Parse(AtTheOffices(to)).Succeeded(out var ends, out _)
            && begins <= ends)
        {
            return new Pause(begins, ends);
        }

        return DeadlineRefusals.PauseMalformed with { Detail = text };
    }

    /// <summary>Local at the offices, RFC 3339.</summary>
    public static string Write(DateTimeOffset instant) =>
        instant.ToOffset(OfficeClock.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string AtTheOffices(string text) => IsLocal(text) ? text + "+07:00" : text;

    private static bool IsLocal(string text) =>
        DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

using System.Globalization;
using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Calendars;

/// <summary>Reads times of day and the sessions between them: <c>07:30-11:30</c>.</summary>
internal static class SessionText
{
    /// <summary>Midnight where the value is wrong; the file has a fault then and is not used.</summary>
    internal static TimeOnly Time(string text, Place at, Findings findings)
    {
        if (Parse(text) is { } time)
            return time;

        findings.Error(at, "calendar.time", $"'{text}' is no time of day; write it as in 07:30.", text);
        return TimeOnly.MinValue;
    }

    internal static IReadOnlyList<Session> Sessions(IEnumerable<YamlText> texts, Findings findings) =>
        [.. texts.Select(text => Session(text, findings))];

    private static Session Session(YamlText text, Findings findings)
    {
        if (text.Text.Split('-') is [var opens, var closes] && Parse(opens) is { } from && Parse(closes) is { } to)
            return new Session(from, to);

        findings.Error(text.At, "calendar.session", $"'{text.Text}' is no session; write it as in 07:30-11:30.", text.Text);
        return default;
    }

    private static TimeOnly? Parse(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

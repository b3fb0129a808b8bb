using System.Globalization;
using OneStop.Application.Procedures.Reading;
using OneStop.Domain;

namespace OneStop.Application.Procedures.Scenarios;

/// <summary>Reads a local date and time at the offices: <c>2026-11-05T09:00</c>.</summary>
internal static class LocalTime
{
    private static readonly string[] Shapes = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    /// <returns>UTC; null with a fault.</returns>
    internal static DateTimeOffset? Read(MapReader map, string key)
    {
        var text = map.Text(key);
        if (DateTime.TryParseExact(text, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return OfficeClock.InstantOf(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));

        if (text.Length > 0)
            map.Findings.Error(map.PlaceOf(key), "workflow.value", $"'{text}' is no local date and time; write it as in 2026-11-05T09:00.", text);

        return null;
    }
}

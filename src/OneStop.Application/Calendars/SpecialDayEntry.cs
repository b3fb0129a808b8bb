using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Calendars;

/// <summary>Reads one entry of <c>days</c>: a date or a range that is off, or worked.</summary>
internal static class SpecialDayEntry
{
    internal static SpecialDay Read(MapReader map)
    {
        var (from, to) = Dates(map);
        var (off, work) = (map.TextOrNull("off"), map.TextOrNull("work"));
        if (off is null == work is null)
            map.Findings.Error(map.At, "calendar.off-or-work", "A day has either 'off' or 'work', with its name.");

        var day = new SpecialDay(
            from,
            to,
            work is not null,
            off ?? work ?? "",
            map.TextOrNull("ground") ?? "",
            map.WordOrNull("like", WeeklyHoursEntry.Weekdays) is { } like ? WeeklyHoursEntry.Weekday(like) : null,
            map.Has("sessions") ? SessionText.Sessions(map.Texts("sessions"), map.Findings) : null,
            map.Flag("provisional"));
        map.Close();
        return day;
    }

    private static (DateOnly From, DateOnly To) Dates(MapReader map)
    {
        var isDate = map.Has("date");
        if (isDate != (map.Has("from") || map.Has("to")))
            return isDate ? Single(map.Date("date")) : (map.Date("from"), map.Date("to"));

        map.Findings.Error(map.At, "calendar.date-or-range", "A day has either 'date', or 'from' and 'to'.");
        return default;
    }

    private static (DateOnly From, DateOnly To) Single(DateOnly date) => (date, date);
}

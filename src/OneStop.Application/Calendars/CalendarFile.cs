using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Calendars;

/// <param name="Calendar">Null when there is a fault.</param>
/// <param name="Faults">All of them, in order of the file.</param>
public sealed record CalendarReading(WorkingCalendar? Calendar, IReadOnlyList<Fault> Faults);

/// <summary>Reads <c>calendar.yaml</c>: hours, days off and days worked, each with its legal ground.</summary>
public sealed class CalendarFile
{
    private const string Zone = "Asia/Ho_Chi_Minh";

    private readonly Findings _findings;

    private CalendarFile(Findings findings) => _findings = findings;

    /// <param name="file">Name for the faults.</param>
    public static CalendarReading Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var findings = new Findings(file);
        var root = MapReader.Of(YamlReader.Read(bytes, findings), findings, "the calendar");
        var data = root is null ? null : new CalendarFile(findings).Read(root);
        var faults = findings.All.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).ToList();
        return new CalendarReading(data is null || findings.HasErrors ? null : new WorkingCalendar(data), faults);
    }

    private CalendarData Read(MapReader root)
    {
        var id = root.Text("calendar");
        root.Word("zone", Zone);
        var sameDayBefore = root.TextOrNull("same-day-before") is { } time
            ? SessionText.Time(time, root.PlaceOf("same-day-before"), _findings)
            : CalendarData.UsualSameDayBefore;
        root.Require("covers");
        root.Require("hours");
        var (covers, coversAreRead) = Reading(() => Covers(root));
        var (hours, hoursAreRead) = Reading(() => Entries(root, "hours", "the working week", WeeklyHoursEntry.Read));
        var days = Entries(root, "days", "the day", SpecialDayEntry.Read);
        root.Close();

        var data = new CalendarData(
            id, covers.From, covers.To, [.. hours.Select(entry => entry.Value)], [.. days.Select(entry => entry.Value)], sameDayBefore);
        foreach (var fault in CalendarRules.Faults(data).Where(fault => (coversAreRead && hoursAreRead) || !RestsOnTheWhole(fault)))
            _findings.Error(PlaceOf(fault, root, hours, days), fault.Rule, fault.Sentence);

        return data;
    }

    private static (DateOnly From, DateOnly To) Covers(MapReader root)
    {
        if (root.Map("covers", "the range that the calendar covers") is not { } map)
            return default;

        var range = (map.Date("from"), map.Date("to"));
        map.Close();
        return range;
    }

    /// <summary>The entries that could be read; the faults of the others have been told, and no rule is asked about them.</summary>
    private List<Entry<T>> Entries<T>(MapReader root, string key, string what, Func<MapReader, T> read)
    {
        var entries = new List<Entry<T>>();
        foreach (var map in root.Maps(key, what))
        {
            var (value, isRead) = Reading(() => read(map));
            if (isRead)
                entries.Add(new Entry<T>(value, map.At));
        }

        return entries;
    }

    private (T Value, bool IsRead) Reading<T>(Func<T> read)
    {
        var before = _findings.All.Count;
        var value = read();
        return (value, _findings.All.Count == before);
    }

    /// <summary>Without range or week these would only say again that something is missing.</summary>
    private static bool RestsOnTheWhole(CalendarFault fault) =>
        fault.Part == CalendarPart.Covers || fault.Rule is "calendar.day-not-covered" or "calendar.work-without-sessions";

    private static Place PlaceOf(
        CalendarFault fault, MapReader root, List<Entry<WeeklyHours>> hours, List<Entry<SpecialDay>> days) => fault.Part switch
        {
            CalendarPart.Covers => root.PlaceOf("covers"),
            CalendarPart.Hours => hours[fault.Index].At,
            CalendarPart.Days => days[fault.Index].At,
        };

    private readonly record struct Entry<T>(T Value, Place At);
}

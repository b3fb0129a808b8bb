using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;
using Week = System.Collections.Generic.Dictionary<System.DayOfWeek, System.Collections.Generic.IReadOnlyList<OneStop.Domain.Deadlines.Session>>;

namespace OneStop.Application.Calendars;

/// <summary>Reads one entry of <c>hours</c>: a working week, and the hours of single offices inside it.</summary>
internal static class WeeklyHoursEntry
{
    /// <summary>As they are written, in order of a week; ranges do not run over Sunday.</summary>
    internal static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    internal static WeeklyHours Read(MapReader map)
    {
        var from = map.Date("from");
        map.Require("weekly");
        var weekly = Read(map.Named("weekly"), "the week", map.Findings);
        var offices = map.Named("offices").ToDictionary(
            office => office.Key.Text,
            IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> (office) => OfOffice(office.Key, office.Value, map.Findings));
        map.Close();
        return new WeeklyHours(from, weekly, offices);
    }

    internal static DayOfWeek Weekday(string word) => (DayOfWeek)((Array.IndexOf(Weekdays, word) + 1) % 7);

    private static Week OfOffice(YamlText office, YamlNode value, Findings findings)
    {
        if (value is YamlMap map)
            return Read([.. map.Entries.Select(entry => (entry.Key, entry.Value))], $"the week of {office.Text}", findings);

        findings.Error(value.At, "calendar.week", $"The hours of {office.Text} must be a map of weekdays.", office.Text);
        return [];
    }

    private static Week Read(IReadOnlyList<(YamlText Key, YamlNode Value)> entries, string what, Findings findings)
    {
        var week = new Week();
        foreach (var (key, value) in entries)
        {
            var sessions = Sessions(key, value, findings);
            foreach (var word in Range(key, findings).Where(word => !week.TryAdd(Weekday(word), sessions)))
                findings.Error(key.At, "calendar.weekday-twice", $"{word} stands twice in {what}.", word);
        }

        return week;
    }

    private static IReadOnlyList<Session> Sessions(YamlText weekday, YamlNode value, Findings findings)
    {
        if (value is YamlList { Items.Count: > 0 } list && list.Items.All(item => item is YamlText))
            return SessionText.Sessions(list.Items.Cast<YamlText>(), findings);

        findings.Error(value.At, "calendar.week", $"'{weekday.Text}' must have a list of sessions as in [\"07:30-11:30\", \"13:30-17:00\"]; leave a day of rest out.", weekday.Text);
        return [];
    }

    private static string[] Range(YamlText key, Findings findings)
    {
        var ends = key.Text.Split('-');
        var (first, last) = (Array.IndexOf(Weekdays, ends[0]), Array.IndexOf(Weekdays, ends[^1]));
        if (ends.Length <= 2 && first >= 0 && first <= last)
            return Weekdays[first..(last + 1)];

        findings.Error(key.At, "calendar.weekday", $"'{key.Text}' is neither a weekday nor a range of them; write it as in mon or mon-fri.", key.Text);
        return [];
    }
}

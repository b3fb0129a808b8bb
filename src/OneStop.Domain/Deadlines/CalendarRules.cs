namespace OneStop.Domain.Deadlines;

/// <summary>Which part of a calendar a fault lies in.</summary>
public enum CalendarPart
{
    Covers,
    Hours,
    Days,
}

/// <summary>Something that makes a calendar unusable.</summary>
/// <param name="Rule">Stable id: <c>calendar.off-without-ground</c>.</param>
/// <param name="Index">Which entry of the part, from 0.</param>
/// <param name="Sentence">What is wrong and how to mend it, in plain English.</param>
public sealed record CalendarFault(string Rule, CalendarPart Part, int Index, string Sentence);

/// <summary>Finds every fault of a calendar, so that its author mends them in one go.</summary>
public static class CalendarRules
{
    /// <summary>Longer than any authority plans ahead; a slip in a year's digits must not fill the memory with bells.</summary>
    private const int MaxYears = 20;

    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    /// <summary>All faults, in order of the parts and their entries. None: <see cref="WorkingCalendar"/> takes it.</summary>
    public static IReadOnlyList<CalendarFault> Faults(CalendarData data) =>
        [.. OfCovers(data), .. OfHours(data), .. OfDays(data), .. OfDatesEnteredTwice(data.Days)];

    private static IEnumerable<CalendarFault> OfCovers(CalendarData data)
    {
        if (data.To < data.From)
            yield return Covers("calendar.range-backwards", $"The calendar covers from {data.From:O} to {data.To:O}: the end lies before the beginning.");
        else if (data.From.Year < FirstYear || data.To.Year > LastYear || data.To.Year - data.From.Year >= MaxYears)
            yield return Covers("calendar.range-implausible", $"The calendar covers {data.From:O} to {data.To:O}: check the years, at most {MaxYears} between {FirstYear} and {LastYear}.");

        if (string.IsNullOrWhiteSpace(data.Id))
            yield return Covers("calendar.unnamed", "The calendar has no name: each version needs its own, dossiers are pinned to it.");
    }

    private static IEnumerable<CalendarFault> OfHours(CalendarData data)
    {
        if (!data.Hours.Any(hours => hours.From <= data.From))
            yield return Covers("calendar.no-hours", $"No working week applies on {data.From:O}, the first date covered: add an entry of 'hours' from that date or earlier.");

        foreach (var (index, hours) in data.Hours.Index())
        {
            if (data.Hours.Take(index).Any(other => other.From == hours.From))
                yield return Hours(index, "calendar.hours-twice", $"Two working weeks begin on {hours.From:O}: keep one.");

            foreach (var fault in hours.Weekly.SelectMany(day => OfSessions(day.Key.ToString(), day.Value)))
                yield return Hours(index, fault.Rule, fault.Sentence);

            foreach (var fault in hours.Offices.SelectMany(office => OfOffice(office.Key, office.Value, hours.Weekly)))
                yield return Hours(index, fault.Rule, fault.Sentence);
        }
    }

    private static IEnumerable<(string Rule, string Sentence)> OfOffice(
        string office,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> own,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> common)
    {
        foreach (var (weekday, sessions) in own)
        {
            foreach (var fault in OfSessions($"{office}, {weekday}", sessions))
                yield return fault;

            if (!sessions.All(session => common.GetValueOrDefault(weekday, []).Any(wide => Holds(wide, session))))
                yield return ("calendar.office-wider", $"{office} works outside the common sessions on {weekday}: an office's hours only narrow them.");
        }
    }

    private static IEnumerable<CalendarFault> OfDays(CalendarData data) =>
        data.Days.Index().SelectMany(entry =>
            OfDay(entry.Item, data).Select(fault => new CalendarFault(fault.Rule, CalendarPart.Days, entry.Index, fault.Sentence)));

    private static IEnumerable<(string Rule, string Sentence)> OfDay(SpecialDay day, CalendarData data)
    {
        if (day.To < day.From)
            yield return ("calendar.range-backwards", $"The range from {day.From:O} to {day.To:O} ends before it begins.");
        else if (day.From < data.From || data.To < day.To)
            yield return ("calendar.day-not-covered", $"{day.From:O} to {day.To:O} is not inside what the calendar covers ({data.From:O} to {data.To:O}), so it would have no effect.");

        if (string.IsNullOrWhiteSpace(day.Name))
            yield return ("calendar.day-without-name", $"{day.From:O} has no name: say why it differs from its weekday.");

        if (string.IsNullOrWhiteSpace(day.Ground))
            yield return (day.Works ? "calendar.work-without-ground" : "calendar.off-without-ground", $"{day.From:O} has no legal ground: name the law or the decision in 'ground'.");

        var faults = day.Works ? OfMadeUpDay(day, data) : OfDayOff(day);
        foreach (var fault in faults)
            yield return fault;
    }

    private static IEnumerable<(string Rule, string Sentence)> OfDayOff(SpecialDay day)
    {
        if (day.Like is not null || day.Sessions is not null)
            yield return ("calendar.off-with-sessions", $"{day.From:O} is off and has sessions: remove 'like' or 'sessions', or write 'work' instead of 'off'.");
    }

    private static IEnumerable<(string Rule, string Sentence)> OfMadeUpDay(SpecialDay day, CalendarData data)
    {
        if (day is { Like: not null, Sessions: not null })
            yield return ("calendar.like-and-sessions", $"{day.From:O} has both 'like' and 'sessions': keep one.");
        else if (day is { Like: null, Sessions: null or [] })
            yield return ("calendar.work-without-sessions", $"{day.From:O} is worked, but not when: add 'like' with a weekday, or 'sessions'.");
        else if (day.Like is { } weekday && !data.Hours.Any(hours => hours.From <= day.From && hours.Weekly.ContainsKey(weekday)))
            yield return ("calendar.work-without-sessions", $"{day.From:O} is worked like {weekday}, on which nobody works: name another weekday, or 'sessions'.");

        foreach (var fault in OfSessions($"{day.From:O}", day.Sessions ?? []))
            yield return fault;
    }

    private static IEnumerable<(string Rule, string Sentence)> OfSessions(string when, IReadOnlyList<Session> sessions)
    {
        if (sessions.Count > 2)
            yield return ("calendar.too-many-sessions", $"{when} has {sessions.Count} sessions: each is worth half a working day, so there are at most two.");

        foreach (var session in sessions.Where(session => session.Closes <= session.Opens))
            yield return ("calendar.session-backwards", $"{when}: the session from {session.Opens:R} to {session.Closes:R} closes before it opens.");

        var inOrder = sessions.OrderBy(session => session.Opens).ToList();
        if (inOrder.Zip(inOrder.Skip(1)).Any(pair => pair.Second.Opens < pair.First.Closes))
            yield return ("calendar.sessions-overlap", $"{when} has sessions that overlap: a minute can belong to one session only.");
    }

    /// <summary>A date may be off for two reasons; it may not be off and worked, nor worked at two different times.</summary>
    private static IEnumerable<CalendarFault> OfDatesEnteredTwice(IReadOnlyList<SpecialDay> days)
    {
        foreach (var (index, day) in days.Index())
        {
            if (days.Take(index).FirstOrDefault(other => Overlap(other, day) && !MeanTheSame(other, day)) is { } other)
                yield return new CalendarFault("calendar.date-twice", CalendarPart.Days, index, $"{Later(other.From, day.From):O} is entered twice with different meaning: '{other.Name}' and '{day.Name}'.");
        }
    }

    private static bool Overlap(SpecialDay one, SpecialDay other) => one.From <= other.To && other.From <= one.To;

    private static bool MeanTheSame(SpecialDay one, SpecialDay other) =>
        one.Works == other.Works && one.Like == other.Like && (one.Sessions ?? []).SequenceEqual(other.Sessions ?? []);

    private static bool Holds(Session wide, Session narrow) => wide.Opens <= narrow.Opens && narrow.Closes <= wide.Closes;

    private static DateOnly Later(DateOnly one, DateOnly other) => one < other ? other : one;

    private static CalendarFault Covers(string rule, string sentence) => new(rule, CalendarPart.Covers, 0, sentence);

    private static CalendarFault Hours(int index, string rule, string sentence) => new(rule, CalendarPart.Hours, index, sentence);
}

using System.Globalization;
using OneStop.Domain.Deadlines;

namespace OneStop.UnitTests.Deadlines;

/// <summary>Calendars and times as the tests write them: local at the offices.</summary>
internal static class Calendars
{
    public static readonly Session Morning = new(new TimeOnly(7, 30), new TimeOnly(11, 30));
    public static readonly Session Afternoon = new(new TimeOnly(13, 30), new TimeOnly(17, 0));

    public static readonly IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>> MondayToFriday = Enumerable.Range(1, 5)
        .ToDictionary(day => (DayOfWeek)day, IReadOnlyList<Session> (_) => [Morning, Afternoon]);

    /// <summary>The days of the worked examples (DESIGN.md 6), and the swap of January (DOMAIN.md 12).</summary>
    public static readonly CalendarData Data2026 = new(
        "test-2026",
        new DateOnly(2026, 1, 1),
        new DateOnly(2027, 12, 31),
        [new WeeklyHours(new DateOnly(2026, 1, 1), MondayToFriday, new Dictionary<string, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Session>>>())],
        [
            Off("01-01", "01-02", "New Year"),
            MadeUp("01-10", DayOfWeek.Friday, "For 2 January"),
            Off("02-16", "02-20", "Tết"),
            Off("04-27", "04-27", "Hùng Kings, in lieu"),
            Off("04-30", "04-30", "Reunification"),
            Off("05-01", "05-01", "Labour"),
            MadeUp("08-22", DayOfWeek.Monday, "For 31 August"),
            Off("08-31", "08-31", "Swapped with 22 August"),
            Off("09-01", "09-02", "Independence"),
            Off("11-24", "11-24", "Culture"),
        ],
        CalendarData.UsualSameDayBefore);

    public static readonly WorkingCalendar Of2026 = new(Data2026);

    /// <summary>Whether a date is worked by the data above, without any of the calendar's own means.</summary>
    public static bool IsWorked(DateOnly date) =>
        Data2026.Days.FirstOrDefault(day => day.From <= date && date <= day.To) is { } special
            ? special.Works
            : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Local at the offices unless an offset is written.</summary>
    public static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local, CultureInfo.InvariantCulture) is var instant && (local.EndsWith('Z') || local.Contains('+'))
            ? instant.ToUniversalTime()
            : new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();

    /// <summary>As the tables write it: date and time local at the offices.</summary>
    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)[..^3]
        + (instant.Second == 0 ? "" : instant.ToString(":ss", CultureInfo.InvariantCulture));

    public static string? Local(DueMoment? due) => due is null ? null : Local(due.At);

    public static Limit Limit(string text) =>
        OneStop.Domain.Deadlines.Limit.Parse(text).Succeeded(out var limit, out var refusal) ? limit : throw new FormatException(refusal.Code);

    /// <summary>Empty text: no pauses. Otherwise <c>from/to</c>, parted by a space.</summary>
    public static IReadOnlyList<Pause> Pauses(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pause => pause.Split('/'))
            .Select(ends => new Pause(At(ends[0]), At(ends[1]))),
    ];

    public static SpecialDay Off(string from, string to, string name) =>
        new(On(from), On(to), false, name, "ground", null, null, false);

    public static SpecialDay MadeUp(string date, DayOfWeek like, string name) =>
        new(On(date), On(date), true, name, "ground", like, null, false);

    private static DateOnly On(string monthAndDay) => DateOnly.ParseExact($"2026-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

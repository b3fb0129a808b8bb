using OneStop.Domain;
using OneStop.Domain.Deadlines;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Words;

/// <summary>Time left in words, with the state that shape and colour repeat: <c>ok</c>, <c>soon</c>, <c>late</c>, <c>wait</c>.</summary>
internal sealed record TimeLeft(string State, string Words)
{
    /// <summary>Nearer than this, in half working days, is soon.</summary>
    private const int Soon = 4;

    /// <summary>What is left until a due moment (LOOK.md 6): half days that have not rung yet; by dates once the date is here.</summary>
    /// <param name="dueAt">Last instant; null while a pause hides it.</param>
    /// <param name="startedOn">Date on which what is counted began: its own bells do not count (rule W).</param>
    public static TimeLeft Of(WorkingCalendar calendar, DateTimeOffset? dueAt, DateOnly? dueOn, DateOnly startedOn, DateTimeOffset now)
    {
        if (dueAt is not { } at || dueOn is not { } on)
            return new TimeLeft("wait", Say("left.paused"));

        var today = OfficeClock.DateAt(now);
        if (Written.EndsTheDay(at))
            return Calendar(on, today);

        if (on == today)
            return Today(calendar, at, now);

        if (!calendar.Covers(now) || !calendar.Covers(at))
            return new TimeLeft(on < today ? "late" : "ok", Written.LongDate(on));

        var countsFrom = startedOn == today ? OfficeClock.InstantOf(today.AddDays(1), TimeOnly.MinValue) : now;
        return on > today ? Ahead(calendar.HalvesBetween(countsFrom, at)) : Overdue(calendar.HalvesBetween(at, now));
    }

    private static TimeLeft Ahead(int halves) => new(
        halves <= Soon ? "soon" : "ok",
        halves == 1 ? Say("left.half") : halves == 2 ? Say("left.one") : Say("left.days", Written.Days(halves)));

    private static TimeLeft Overdue(int halves) => new(
        "late",
        halves == 0 ? Say("late.under-half") : halves == 1 ? Say("late.half") : Say("late.days", Written.Days(halves)));

    private static TimeLeft Today(WorkingCalendar calendar, DateTimeOffset at, DateTimeOffset now)
    {
        if (now > at)
            return new TimeLeft("late", Say("left.today-passed", Written.Time(at)));

        if (!calendar.Covers(at) || calendar.HalvesBetween(now, at) > 1)
            return new TimeLeft("soon", Say("left.today", Written.Time(at)));

        var left = at - now;
        return new TimeLeft("soon", left.TotalMinutes < 60
            ? Say("left.today-minutes", (int)Math.Ceiling(left.TotalMinutes))
            : Say("left.today-hours", (int)left.TotalHours, left.Minutes));
    }

    private static TimeLeft Calendar(DateOnly on, DateOnly today)
    {
        var days = on.DayNumber - today.DayNumber;
        return days switch
        {
            < 0 => new TimeLeft("late", Say("late.calendar", -days)),
            0 => new TimeLeft("soon", Say("left.today-whole")),
            _ => new TimeLeft(days <= 2 ? "soon" : "ok", Say("left.calendar", days)),
        };
    }
}

using OneStop.Domain.Deadlines;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Words;

/// <summary>Limits and reasons in words.</summary>
internal static class Spoken
{
    /// <summary><c>4,5 ngày làm việc</c>, <c>30 ngày</c>, <c>trong ngày</c>.</summary>
    public static string Limit(Limit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDays => limit.Halves == 1 ? Say("limit.half") : Say("limit.wd", Written.Days(limit.Halves)),
        LimitUnit.WorkingHours => Say("limit.wh", limit.Halves / 2),
        LimitUnit.Days => Say("limit.d", limit.Halves / 2),
        LimitUnit.Hours => Say("limit.h", limit.Halves / 2),
        LimitUnit.SameDay => Say("limit.same-day"),
    };

    /// <summary>A stored limit, as <see cref="Domain.Deadlines.Limit.Parse"/> reads it.</summary>
    public static string Limit(string text) => Domain.Deadlines.Limit.Parse(text).Succeeded(out var limit, out _) ? Limit(limit) : text;

    /// <summary>A day off with its reason: <c>thứ Ba 24/11 (Ngày Văn hóa Việt Nam)</c>.</summary>
    public static string DayOff(CalendarDay day)
    {
        var date = $"{Written.Weekday(day.Date)} {day.Date.ToString("dd/MM", System.Globalization.CultureInfo.InvariantCulture)}";
        return day.Name is null ? date : $"{date} ({day.Name})";
    }
}

using System.Globalization;
using OneStop.Domain;
using OneStop.UnitTests.Deadlines;
using OneStop.Web.Words;

namespace OneStop.UnitTests.Web;

/// <summary>Time left in words, against November 2026: Wednesday the 25th, office hours 7:30 to 11:30 and 13:30 to 17:00.</summary>
[SetUICulture("vi")]
internal sealed class TimeLeftTests
{
    [TestCase("2026-11-30 17:00", "2026-11-25 09:00", "ok", "còn 3 ngày làm việc", Description = "started today: today's bells do not count")]
    [TestCase("2026-11-27 17:00", "2026-11-25 09:00", "soon", "còn 2 ngày làm việc")]
    [TestCase("2026-11-26 17:00", "2026-11-25 09:00", "soon", "còn 1 ngày làm việc")]
    [TestCase("2026-11-26 11:30", "2026-11-25 09:00", "soon", "còn nửa ngày làm việc")]
    [TestCase("2026-12-02 17:00", "2026-11-25 09:00", "ok", "còn 5 ngày làm việc")]
    [TestCase("2026-11-25 17:00", "2026-11-25 14:15", "soon", "còn 2 giờ 45 phút")]
    [TestCase("2026-11-25 17:00", "2026-11-25 16:15", "soon", "còn 45 phút")]
    [TestCase("2026-11-25 11:30", "2026-11-25 14:00", "late", "11:30")]
    [TestCase("2026-11-19 17:00", "2026-11-25 09:00", "late", "2 ngày")]
    public void Until_a_bell(string due, string now, string state, string words)
    {
        var left = Left(due, now, startedOn: now[..10]);

        left.State.ShouldBe(state);
        left.Words.Replace('\u00a0', ' ').ShouldContain(words);
    }

    [Test]
    public void A_pause_hides_it()
    {
        var paused = TimeLeft.Of(Calendars.Of2026, null, null, new DateOnly(2026, 11, 25), Local("2026-11-25 09:00"));

        (paused.State, paused.Words).ShouldBe(("wait", "đang dừng"));
    }

    private static TimeLeft Left(string due, string now, string startedOn)
    {
        var at = Local(due);
        return TimeLeft.Of(Calendars.Of2026, at, OfficeClock.DateAt(at), DateOnly.Parse(startedOn, CultureInfo.InvariantCulture), Local(now));
    }

    private static DateTimeOffset Local(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), OfficeClock.Offset);
}

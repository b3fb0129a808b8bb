using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;

namespace OneStop.UnitTests.Deadlines;

/// <summary>How far a timer of a process reaches that counts in working time.</summary>
public sealed class WorkingTimeTests
{
    // From Thursday 5 November 2026 at 09:00; sessions 07:30 to 11:30 and 13:30 to 17:00, no work at the weekend.
    [TestCase(0, 0, "2026-11-05T09:00")]
    [TestCase(0, 20, "2026-11-05T09:20")]
    [TestCase(0, 150, "2026-11-05T11:30")]
    [TestCase(0, 151, "2026-11-05T13:31")]
    [TestCase(0, 480, "2026-11-06T09:30")]
    [TestCase(1, 0, "2026-11-06T17:00")]
    [TestCase(2, 0, "2026-11-09T17:00")]
    [TestCase(1, 60, "2026-11-09T08:30")]
    public void Whole_days_are_working_days_and_the_rest_are_working_hours(int days, int minutes, string due)
    {
        DossierClock.After(Of2026, At("2026-11-05T09:00"), new TimeSpan(days, 0, minutes, 0)).Succeeded(out var found, out _).ShouldBeTrue();

        found!.At.ShouldBe(At(due));
    }

    [Test]
    public void Beyond_the_calendar_there_is_no_instant()
    {
        DossierClock.After(Of2026, At("2026-11-05T09:00"), TimeSpan.FromDays(400)).Succeeded(out _, out var refusal).ShouldBeFalse();

        refusal!.Code.ShouldBe("calendar.not-covered");
    }
}

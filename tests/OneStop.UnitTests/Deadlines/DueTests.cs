using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;

namespace OneStop.UnitTests.Deadlines;

/// <summary>The rules W, H, D, h, S with P, and N (DESIGN.md 6), each case reckoned with a pencil.</summary>
public sealed class DueTests
{
    private const string NoPause = "";

    // DESIGN.md 6, worked examples.
    [TestCase("2026-02-12T09:30", "8 wd", NoPause, "Tue 2026-03-03 17:00", TestName = "W: over Tết")]
    [TestCase("2026-02-12T09:30", "5 wd", NoPause, "Thu 2026-02-26 17:00", TestName = "W: the first phase over Tết")]
    [TestCase("2026-02-12T09:30", "0.5 wd", NoPause, "Fri 2026-02-13 11:30", TestName = "W: half a day is one bell")]
    [TestCase("2026-08-20T10:00", "3 wd", NoPause, "Mon 2026-08-24 17:00", TestName = "W: a Saturday that is worked counts")]
    [TestCase("2026-11-21T09:00", "1 wd", NoPause, "Mon 2026-11-23 17:00", TestName = "W: received on a Saturday")]
    [TestCase("2026-11-23T16:00", "4 wh", NoPause, "Wed 2026-11-25 10:30", TestName = "H: goes on after the day off")]
    [TestCase("2026-11-23T18:00", "4 wh", NoPause, "Wed 2026-11-25 11:30", TestName = "H: used up at a close is the close")]
    [TestCase("2026-11-05T09:00", "8 wd", "2026-11-12T16:00/2026-11-16T09:00", "Thu 2026-11-19 11:30", TestName = "P: three bells in the pause")]
    [TestCase("2026-11-05T09:00", "8 wd", "2026-11-10T08:00/2026-11-10T11:00", "Tue 2026-11-17 17:00", TestName = "P: no bell in the pause")]
    [TestCase("2026-11-05T09:00", "8 wd", "2026-11-10T11:30/2026-11-10T17:00", "Wed 2026-11-18 11:30", TestName = "P: the beginning is in, the end is not")]
    [TestCase("2026-11-06T08:00", "15 d", NoPause, "Mon 2026-11-23 23:59:59", TestName = "D: a Saturday moves to Monday")]
    [TestCase("2026-11-23T14:59", "same-day", NoPause, "Mon 2026-11-23 17:00", TestName = "S: before three o'clock")]
    [TestCase("2026-11-23T15:00", "same-day", NoPause, "Wed 2026-11-25 17:00", TestName = "S: at three o'clock")]
    // DOMAIN.md 6.4.
    [TestCase("2026-08-27T08:00", "3 wd", NoPause, "Fri 2026-09-04 17:00", TestName = "W: swapped day and Independence")]
    [TestCase("2026-04-24T08:00", "2 wd", NoPause, "Wed 2026-04-29 17:00", TestName = "W: Hùng Kings on a Sunday, Monday off")]
    [TestCase("2026-11-23T08:00", "1 wd", NoPause, "Wed 2026-11-25 17:00", TestName = "W: the new holiday of 24 November")]
    [TestCase("2026-08-20T08:00", "20 wd", NoPause, "Mon 2026-09-21 17:00", TestName = "W: twenty days")]
    [TestCase("2026-01-08T08:00", "2 wd", NoPause, "Sat 2026-01-10 17:00", TestName = "W: due on a Saturday that is worked")]
    // CASES.md B003.
    [TestCase("2026-11-05T09:00", "8 wd", "2026-11-10T08:00/2026-11-12T09:00 2026-11-11T08:00/2026-11-13T15:00", "Mon 2026-11-23 11:30", TestName = "P: what overlaps counts once")]
    [TestCase("2026-11-05T09:00", "8 wd", "2026-11-10T08:00/2026-11-12T09:00 2026-11-10T08:00/2026-11-12T09:00", "Thu 2026-11-19 17:00", TestName = "P: the same pause twice counts once")]
    // CASES.md B014.
    [TestCase("2026-11-22T23:59:59", "1 wd", NoPause, "Mon 2026-11-23 17:00", TestName = "W: the last second of Sunday")]
    [TestCase("2026-11-23T00:30", "1 wd", NoPause, "Wed 2026-11-25 17:00", TestName = "W: the first hour of Monday")]
    [TestCase("2026-11-05T00:00", "2.5 wd", NoPause, "Tue 2026-11-10 11:30", TestName = "W: midnight at the beginning of the day")]
    [TestCase("2026-11-05T09:31:17", "2.5 wd", NoPause, "Tue 2026-11-10 11:30", TestName = "W: the clerk's minute leaves no trace")]
    [TestCase("2026-11-05T23:59:59", "2.5 wd", NoPause, "Tue 2026-11-10 11:30", TestName = "W: the last second of the day")]
    [TestCase("2026-08-22T09:00", "same-day", NoPause, "Sat 2026-08-22 17:00", TestName = "S: a Saturday that is worked")]
    [TestCase("2026-08-22T15:00", "same-day", NoPause, "Mon 2026-08-24 17:00", TestName = "S: too late on such a Saturday")]
    [TestCase("2026-08-28T16:00", "same-day", NoPause, "Thu 2026-09-03 17:00", TestName = "S: over three days off")]
    [TestCase("2026-11-23T07:59:59.999Z", "same-day", NoPause, "Mon 2026-11-23 17:00", TestName = "S: a millisecond before three")]
    [TestCase("2026-11-23T08:00:00Z", "same-day", NoPause, "Wed 2026-11-25 17:00", TestName = "S: three o'clock, written in UTC")]
    // CASES.md B015.
    [TestCase("2026-11-09T08:00", "15 d", NoPause, "Wed 2026-11-25 23:59:59", TestName = "D: the last day is a holiday")]
    [TestCase("2026-11-09T08:00", "15 d", "2026-11-14T00:00/2026-11-16T08:00", "Thu 2026-11-26 23:59:59", TestName = "D: two dates end inside the pause")]
    [TestCase("2026-08-14T08:00", "15 d", NoPause, "Thu 2026-09-03 23:59:59", TestName = "D: a Saturday before three days off")]
    [TestCase("2026-08-14T08:00", "17 d", NoPause, "Thu 2026-09-03 23:59:59", TestName = "D: two days more, the same end")]
    [TestCase("2026-11-23T16:00", "24 h", NoPause, "Tue 2026-11-24 16:00", TestName = "h: a day off makes no difference")]
    // The edges of the rules.
    [TestCase("2026-11-09T08:00", "24 h", "2026-11-09T20:00/2026-11-09T23:00", "Tue 2026-11-10 11:00", TestName = "h: a pause is not counted")]
    [TestCase("2026-11-09T08:00", "4 h", "2026-11-09T12:00/2026-11-09T13:00", "Mon 2026-11-09 12:00", TestName = "h: used up when the pause begins")]
    [TestCase("2026-11-09T08:00", "4 wh", "2026-11-09T09:00/2026-11-09T10:00", "Mon 2026-11-09 15:00", TestName = "H: a pause inside a session")]
    [TestCase("2026-11-09T12:00", "1 wh", NoPause, "Mon 2026-11-09 14:30", TestName = "H: outside sessions from the next opening")]
    [TestCase("2026-11-09T09:12:34", "1 wh", NoPause, "Mon 2026-11-09 10:12:34", TestName = "H: to the second")]
    [TestCase("2026-11-09T08:00", "same-day", "2026-11-09T16:00/2026-11-09T17:01", "Tue 2026-11-10 17:00", TestName = "S: the last bell in a pause")]
    [TestCase("2026-11-09T08:00", "same-day", "2026-11-09T16:00/2026-11-09T17:00", "Mon 2026-11-09 17:00", TestName = "S: the pause ends as the bell rings")]
    [TestCase("2026-11-22T08:00", "same-day", NoPause, "Mon 2026-11-23 17:00", TestName = "S: received on a Sunday")]
    [TestCase("2026-11-09T08:00", "1 d", "2026-11-10T23:59:59/2026-11-11T00:00", "Wed 2026-11-11 23:59:59", TestName = "D: the last second alone decides")]
    [TestCase("2026-11-06T08:00", "1 d", "2026-11-09T08:00/2026-11-10T08:00", "Tue 2026-11-10 23:59:59", TestName = "D: the next worked date must count too")]
    public void Due(string start, string limit, string pauses, string expected)
    {
        DossierClock.Due(Of2026, At(start), Limit(limit), Pauses(pauses)).Succeeded(out var due, out _).ShouldBeTrue();

        Local(due!.At).ShouldBe(expected);
        due.On.ToString("yyyy-MM-dd").ShouldBe(expected.Split(' ')[1]);
        due.At.Offset.ShouldBe(TimeSpan.Zero);
    }

    [TestCase("2027-12-30T09:00", "3 wd", TestName = "Not covered: the due moment lies in a year nobody has entered")]
    [TestCase("2025-12-31T09:00", "3 wd", TestName = "Not covered: the start lies before the calendar")]
    [TestCase("2025-12-31T23:59:59.999", "1 wd", TestName = "Not covered: the last millisecond before the calendar")]
    [TestCase("2028-01-01T00:00", "1 h", TestName = "Not covered: the first moment after the calendar")]
    [TestCase("2027-12-31T23:00", "1 h", TestName = "Not covered: due at the last midnight")]
    [TestCase("2027-12-31T16:30", "1 wh", TestName = "Not covered: hours that reach into the next year")]
    [TestCase("2027-12-31T16:30", "same-day", TestName = "Not covered: the next working day")]
    [TestCase("2027-12-31T16:30", "1 d", TestName = "Not covered: the next date")]
    public void Not_covered(string start, string limit)
    {
        DossierClock.Due(Of2026, At(start), Limit(limit), []).Succeeded(out _, out var refusal).ShouldBeFalse();

        refusal!.Code.ShouldBe("calendar.not-covered");
    }

    [Test]
    public void The_last_covered_bell_is_still_a_due_moment() =>
        DueOf("2027-12-30T09:00", "1 wd").ShouldBe("Fri 2027-12-31 17:00");

    [Test]
    public void A_posting_ends_on_a_Saturday_where_a_limit_would_not()
    {
        var posting = DossierClock.Posting(At("2026-11-06T08:00"), Limit("15 d"));

        posting.ShouldBe(new Pause(At("2026-11-06T08:00"), At("2026-11-22T00:00")));
    }

    [Test]
    public void A_posting_is_counted_in_days_only() =>
        Should.Throw<ArgumentException>(() => DossierClock.Posting(At("2026-11-06T08:00"), Limit("15 wd")));

    [TestCase("wd", "2026-11-19T23:59:59", Verdict.Early)]
    [TestCase("wd", "2026-11-20T00:00", Verdict.OnTime)]
    [TestCase("wd", "2026-11-20T17:01", Verdict.OnTime)]
    [TestCase("wd", "2026-11-21T00:00", Verdict.Late)]
    [TestCase("wh", "2026-11-20T16:59:59", Verdict.Early)]
    [TestCase("wh", "2026-11-20T17:00", Verdict.OnTime)]
    [TestCase("h", "2026-11-20T17:00:01", Verdict.Late)]
    [TestCase("d", "2026-11-20T17:00:01", Verdict.OnTime)]
    public void Days_are_judged_by_dates_and_hours_by_instants(string unit, string end, Verdict expected) =>
        DossierClock.Judge(Limit($"1 {unit}").Unit, At("2026-11-20T17:00"), new DateOnly(2026, 11, 20), At(end)).ShouldBe(expected);

    private static string? DueOf(string start, string limit) =>
        DossierClock.Due(Of2026, At(start), Limit(limit), []).Succeeded(out var due, out _) ? Local(due) : null;
}

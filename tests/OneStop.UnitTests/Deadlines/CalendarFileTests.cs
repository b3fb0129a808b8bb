using System.Text;
using OneStop.Application.Calendars;
using OneStop.Domain.Deadlines;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Deadlines.Calendars;

namespace OneStop.UnitTests.Deadlines;

/// <summary>What the reader makes of calendar files, healthy and not.</summary>
public sealed class CalendarFileTests
{
    private const string Healthy = """
        calendar: test
        zone: Asia/Ho_Chi_Minh
        covers: { from: 2026-01-01, to: 2026-12-31 }
        hours:
          - from: 2026-01-01
            weekly:
              mon-fri: ["07:30-11:30", "13:30-17:00"]
        days:
          - { date: 2026-11-24, off: "Culture", ground: "Law 28" }
          - { date: 2026-08-22, work: "For 31 August", like: mon, ground: "Notice" }
        """;

    [TestCase("lc-2026", "2026-04-27 2026-08-31 2026-11-24", "2026-08-22 2026-01-10")]
    [TestCase("yb-2012", "2012-04-02 2012-01-27 2012-09-03", "2012-02-04 2012-02-29")]
    public void A_shipped_calendar_has_no_fault_and_the_days_of_its_year(string jurisdiction, string off, string worked)
    {
        var reading = CalendarFile.Read(File.ReadAllBytes(ShippedCalendars.PathOf(jurisdiction)), jurisdiction);

        reading.Faults.ShouldBeEmpty();
        var calendar = reading.Calendar!;
        calendar.Id.ShouldBe(jurisdiction);
        off.Split(' ').ShouldAllBe(date => calendar.Day(DateOnly.Parse(date)).Kind == DayKind.Off);
        worked.Split(' ').ShouldAllBe(date => calendar.Day(DateOnly.Parse(date)).IsWorked);
        calendar.SpecialDays.ShouldAllBe(day => day.Ground.Length > 0);
    }

    [Test]
    public void Of_2027_what_nobody_has_announced_is_marked_provisional()
    {
        var calendar = CalendarFile.Read(File.ReadAllBytes(ShippedCalendars.PathOf("lc-2026")), "").Calendar!;

        calendar.Day(new DateOnly(2027, 2, 8)).Provisional.ShouldBeTrue();
        calendar.Day(new DateOnly(2027, 9, 3)).Provisional.ShouldBeTrue();
        calendar.Day(new DateOnly(2027, 4, 16)).Provisional.ShouldBeFalse();
    }

    [Test]
    public void The_worked_examples_hold_in_the_shipped_calendar()
    {
        var calendar = CalendarFile.Read(File.ReadAllBytes(ShippedCalendars.PathOf("lc-2026")), "").Calendar!;

        for (var date = new DateOnly(2026, 1, 1); date.Year == 2026; date = date.AddDays(1))
            calendar.Day(date).Sessions.ShouldBe(Of2026.Day(date).Sessions, date.ToString("O"));
    }

    [Test]
    public void A_day_tells_its_name_and_its_ground()
    {
        var calendar = Read(Healthy).Calendar!;

        var day = calendar.Day(new DateOnly(2026, 11, 24));
        (day.Kind, day.Name, day.Ground, day.IsWorked).ShouldBe((DayKind.Off, "Culture", "Law 28", false));
        calendar.Day(new DateOnly(2026, 8, 22)).Kind.ShouldBe(DayKind.MadeUp);
        calendar.Day(new DateOnly(2026, 8, 23)).Kind.ShouldBe(DayKind.Rest);
        calendar.Day(new DateOnly(2026, 8, 24)).Kind.ShouldBe(DayKind.Ordinary);
        calendar.SameDayBefore.ShouldBe(new TimeOnly(15, 0));
    }

    [Test]
    public void Of_several_weeks_the_latest_that_applies_wins()
    {
        var calendar = Read(Healthy.Replace("days:", """
              - from: 2026-06-01
                weekly:
                  mon-thu: ["07:00-11:00", "13:00-16:30"]
                  fri: ["07:00-11:00"]
            days:
            """)).Calendar!;

        calendar.Day(new DateOnly(2026, 5, 29)).Sessions.ShouldBe([Morning, Afternoon]);
        calendar.Day(new DateOnly(2026, 6, 4)).Sessions[1].Closes.ShouldBe(new TimeOnly(16, 30));
        // A day with one session has one bell: 2 wd are Fri 1, Mon 3, Tue 4.
        Local(Due(calendar, "2026-06-04T09:00", "2 wd")).ShouldBe("Tue 2026-06-09 11:00");
    }

    [Test]
    public void Hours_of_one_office_narrow_hours_and_same_day_and_nothing_else()
    {
        var calendar = Read(Healthy.Replace("days:", """
                offices:
                  desk-far: { mon-thu: ["08:00-11:00"] }
            days:
            """)).Calendar!;

        Local(Due(calendar, "2026-11-05T10:30", "1 wh", "desk-far")).ShouldBe("Mon 2026-11-09 08:30");
        Local(Due(calendar, "2026-11-05T10:30", "1 wh", "another")).ShouldBe("Thu 2026-11-05 11:30");
        Local(Due(calendar, "2026-11-05T10:30", "same-day", "desk-far")).ShouldBe("Thu 2026-11-05 11:00");
        Local(Due(calendar, "2026-11-05T11:30", "same-day", "desk-far")).ShouldBe("Mon 2026-11-09 11:00");
        Local(Due(calendar, "2026-11-05T10:30", "1 wd", "desk-far")).ShouldBe("Fri 2026-11-06 17:00");
    }

    // CASES.md B009 and more of the kind: each a located fault, and no calendar.
    [TestCase("calendar.off-without-ground", 9, "off: \"Culture\", ground: \"Law 28\"", "off: \"Culture\"")]
    [TestCase("calendar.work-without-ground", 10, ", ground: \"Notice\"", "")]
    [TestCase("calendar.date-twice", 10, "2026-08-22", "2026-11-24")]
    [TestCase("calendar.range-backwards", 9, "date: 2026-11-24", "from: 2026-11-24, to: 2026-11-23")]
    [TestCase("calendar.too-many-sessions", 5, "\"13:30-17:00\"", "\"13:30-17:00\", \"18:00-19:00\"")]
    [TestCase("calendar.sessions-overlap", 5, "13:30-17:00", "11:29-17:00")]
    [TestCase("calendar.session-backwards", 5, "13:30-17:00", "17:00-13:30")]
    [TestCase("calendar.work-without-sessions", 10, "like: mon, ", "")]
    [TestCase("calendar.work-without-sessions", 10, "like: mon", "like: sun")]
    [TestCase("calendar.work-without-sessions", 10, "like: mon", "sessions: []")]
    [TestCase("calendar.like-and-sessions", 10, "like: mon", "like: mon, sessions: [\"07:30-11:30\"]")]
    [TestCase("calendar.off-with-sessions", 9, "off: \"Culture\"", "off: \"Culture\", like: mon")]
    [TestCase("calendar.off-or-work", 9, "off: \"Culture\"", "off: \"Culture\", work: \"Culture\", like: mon")]
    [TestCase("calendar.off-or-work", 9, "off: \"Culture\", ", "")]
    [TestCase("calendar.date-or-range", 9, "date: 2026-11-24", "date: 2026-11-24, to: 2026-11-25")]
    [TestCase("calendar.date-or-range", 9, "date: 2026-11-24, ", "")]
    [TestCase("workflow.missing-key", 9, "date: 2026-11-24", "from: 2026-11-24")]
    [TestCase("calendar.day-not-covered", 9, "2026-11-24", "2028-11-24")]
    [TestCase("calendar.session", 7, "07:30-11:30", "7:30-11:30")]
    [TestCase("calendar.weekday", 7, "mon-fri", "fri-mon")]
    [TestCase("calendar.weekday", 7, "mon-fri", "monday")]
    [TestCase("calendar.weekday-twice", 8, "days:", "      fri: [\"07:30-11:30\"]\ndays:")]
    [TestCase("calendar.week", 7, "[\"07:30-11:30\", \"13:30-17:00\"]", "[]")]
    [TestCase("calendar.no-hours", 3, "- from: 2026-01-01", "- from: 2026-01-02")]
    [TestCase("calendar.hours-twice", 8, "days:", "  - { from: 2026-01-01, weekly: { mon: [\"07:30-11:30\"] } }\ndays:")]
    [TestCase("calendar.office-wider", 5, "days:", "    offices: { far: { sat: [\"07:30-11:30\"] } }\ndays:")]
    [TestCase("calendar.range-backwards", 3, "to: 2026-12-31", "to: 2025-12-31")]
    [TestCase("calendar.range-implausible", 3, "to: 2026-12-31", "to: 9999-12-31")]
    [TestCase("calendar.range-implausible", 3, "from: 2026-01-01, to", "from: 0001-01-01, to")]
    [TestCase("calendar.time", 2, "zone:", "same-day-before: \"3pm\"\nzone:")]
    [TestCase("workflow.unknown-key", 9, "off: \"Culture\"", "off: \"Culture\", because: \"x\"")]
    [TestCase("workflow.unknown-key", 3, "covers:", "coverz:")]
    [TestCase("workflow.missing-key", 1, "calendar: test", "")]
    [TestCase("workflow.value", 1, "Asia/Ho_Chi_Minh", "Asia/Seoul")]
    [TestCase("workflow.value", 9, "2026-11-24", "2026-11-31")]
    [TestCase("workflow.value", 9, "ground:", "provisional: maybe, ground:")]
    [TestCase("yaml.duplicate-key", 9, "off: \"Culture\"", "off: \"Culture\", off: \"Culture\"")]
    [TestCase("yaml.syntax", 9, "\"Culture\"", "\"Culture")]
    public void A_mutant_is_refused_where_it_is_wrong(string rule, int line, string old, string mutant)
    {
        var reading = Read(Healthy.Replace(old, mutant));

        reading.Calendar.ShouldBeNull();
        reading.Faults.ShouldContain(fault => fault.Rule == rule && Math.Abs(fault.Line - line) <= 1, Told(reading.Faults));
        reading.Faults.ShouldAllBe(fault => fault.File == "test.yaml" && fault.Sentence.Length > 10);
    }

    [Test]
    public void All_faults_are_told_at_once_in_order()
    {
        var reading = Read(Healthy
            .Replace("07:30-11:30", "7h30")
            .Replace(", ground: \"Law 28\"", "")
            .Replace("like: mon, ground: \"Notice\"", "likes: mon"));

        reading.Faults.Select(fault => $"{fault.Line} {fault.Rule}").ShouldBe(
            ["7 calendar.session", "9 calendar.off-without-ground", "10 workflow.unknown-key"],
            Told(reading.Faults));
    }

    [Test]
    public void A_range_that_cannot_be_read_is_the_only_fault() =>
        Read(Healthy.Replace("to: 2026-12-31", "to: 31.12.2026")).Faults.Select(fault => fault.Rule).ShouldBe(["workflow.value"]);

    [Test]
    public void A_date_may_be_off_for_two_reasons() =>
        Read(Healthy + "\n  - { from: 2026-11-23, to: 2026-11-25, off: \"Flood\", ground: \"Order\" }").Calendar!
            .Day(new DateOnly(2026, 11, 24)).Name.ShouldBe("Culture");

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("calendar")]
    [TestCase("calendar: test\ndays: { off: x }\nhours: x\ncovers: []")]
    [TestCase("calendar: test\ndays: [x]\nhours: [{ from: 2026-01-01, weekly: { mon: { a: b } }, offices: { x: [] } }]\ncovers: { from: a }")]
    public void Whatever_the_file_says_it_gets_faults_and_no_exception(string text)
    {
        var reading = Read(text);

        reading.Calendar.ShouldBeNull();
        reading.Faults.ShouldNotBeEmpty();
    }

    private static CalendarReading Read(string text) => CalendarFile.Read(Encoding.UTF8.GetBytes(text), "test.yaml");

    private static DueMoment? Due(WorkingCalendar calendar, string start, string limit, string? office = null) =>
        DossierClock.Due(calendar, At(start), Limit(limit), [], office).Succeeded(out var due, out _) ? due : null;

    private static string Told(IReadOnlyList<Fault> faults) =>
        string.Join('\n', faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.Rule} {fault.Sentence}"));
}

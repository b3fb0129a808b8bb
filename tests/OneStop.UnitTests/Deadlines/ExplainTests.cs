using System.Globalization;
using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;
using static OneStop.UnitTests.Deadlines.LedgerBuilder;

namespace OneStop.UnitTests.Deadlines;

/// <summary>The table by which an inspector counts again.</summary>
public sealed class ExplainTests
{
    [Test]
    public void Each_bell_of_working_days_says_whether_it_counts_and_why()
    {
        // 1 wd from Fri 20/11 09:00; paused Mon 23/11 10:00 – 15:00, over one bell; 24/11 is off.
        var ledger = new LedgerBuilder()
            .Step("examine", "land", "2026-11-20T09:00", "2026-11-23T10:00")
            .Stopped("supplement", "examine", "2026-11-23T10:00", "2026-11-23T15:00")
            .Step("examine", "land", "2026-11-23T15:00", "");

        Table(ledger, Phase("1 wd", "2026-11-20T09:00"), "2026-11-23T16:00").ShouldBe([
            "20 Ordinary FirstDay  | 11:30 FirstDay  | 17:00 FirstDay ",
            "21 Rest NotWorked ",
            "22 Rest NotWorked ",
            "23 Ordinary Counted  | 11:30 Paused supplement | 17:00 Counted 1",
            "24 Off NotWorked Culture",
            "25 Ordinary Counted  | 11:30 Counted 2 | 17:00 Counted 3",
        ]);
    }

    [Test]
    public void The_table_goes_on_to_the_end_of_a_phase_that_is_late() =>
        Table(new LedgerBuilder(), Phase("0.5 wd", "2026-11-05T09:00", "2026-11-09T10:00"), "2026-11-30T08:00")[^1]
            .ShouldStartWith("09 Ordinary Counted  | 11:30 Counted 3");

    [Test]
    public void Behind_an_open_pause_the_table_ends_now()
    {
        var ledger = new LedgerBuilder().Stopped("posting", "post", "2026-11-06T10:00", "");

        Table(ledger, Phase("1 wd", "2026-11-05T09:00"), "2026-11-09T10:00").ShouldBe([
            "05 Ordinary FirstDay  | 11:30 FirstDay  | 17:00 FirstDay ",
            "06 Ordinary Paused posting | 11:30 Paused posting | 17:00 Paused posting",
            "07 Rest NotWorked ",
            "08 Rest NotWorked ",
            "09 Ordinary Paused posting | 11:30 Paused posting | 17:00 Paused posting",
        ]);
    }

    [Test]
    public void After_a_restart_what_went_before_is_shown_and_not_counted()
    {
        var rows = Table(new LedgerBuilder(), Phase("0.5 wd", "2026-11-04T09:00", restartedAt: "2026-11-05T09:00"), "2026-11-05T10:00");

        rows.ShouldBe([
            "04 Ordinary BeforeRestart  | 11:30 BeforeRestart  | 17:00 BeforeRestart ",
            "05 Ordinary FirstDay  | 11:30 FirstDay  | 17:00 FirstDay ",
            "06 Ordinary Counted  | 11:30 Counted 1 | 17:00 Counted 2",
        ]);
    }

    [Test]
    public void Days_are_counted_whether_worked_or_not_and_the_last_one_moves()
    {
        var ledger = new LedgerBuilder().Stopped("posting", "post", "2026-11-21T00:00", "2026-11-22T08:00");

        Table(ledger, Phase("3 d", "2026-11-20T09:00"), "2026-11-20T10:00").ShouldBe([
            "20 Ordinary FirstDay ",
            "21 Rest Paused posting",
            "22 Rest Counted 1",
            "23 Ordinary Counted 2",
            "24 Off Counted 3Culture",
            "25 Ordinary MovedTo ",
        ]);
    }

    [Test]
    public void The_table_agrees_with_the_due_moment()
    {
        var phase = Phase("8 wd", "2026-02-12T09:30");

        DossierClock.Explain(phase, [], At("2026-02-12T10:00")).Succeeded(out var days, out _).ShouldBeTrue();

        var last = days!.SelectMany(day => day.Bells).Single(bell => bell.No == phase.Limit.Halves);
        Local(last.At).ShouldBe("Tue 2026-03-03 17:00");
    }

    [TestCase("2026-01-01T00:00")]
    [TestCase("2028-01-01T00:00")]
    public void What_the_calendar_does_not_reach_is_refused(string now)
    {
        DossierClock.Explain(Phase("3 wd", now.StartsWith("2028", StringComparison.Ordinal) ? "2027-12-01T09:00" : "2027-12-30T09:00"), [], At(now))
            .Succeeded(out _, out var refusal).ShouldBeFalse();

        refusal!.Code.ShouldBe("calendar.not-covered");
    }

    private static List<string> Table(LedgerBuilder ledger, PhaseSpan phase, string now) =>
        DossierClock.Explain(phase, ledger.Intervals, At(now)).Succeeded(out var days, out var refusal)
            ? [.. days.Select(Row)]
            : throw new InvalidOperationException(refusal.Code);

    private static string Row(ExplainedDay row) =>
        $"{row.Day.Date:dd} {row.Day.Kind} {row.Tally} {row.No}{row.PausedBy}{row.Day.Name}"
        + string.Concat(row.Bells.Select(bell =>
            $" | {bell.At.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm", CultureInfo.InvariantCulture)} {bell.Tally} {bell.No}{bell.PausedBy}"));
}

using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;
using static OneStop.UnitTests.Deadlines.LedgerBuilder;

namespace OneStop.UnitTests.Deadlines;

/// <summary>Phases that are not in working days, steps outside every phase, and what Compute does not take.</summary>
public sealed class OtherUnitsTests
{
    [Test]
    public void An_extension_of_a_limit_in_days_is_counted_from_its_due_moment()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-06T08:00", "")
            .Compute("2026-11-10T12:00", Phase("15 d", "2026-11-06T08:00", extension: "1 wd"))
            .Phases[0];

        Local(phase.Due).ShouldBe("Mon 2026-11-23 23:59:59");
        Local(phase.Promise).ShouldBe("Wed 2026-11-25 17:00");
    }

    [Test]
    public void A_late_entry_that_is_still_open_hides_what_an_extension_adds_in_every_unit()
    {
        var phases = from limit in (string[])["72 h", "1 wd"]
                     select new LedgerBuilder()
                         .LateEntry("land", "2026-11-09T18:00", "")
                         .Compute("2026-11-10T12:00", Phase(limit, "2026-11-06T08:00", extension: "1 wd"))
                         .Phases[0];

        // The limit ends at Mon 8:00 or 17:00, before the open entry; nobody can say what the open entry leaves of the day after.
        phases.Select(phase => (phase.Due is null, phase.Promise is null)).ShouldBe([(false, true), (false, true)]);
    }

    [Test]
    public void In_a_phase_of_days_a_step_has_the_phases_due_moment()
    {
        var deadlines = new LedgerBuilder()
            .Step("examine", "land", "2026-11-06T08:00", "2026-11-23T23:00")
            .Compute("2026-11-30T12:00", Phase("15 d", "2026-11-06T08:00", "2026-11-23T23:00"), Allowed("examine", "2 wd"));

        Moments(deadlines.Steps[0]).ShouldBe([null, null, "Mon 2026-11-23 23:59:59"]);
        deadlines.Steps[0].Verdict.ShouldBe(Verdict.OnTime);
        var phase = deadlines.Phases[0];
        (phase.Counted, phase.Balance, phase.RemainingHalves, phase.Charges.Count).ShouldBe((0, null, null, 0));
    }

    [Test]
    public void A_step_outside_every_phase_is_due_by_its_own_count()
    {
        // The return step: 3 d from the result of Thu 19/11; Sunday moves to Monday.
        var deadlines = new LedgerBuilder()
            .Step("sign", "land", "2026-11-16T08:00", "2026-11-19T10:00")
            .Step("return", "desk", "2026-11-19T10:00", "", phase: null)
            .Step("file", "desk", "2026-11-19T10:00", "", phase: null, branch: "archive")
            .Compute(
                "2026-11-20T12:00",
                Phase("5 wd", "2026-11-16T08:00", "2026-11-19T10:00"),
                Allowed("sign", "5 wd"),
                Allowed("return", "3 d", phase: null),
                Allowed("file", "1 wd", phase: null));

        Local(deadlines.Steps[1].Due).ShouldBe("Mon 2026-11-23 23:59:59");
        // From Thu 17:00, the session in which it came not counted: Thu 1, Fri 11:30.
        Local(deadlines.Steps[2].Due).ShouldBe("Fri 2026-11-20 11:30");
        // Thu 2, Fri 1: what rang while it held, counted for no phase.
        deadlines.Steps[1].Charged.ShouldBe(3);
        deadlines.Phases[0].Counted.ShouldBe(4);
    }

    [Test]
    public void A_phase_that_outruns_its_calendar_is_refused()
    {
        var ledger = new LedgerBuilder().Step("examine", "land", "2027-12-29T09:00", "");

        CodeOf(ledger, Phase("3 wd", "2027-12-29T09:00"), "2027-12-29T10:00").ShouldBe("calendar.not-covered");
        CodeOf(ledger, Phase("1 wd", "2027-12-29T09:00"), "2027-12-29T10:00").ShouldBeNull();
        CodeOf(ledger, Phase("1 wd", "2027-12-29T09:00"), "2028-01-01T00:00").ShouldBe("calendar.not-covered");
    }

    [Test]
    public void A_step_limit_of_another_unit_in_a_phase_of_working_days_is_a_bug() =>
        Should.Throw<ArgumentException>(() => new LedgerBuilder()
            .Step("examine", "land", "2026-11-06T08:00", "")
            .Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-06T08:00"), Allowed("examine", "8 wh")));

    private static string? CodeOf(LedgerBuilder ledger, PhaseSpan phase, string now) =>
        DossierClock.Compute([phase], [Allowed("examine", "0.5 wd")], ledger.Intervals, At(now)).Succeeded(out _, out var refusal) ? null : refusal.Code;

    private static IEnumerable<string?> Moments(StepDeadline step) => [Local(step.Plan), Local(step.Own), Local(step.Due)];
}

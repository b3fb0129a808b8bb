using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;
using static OneStop.UnitTests.Deadlines.LedgerBuilder;

namespace OneStop.UnitTests.Deadlines;

/// <summary>Whole dossiers, each reckoned with a pencil in the comments. November 2026 has no day off but the 24th.</summary>
public sealed class ComputeTests
{
    private static readonly StepAllowance[] L3 =
        [Allowed("receive", "0.5 wd"), Allowed("examine", "4.5 wd"), Allowed("sign", "3 wd", phase: 2)];

    // DESIGN.md 6, "L3 by the rules": received Thu 05/11 09:00, limits 0.5 + 4.5 | 3.
    private static DossierDeadlines L3ByTheRules() =>
        new LedgerBuilder()
            .Step("receive", "desk", "2026-11-05T09:00", "2026-11-05T10:00")
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-11T15:00")
            .Stopped("tax-determination", "taxCompleted", "2026-11-11T15:00", "2026-11-17T09:00", phase: null)
            .Stopped("payment", "taxCompleted", "2026-11-17T09:00", "2026-11-20T09:00", phase: null)
            .Step("sign", "land", "2026-11-20T09:00", "", phase: 2)
            .Compute(
                "2026-11-20T12:00",
                [Phase("5 wd", "2026-11-05T09:00", "2026-11-11T15:00"), Phase("3 wd", "2026-11-20T09:00", no: 2)],
                L3);

    [Test]
    public void L3_ends_its_first_phase_a_day_early()
    {
        var phase = L3ByTheRules().Phases[0];

        // Bell 10: Fri 2, Mon 4, Tue 6, Wed 8, Thu 10.
        Local(phase.Due).ShouldBe("Thu 2026-11-12 17:00");
        phase.Verdict.ShouldBe(Verdict.Early);
        // Fri 2, Mon 2, Tue 2, Wed 1: 7 of 10.
        phase.Counted.ShouldBe(7);
        phase.Balance.ShouldBe(-3);
        phase.RemainingHalves.ShouldBe(3);
        // Thursday is not counted, so the desk is charged nothing.
        Lines(phase).ShouldBe(["Step receive desk 0/1", "Step examine land 7/9"]);
    }

    [Test]
    public void L3_gives_each_step_the_later_of_plan_and_own_count()
    {
        var steps = L3ByTheRules().Steps;

        steps.Select(step => step.Step).ShouldBe(["receive", "examine", "sign"]);
        // Planned bell 1; own count: the session from 07:30 is not counted, the bell of Thu 17:00 is.
        Moments(steps[0]).ShouldBe(["Fri 2026-11-06 11:30", "Thu 2026-11-05 17:00", "Fri 2026-11-06 11:30"]);
        // Planned bell 10; own count of 9 bells from Thu 17:00: Thu 1, Fri 3, Mon 5, Tue 7, Wed 9.
        Moments(steps[1]).ShouldBe(["Thu 2026-11-12 17:00", "Wed 2026-11-11 17:00", "Thu 2026-11-12 17:00"]);
        steps[1].Charged.ShouldBe(7);
        // Its own count had Thu 1, Fri 2, Mon 2, Tue 2, Wed 1 = 8 of 9.
        steps[1].RemainingHalves.ShouldBe(1);
        steps[1].Verdict.ShouldBe(Verdict.Early);
        steps[2].Verdict.ShouldBeNull();
    }

    [Test]
    public void L3_starts_its_second_phase_when_completion_is_effective()
    {
        var phase = L3ByTheRules().Phases[1];

        // 23/11, 25/11 (24/11 is off), 26/11.
        Local(phase.Due).ShouldBe("Thu 2026-11-26 17:00");
        phase.Verdict.ShouldBeNull();
        phase.Balance.ShouldBeNull();
        phase.RemainingHalves.ShouldBe(6);
    }

    // Received Mon 02/11 09:00, 5 wd; told Wed 04/11 10:00, papers in Mon 09/11 14:00.
    private static LedgerBuilder Supplemented() =>
        new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-04T10:00")
            .Stopped("supplement", "examine", "2026-11-04T10:00", "2026-11-09T14:00")
            .Step("examine", "land", "2026-11-09T14:00", "");

    [Test]
    public void After_a_supplement_what_was_left_goes_on()
    {
        var deadlines = Supplemented().Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-02T09:00"), Allowed("examine", "5 wd"));

        // Tue 2, then Mon 17:00 is 3, Tue 5, Wed 7, Thu 9, Fri 11:30 is 10.
        Local(deadlines.Phases[0].Due).ShouldBe("Fri 2026-11-13 11:30");
        // The other mode: Tue 2, Wed 4, Thu 6, Fri 8, Mon 10.
        Local(deadlines.Phases[0].RestartDue).ShouldBe("Mon 2026-11-16 17:00");
        // Tue 2, Mon 17:00, Tue 11:30.
        deadlines.Phases[0].Counted.ShouldBe(4);
        deadlines.Phases[0].RemainingHalves.ShouldBe(6);
        deadlines.Steps.Count.ShouldBe(1);
        // Own count: Mon 17:00, Tue 2, then Mon 17:00 is 4, Tue 6, Wed 8, Thu 10.
        Local(deadlines.Steps[0].Own).ShouldBe("Thu 2026-11-12 17:00");
    }

    [Test]
    public void Where_the_procedure_restarts_the_whole_limit_runs_anew()
    {
        var phase = Supplemented()
            .Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-02T09:00", restartedAt: "2026-11-09T14:00"), Allowed("examine", "5 wd"))
            .Phases[0];

        Local(phase.Due).ShouldBe("Mon 2026-11-16 17:00");
        Local(phase.RestartDue).ShouldBe("Fri 2026-11-13 11:30");
        // Tue 11:30 alone: Monday is the date of the restart.
        phase.Counted.ShouldBe(1);
    }

    [Test]
    public void A_supplement_that_begins_when_the_phase_ends_gives_it_no_other_mode()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-04T10:00")
            .Stopped("supplement", "examine", "2026-11-04T10:00", "2026-11-09T14:00")
            .Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-02T09:00", "2026-11-04T10:00"), Allowed("examine", "5 wd"))
            .Phases[0];

        phase.RestartDue.ShouldBeNull();
    }

    [Test]
    public void An_open_pause_hides_the_due_moment_and_says_what_lies_behind_it()
    {
        var deadlines = new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-04T10:00")
            .Stopped("supplement", "examine", "2026-11-04T10:00", "")
            .Compute("2026-11-06T12:00", Phase("5 wd", "2026-11-02T09:00", extension: "2 wd"), Allowed("examine", "5 wd"));

        var phase = deadlines.Phases[0];
        (phase.Due, phase.Promise, phase.RestartDue).ShouldBe((null, null, null));
        // Tuesday's two bells are gone.
        phase.RemainingHalves.ShouldBe(8);
        var step = deadlines.Steps[0];
        (step.Due, step.Plan, step.Own).ShouldBe((null, null, null));
        // Own count: Mon 17:00 and Tuesday's two.
        step.RemainingHalves.ShouldBe(7);
    }

    [Test]
    public void A_pause_that_opens_after_the_due_moment_hides_nothing()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-04T10:00")
            .Stopped("supplement", "examine", "2026-11-04T10:00", "")
            .Compute("2026-11-06T12:00", Phase("1 wd", "2026-11-02T09:00"), Allowed("examine", "1 wd"))
            .Phases[0];

        Local(phase.Due).ShouldBe("Tue 2026-11-03 17:00");
        phase.RemainingHalves.ShouldBe(0);
    }

    [Test]
    public void What_is_still_open_when_a_phase_ends_ended_with_it()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-04T10:00")
            .Stopped("supplement", "examine", "2026-11-04T10:00", "")
            .Compute("2026-11-30T12:00", Phase("5 wd", "2026-11-02T09:00", "2026-11-05T09:00"), Allowed("examine", "5 wd"))
            .Phases[0];

        // Stopped while waiting: Tue 2, then Thu 11:30 is 3, Thu 4, Fri 6, Mon 8, Tue 10.
        Local(phase.Due).ShouldBe("Tue 2026-11-10 17:00");
        phase.Verdict.ShouldBe(Verdict.Early);
        phase.Balance.ShouldBe(-8);
    }

    [Test]
    public void A_pause_that_begins_after_the_end_moves_nothing()
    {
        var ledger = new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-03T10:00")
            .Step("check", "land", "2026-11-03T10:00", "2026-11-04T10:00")
            .Stopped("supplement", "check", "2026-11-04T10:00", "2026-11-06T10:00")
            .Stopped("press-notice", "check", "2026-11-06T10:00", "2026-11-20T10:00");

        var deadlines = ledger.Compute(
            "2026-11-30T12:00",
            Phase("5 wd", "2026-11-02T09:00", "2026-11-06T10:00"),
            Allowed("examine", "1 wd"),
            Allowed("check", "4 wd"));

        // The press notice began as the phase ended. Supplement alone: Tue 2, then Fri 4, Mon 6, Tue 8, Wed 10.
        Local(deadlines.Phases[0].Due).ShouldBe("Wed 2026-11-11 17:00");
        // Examined before the supplement was asked: bell 2.
        Local(deadlines.Steps[0].Plan).ShouldBe("Tue 2026-11-03 17:00");
    }

    [Test]
    public void After_noSlip_one_limit_holds_for_both_phases()
    {
        var phase = Phase("8 wd", "2026-11-05T09:00") with { Covers = [1, 2] };

        var deadlines = new LedgerBuilder()
            .Step("receive", "desk", "2026-11-05T09:00", "2026-11-05T10:00")
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-11T15:00")
            .Step("sign", "land", "2026-11-11T15:00", "", phase: 2)
            .Compute("2026-11-12T12:00", phase, L3);

        deadlines.Phases.Count.ShouldBe(1);
        // Bell 16: Thu 12/11 is 10, Fri 12, Mon 14, Tue 16.
        Local(deadlines.Phases[0].Due).ShouldBe("Tue 2026-11-17 17:00");
        Local(deadlines.Steps[2].Plan).ShouldBe("Tue 2026-11-17 17:00");
        // 7 as before, then Wed 17:00 and Thu 11:30.
        Lines(deadlines.Phases[0]).ShouldBe(["Step receive desk 0/1", "Step examine land 7/9", "Step sign land 2/6"]);
    }

    [Test]
    public void A_late_entry_is_charged_to_the_office_that_recorded_late()
    {
        // Completion effective Fri 20/11 09:00, recorded Wed 25/11 10:00.
        var deadlines = new LedgerBuilder()
            .LateEntry("land", "2026-11-20T09:00", "2026-11-25T10:00", phase: 2)
            .Step("sign", "commune", "2026-11-25T10:00", "2026-11-26T16:00", phase: 2)
            .Compute("2026-11-30T08:00", Phase("3 wd", "2026-11-20T09:00", "2026-11-26T16:00", no: 2), L3);

        var phase = deadlines.Phases[0];
        Local(phase.Due).ShouldBe("Thu 2026-11-26 17:00");
        phase.Verdict.ShouldBe(Verdict.OnTime);
        // Late: Mon 2. Sign: Wed 2, Thu 1. 5 of 6.
        Lines(phase).ShouldBe(["Step sign commune 3/6", "LateEntry  land 2/0"]);
        phase.Balance.ShouldBe(-1);
        // Own count of 6 bells from Wed 17:00: Wed 1, Thu 3, Fri 5, Mon 11:30.
        Moments(deadlines.Steps[0]).ShouldBe(["Thu 2026-11-26 17:00", "Mon 2026-11-30 11:30", "Mon 2026-11-30 11:30"]);
    }

    [Test]
    public void A_late_entry_is_in_no_steps_own_count()
    {
        // Papers received Mon 09/11 14:00, recorded Tue 10/11 15:00 by the desk: bells Mon 17:00 and Tue 11:30.
        var deadlines = new LedgerBuilder()
            .Step("examine", "land", "2026-11-02T09:00", "2026-11-04T10:00")
            .Stopped("supplement", "examine", "2026-11-04T10:00", "2026-11-09T14:00")
            .LateEntry("desk", "2026-11-09T14:00", "2026-11-10T15:00")
            .Step("examine", "land", "2026-11-10T15:00", "")
            .Compute("2026-11-10T18:00", Phase("5 wd", "2026-11-02T09:00"), Allowed("examine", "5 wd"));

        // The phase does not care who recorded when.
        Local(deadlines.Phases[0].Due).ShouldBe("Fri 2026-11-13 11:30");
        Lines(deadlines.Phases[0]).ShouldBe(["Step examine land 3/10", "LateEntry  desk 2/0"]);
        // Own count: Mon 17:00, Tue 2, then Tue 17:00 is 4, Wed 6, Thu 8, Fri 10.
        Local(deadlines.Steps[0].Own).ShouldBe("Fri 2026-11-13 17:00");
        deadlines.Steps[0].Charged.ShouldBe(3);
    }

    [Test]
    public void An_extension_gives_a_new_promise_and_does_not_erase_lateness()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T09:00", "2026-11-13T09:00")
            .Compute("2026-11-13T09:00", Phase("5 wd", "2026-11-05T09:00", "2026-11-13T09:00", extension: "3 wd"), Allowed("examine", "5 wd"))
            .Phases[0];

        Local(phase.Due).ShouldBe("Thu 2026-11-12 17:00");
        // Bell 16.
        Local(phase.Promise).ShouldBe("Tue 2026-11-17 17:00");
        // Late by dates, though no bell too many has rung.
        phase.Verdict.ShouldBe(Verdict.Late);
        phase.Balance.ShouldBe(0);
    }

    [Test]
    public void A_later_pause_moves_due_moment_and_promise_alike()
    {
        var phase = Supplemented()
            .Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-02T09:00", extension: "1 wd"), Allowed("examine", "5 wd"))
            .Phases[0];

        Local(phase.Due).ShouldBe("Fri 2026-11-13 11:30");
        Local(phase.Promise).ShouldBe("Mon 2026-11-16 11:30");
    }

    [Test]
    public void On_time_and_half_a_day_over_are_both_possible()
    {
        // 4.5 wd from Thu 05/11: bell 9 is Thu 12/11 11:30; ended that day at 18:00, after bell 10.
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T09:00", "2026-11-12T18:00")
            .Compute("2026-11-12T18:00", Phase("4.5 wd", "2026-11-05T09:00", "2026-11-12T18:00"), Allowed("examine", "4.5 wd"))
            .Phases[0];

        phase.Verdict.ShouldBe(Verdict.OnTime);
        phase.Balance.ShouldBe(1);
    }

    private static IEnumerable<string> Lines(PhaseDeadline phase) =>
        phase.Charges.Select(line => $"{line.Kind} {line.Step} {line.Office} {line.Charged}/{line.Allowed}");

    private static IEnumerable<string?> Moments(StepDeadline step) => [Local(step.Plan), Local(step.Own), Local(step.Due)];
}

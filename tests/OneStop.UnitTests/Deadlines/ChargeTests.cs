using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;
using static OneStop.UnitTests.Deadlines.LedgerBuilder;

namespace OneStop.UnitTests.Deadlines;

/// <summary>Which line a bell stands on, and what steps have left when they are entered again or run beside each other.</summary>
public sealed class ChargeTests
{
    [Test]
    public void A_step_entered_again_has_at_least_a_day()
    {
        // Own count of the first entry: Thu 17:00, Fri 2 = 3 of 4; one bell is left, a day is given.
        var again = Returned(to: "examine").Steps[2];

        // Two bells: Tue 17:00, Wed 11:30. Planned bell: 2 + 2 wd = 8 = Wed 17:00.
        Local(again.Own).ShouldBe("Wed 2026-11-11 11:30");
        Local(again.Plan).ShouldBe("Wed 2026-11-11 17:00");
        Local(again.Due).ShouldBe("Wed 2026-11-11 17:00");
        again.Entry.ShouldBe(2);
        // Tue 17:00 has rung.
        again.RemainingHalves.ShouldBe(1);
    }

    [Test]
    public void A_step_entered_again_has_what_it_had_left()
    {
        // 5 wd: 10 − 3 = 7 bells from Tue 17:00: Tue 1, Wed 3, Thu 5, Fri 7.
        Local(Returned(to: "examine", limit: "5 wd").Steps[2].Own).ShouldBe("Fri 2026-11-13 17:00");
    }

    [Test]
    public void A_step_entered_again_is_allowed_once()
    {
        var phase = Returned(to: "examine").Phases[0];

        // Thursday counts for nobody. Examine: Fri 2, then Tue 2. Check: Mon 2. Allotted to nobody: 16 − 4 − 4.
        Lines(phase).ShouldBe(["Step examine land 4/4", "Step check commune 2/4", "NotAllotted   0/8"]);
    }

    private static DossierDeadlines Returned(string to, string limit = "2 wd") =>
        new LedgerBuilder()
            .Step(to, "land", "2026-11-05T10:00", "2026-11-09T10:00")
            .Step("check", "commune", "2026-11-09T10:00", "2026-11-10T10:00")
            .Step(to, "land", "2026-11-10T10:00", "", entry: 2)
            .Compute("2026-11-10T17:30", Phase("8 wd", "2026-11-05T09:00"), Allowed(to, limit), Allowed("check", "2 wd"));

    // Received Thu 05/11 09:00. Beside each other: examine (3 wd) | post (1 wd), minutes (1 wd). Then sign (1 wd).
    private static DossierDeadlines Parallel(string now = "2026-11-30T12:00") =>
        new LedgerBuilder()
            .Step("receive", "desk", "2026-11-05T09:00", "2026-11-05T10:00")
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-10T10:00", branch: "a")
            .Step("post", "commune", "2026-11-05T10:00", "2026-11-06T16:00", branch: "b")
            .Step("minutes", "commune", "2026-11-06T16:00", "2026-11-11T10:00", branch: "b")
            .Step("sign", "land", "2026-11-11T10:00", "2026-11-12T10:00")
            .Compute(
                now,
                Phase("6 wd", "2026-11-05T09:00", "2026-11-12T10:00"),
                Allowed("receive", "0.5 wd"),
                Allowed("examine", "3 wd"),
                Allowed("post", "1 wd"),
                Allowed("minutes", "1 wd"),
                Allowed("sign", "1 wd"));

    [Test]
    public void A_parallel_block_is_one_line_that_is_allowed_its_longest_branch()
    {
        var phase = Parallel().Phases[0];

        // The block: Fri 2, Mon 2, Tue 2 = 6. Sign: Wed 2. 8 of 12; 12 − 1 − 6 − 2 = 3 are allotted to nobody.
        Lines(phase).ShouldBe(["Step receive desk 0/1", "Parallel   6/6", "Step sign land 2/2", "NotAllotted   0/3"]);
        phase.Balance.ShouldBe(-4);
    }

    [Test]
    public void The_bells_of_the_branches_are_shown_below_the_block()
    {
        var branches = Parallel().Phases[0].Charges.Single(line => line.Kind == ChargeKind.Parallel).Branches;

        // Examine: Fri 2, Mon 2. Post: Fri 11:30. Minutes: Fri 17:00, Mon 2, Tue 2.
        branches.ShouldBe([
            new BranchCharge("a", "examine", "land", 4, 6),
            new BranchCharge("b", "post", "commune", 1, 2),
            new BranchCharge("b", "minutes", "commune", 5, 2),
        ]);
    }

    [Test]
    public void The_plan_counts_a_branch_by_itself_and_the_block_by_its_longest()
    {
        var plans = Parallel().Steps.ToDictionary(step => step.Step, step => Local(step.Plan));

        // Bells 1, 1 + 6, 1 + 2, 1 + 2 + 2, 1 + 6 + 2.
        plans["receive"].ShouldBe("Fri 2026-11-06 11:30");
        plans["examine"].ShouldBe("Wed 2026-11-11 11:30");
        plans["post"].ShouldBe("Mon 2026-11-09 11:30");
        plans["minutes"].ShouldBe("Tue 2026-11-10 11:30");
        plans["sign"].ShouldBe("Thu 2026-11-12 11:30");
    }

    [Test]
    public void A_branch_of_a_branch_adds_to_its_parent()
    {
        var deadlines = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-09T10:00", branch: "a")
            .Step("other", "land", "2026-11-05T10:00", "2026-11-09T10:00", branch: "b")
            .Step("measure", "land", "2026-11-09T10:00", "2026-11-10T10:00", branch: "a/x")
            .Step("consult", "land", "2026-11-09T10:00", "2026-11-10T10:00", branch: "a/y")
            .Step("sign", "land", "2026-11-10T10:00", "")
            .Compute(
                "2026-11-10T12:00",
                Phase("9 wd", "2026-11-05T09:00"),
                Allowed("examine", "1 wd"),
                Allowed("other", "1.5 wd"),
                Allowed("measure", "2 wd"),
                Allowed("consult", "0.5 wd"),
                Allowed("sign", "1 wd"));

        // 1 + 2 is the longest way through the block.
        deadlines.Phases[0].Charges.Single(line => line.Kind == ChargeKind.Parallel).Allowed.ShouldBe(6);
        // Bell 8: Fri 2, Mon 4, Tue 6, Wed 8.
        Local(deadlines.Steps.Single(step => step.Step == "sign").Plan).ShouldBe("Wed 2026-11-11 17:00");
    }

    [Test]
    public void Two_blocks_after_each_other_are_two_lines()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-06T10:00", branch: "a")
            .Step("post", "land", "2026-11-05T10:00", "2026-11-06T09:00", branch: "b")
            .Step("measure", "land", "2026-11-06T10:00", "2026-11-09T10:00", branch: "c")
            .Step("consult", "land", "2026-11-06T10:00", "", branch: "d")
            .Compute("2026-11-09T18:00", Phase("9 wd", "2026-11-05T09:00"), Allowed("examine", "1 wd"), Allowed("consult", "2 wd"))
            .Phases[0];

        Lines(phase).ShouldBe(["Parallel   0/2", "Parallel   4/4", "NotAllotted   0/12"]);
    }

    [Test]
    public void Another_branchs_pause_stops_the_phases_clock_too()
    {
        var deadlines = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T10:00", "", branch: "a")
            .Step("post", "commune", "2026-11-05T10:00", "2026-11-06T10:00", branch: "b")
            .Stopped("posting", "post", "2026-11-06T10:00", "2026-11-10T10:00", branch: "b")
            .Step("post", "commune", "2026-11-10T10:00", "", branch: "b")
            .Compute("2026-11-10T12:00", Phase("3 wd", "2026-11-05T09:00"), Allowed("examine", "3 wd"), Allowed("post", "1 wd"));

        // Fri and Mon lie in the pause: Tue 2, Wed 4, Thu 6.
        Local(deadlines.Phases[0].Due).ShouldBe("Thu 2026-11-12 17:00");
        Local(deadlines.Steps[0].Plan).ShouldBe("Thu 2026-11-12 17:00");
        deadlines.Phases[0].Counted.ShouldBe(1);
    }

    [Test]
    public void An_incident_is_the_systems_and_a_gap_is_nobodys()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-09T10:00")
            .Incident("2026-11-09T10:00", "2026-11-10T10:00")
            .Running("expert-opinion", null, null, "2026-11-10T10:00", "2026-11-11T10:00")
            .Step("sign", "land", "2026-11-11T10:00", "")
            .Compute("2026-11-11T12:00", Phase("5 wd", "2026-11-05T09:00"), Allowed("examine", "2 wd"), Allowed("sign", "1 wd"))
            .Phases[0];

        // Fri 2 | Mon 2 | Tue 2 | Wed 11:30. Allotted to nobody: 10 − 4 − 2.
        Lines(phase).ShouldBe(["Step examine land 2/4", "Step sign land 1/2", "Incident   2/0", "NotAllotted   2/4"]);
    }

    [Test]
    public void A_wait_that_leaves_the_clock_running_is_charged_to_who_holds_it()
    {
        // As in yb-2012: the tax agency's three days lie inside the phase.
        var deadlines = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-09T10:00")
            .Running("tax-determination", "tax", "tax-office", "2026-11-09T10:00", "")
            .Compute("2026-11-11T12:00", Phase("5 wd", "2026-11-05T09:00"), Allowed("examine", "2 wd"), Allowed("tax", "3 wd"));

        Lines(deadlines.Phases[0]).ShouldBe(["Step examine land 2/4", "Step tax tax-office 5/6"]);
        Local(deadlines.Steps[1].Plan).ShouldBe("Thu 2026-11-12 17:00");
    }

    [Test]
    public void An_office_without_an_allowance_is_charged_beside_the_one_that_has_it()
    {
        var phase = new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T10:00", "2026-11-09T10:00")
            .Step("examine", "other", "2026-11-09T10:00", "")
            .Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-05T09:00"), Allowed("examine", "5 wd"))
            .Phases[0];

        Lines(phase).ShouldBe(["Step examine land 2/10", "Step examine other 3/0"]);
    }

    [Test]
    public void A_step_without_an_allowance_has_the_phases_due_moment()
    {
        var step = new LedgerBuilder()
            .Step("asked", "other", "2026-11-05T10:00", "")
            .Compute("2026-11-10T12:00", Phase("5 wd", "2026-11-05T09:00"))
            .Steps[0];

        (step.Plan, step.Own, step.RemainingHalves).ShouldBe((null, null, null));
        Local(step.Due).ShouldBe("Thu 2026-11-12 17:00");
    }

    private static IEnumerable<string> Lines(PhaseDeadline phase) =>
        phase.Charges.Select(line => $"{line.Kind} {line.Step} {line.Office} {line.Charged}/{line.Allowed}");
}

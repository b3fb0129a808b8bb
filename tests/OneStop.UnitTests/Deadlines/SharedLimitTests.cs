using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;
using static OneStop.UnitTests.Deadlines.LedgerBuilder;

namespace OneStop.UnitTests.Deadlines;

/// <summary>What a phase counts although no single office has it: a wait inside a branch, and a step that several holders share.</summary>
public sealed class SharedLimitTests
{
    // Beside each other: examine (2 wd) | list (1 wd), a posting off the clock, minutes (1.5 wd). Then sign (1 wd). Examine ends while it is posted.
    private static DossierDeadlines Posted() =>
        new LedgerBuilder()
            .Step("examine", "commune", "2026-11-05T10:00", "2026-11-09T10:00", branch: "a")
            .Step("list", "commune", "2026-11-05T10:00", "2026-11-06T10:00", branch: "b")
            .Stopped("posting", "posted", "2026-11-06T10:00", "2026-11-12T00:00", branch: "b")
            .Step("minutes", "commune", "2026-11-12T00:00", "2026-11-13T10:00", branch: "b")
            .Step("sign", "land", "2026-11-13T10:00", "")
            .Compute(
                "2026-11-13T12:00",
                Phase("6 wd", "2026-11-05T09:00"),
                Allowed("examine", "2 wd"),
                Allowed("list", "1 wd"),
                Allowed("minutes", "1.5 wd"),
                Allowed("sign", "1 wd"));

    [Test]
    public void A_branch_that_waits_off_the_clock_goes_on_in_the_same_block()
    {
        var deadlines = Posted();

        // The longer branch: list 2 + minutes 3 = 5; as two blocks it would be 4 + 3. Minutes: Thu 12: 2; sign: Fri 13 11:30; the posting counts nothing.
        Lines(deadlines.Phases[0]).ShouldBe(["Parallel   2/5", "Step sign land 1/2", "NotAllotted   0/5"]);
        // Bell 5 + 2 = 7: Thu 12: 2, Fri 13: 4, Mon 16: 6, Tue 17 11:30.
        Local(deadlines.Steps.Single(step => step.Step == "sign").Plan).ShouldBe("Tue 2026-11-17 11:30");
    }

    // A conversation of 3 wd of the tax office and 1 wd of the desk; then the citizen pays, off the clock.
    private static LedgerBuilder Taxed() =>
        new LedgerBuilder()
            .Step("examine", "land", "2026-11-05T09:00", "2026-11-06T09:00")
            .Running("tax-determination", "taxed", "tax", "2026-11-06T09:00", "2026-11-10T09:00");

    private static StepAllowance Conversation => Allowed("taxed", "4 wd") with
    {
        Parts = [new AllowedPart(Holder.Tax, Limit("3 wd")), new AllowedPart(Holder.Office, Limit("1 wd"))],
    };

    [Test]
    public void Each_holder_of_a_shared_step_has_a_line_with_its_own_part()
    {
        var phase = Taxed()
            .Step("taxed", "desk", "2026-11-10T09:00", "2026-11-12T09:00")
            .Stopped("payment", "taxed", "2026-11-12T09:00", "2026-11-16T09:00")
            .Step("check", "land", "2026-11-16T09:00", "")
            .Compute("2026-11-16T12:00", Phase("8 wd", "2026-11-05T09:00"), Allowed("examine", "1 wd"), Conversation, Allowed("check", "3 wd"))
            .Phases[0];

        // Tax: Fri 2, Mon 2. Desk: Tue 2, Wed 2, one day too many. Check: Mon 16 11:30.
        Lines(phase).ShouldBe(["Step examine land 0/2", "Step taxed tax 4/6", "Step taxed desk 4/2", "Step check land 1/6"]);
    }

    [Test]
    public void A_part_that_nobody_came_to_hold_is_allowed_to_nobody()
    {
        var phase = Taxed()
            .Step("check", "land", "2026-11-10T09:00", "")
            .Compute("2026-11-10T10:00", Phase("8 wd", "2026-11-05T09:00"), Allowed("examine", "1 wd"), Conversation, Allowed("check", "3 wd"))
            .Phases[0];

        Lines(phase).ShouldBe(["Step examine land 0/2", "Step taxed tax 4/6", "Step check land 0/6", "NotAllotted   0/2"]);
    }

    private static List<string> Lines(PhaseDeadline phase) =>
        [.. phase.Charges.Select(line => $"{line.Kind} {line.Step} {line.Office} {line.Charged}/{line.Allowed}")];
}

using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;
using static OneStop.UnitTests.Domain.Outcomes;
using static OneStop.UnitTests.Domain.Tax.TaxStory;

namespace OneStop.UnitTests.Domain.Tax;

/// <summary>Who holds the dossier at each stage, on which ground, with which limit; which task closes and which opens.</summary>
internal sealed class TaxHolderTests
{
    private static IEnumerable<TestCaseData> Stages()
    {
        yield return Stage("Slip sent", Sent(), Holder.Tax, "tax-office", "tax-determination", 6, null, 4, "tax-determining", null, "await-tax");
        yield return Stage("Slip returned", Returned(), Holder.Office, "slip-sender", null, 10, null, 4, "slip-returned", "await-tax", "mend-slip");
        yield return Stage("Sent again", SentAgain(), Holder.Tax, "tax-office", "tax-determination", 6, null, 4, "tax-determining", "mend-slip", "await-tax");
        yield return Stage("Notice in", Noticed(), Holder.Office, "desk", null, 2, null, 4, "tax-notice-in", "await-tax", "deliver-notice");
        yield return Stage("Told", Told(), Holder.Citizen, "tax-office", "payment", null, "2026-12-16", 6, "payment-due", "deliver-notice", "await-payment");
        yield return Stage("Part paid", PartPaid(), Holder.Citizen, "tax-office", "payment", null, "2026-12-16", 6, "payment-due", null, null);
        yield return Stage("A later notice", LaterNotice(), Holder.Office, "desk", null, 2, null, 6, "tax-notice-in", "await-payment", "deliver-notice");
        yield return Stage("The later told", LaterTold(), Holder.Citizen, "tax-office", "payment", null, "2026-12-01", 6, "payment-due", "deliver-notice", "await-payment");
        yield return Stage("The nearest paid", NearestPaid(), Holder.Citizen, "tax-office", "payment", null, "2026-12-16", 6, "payment-due", null, null);
        yield return Stage("All paid", AllPaid(), Holder.Tax, "tax-office", "tax-determination", null, null, 4, "tax-confirming", "await-payment", "await-tax");
        yield return Stage("Paid before told", PaidBeforeTold(), Holder.Tax, "tax-office", "tax-determination", null, null, 4, "tax-confirming", "deliver-notice", "await-tax");
        yield return Stage("A later notice after all was paid", NoticeAfterPaid(), Holder.Office, "desk", null, 2, null, 4, "tax-notice-in", "await-tax", "deliver-notice");
        yield return Stage("Recorded for tax", RecordedForTax(), Holder.Office, null, null, 2, null, 4, "completion-confirming", "await-tax", "confirm-completion");
        yield return Stage("Confirmation refused", Refused(), Holder.Tax, "tax-office", "tax-determination", null, null, 4, "tax-confirming", "confirm-completion", "await-tax");
        yield return Stage("Completed by tax", CompletedByTax(), Holder.Office, "slip-sender", null, null, null, 4, "tax-completed", "await-tax", null);
        yield return Stage("Exempt without notice", Exempt(), Holder.Office, "slip-sender", null, null, null, 4, "tax-completed", "await-tax", null);
        yield return Stage("Debt of the rest", Debt(), Holder.Office, "slip-sender", null, null, null, 4, "tax-completed", "await-payment", null);
        yield return Stage("Refused debt", RefusedDebt(), Holder.Citizen, "tax-office", "payment", null, "2026-12-16", 6, "payment-due", "confirm-completion", "await-payment");
    }

    [TestCaseSource(nameof(Stages))]
    public void One_holder_one_ground_one_limit_one_task(
        TaxStep step, Holder holder, string? role, string? ground, int? halves, string? dueOn, int national, string status, string? closed, string? opened)
    {
        var standing = step.Case.Standing;
        standing.Holder.ShouldBe(holder);
        standing.OfficeRole.ShouldBe(role);
        standing.Ground.ShouldBe(ground);
        standing.Limit.ShouldBe(halves is { } amount ? new Limit(LimitUnit.WorkingDays, amount) : null);
        standing.DueOn.ShouldBe(dueOn is null ? null : Date(dueOn));
        standing.National.ShouldBe(national);
        standing.Status.ShouldBe(status);
        step.Closed.ShouldBe(closed);
        step.Opened?.Kind.ShouldBe(opened);
        (step.Opened is null).ShouldBe(opened is null);
    }

    [Test]
    public void Every_status_of_the_conversation_is_a_public_status() =>
        Stages().Select(stage => (string)stage.Arguments[7]!).ShouldAllBe(status => PublicStatus.National.ContainsKey(status));

    [Test]
    public void Before_the_slip_the_land_office_holds_and_the_clock_runs()
    {
        var standing = new TaxStory().Case.Standing;
        (standing.Holder, standing.OfficeRole, standing.Ground, standing.Task).ShouldBe((Holder.Office, "slip-sender", null, null));
    }

    [Test]
    public void Waiting_tasks_are_never_completed_by_hand()
    {
        Sent().Last!.Opened!.IsWait.ShouldBeTrue();
        Told().Last!.Opened!.IsWait.ShouldBeTrue();
        Noticed().Last!.Opened!.IsWait.ShouldBeFalse();
        Returned().Last!.Opened!.IsWait.ShouldBeFalse();
        RecordedForTax().Last!.Opened!.IsWait.ShouldBeFalse();
    }

    [Test]
    public void The_confirmation_stands_at_the_recorders_office_for_anybody_but_him()
    {
        var task = RecordedForTax().Last!.Opened!;
        (task.OfficeRole, task.Office, task.ExceptPerson).ShouldBe((null, "land-yen-bai", "person-1"));
    }

    [Test]
    public void A_returned_slip_is_remembered_for_good()
    {
        Sent().Case.SlipReturned.ShouldBeFalse();
        Returned().Case.SlipReturned.ShouldBeTrue();
        SentAgain().Case.SlipReturned.ShouldBeTrue();
        SentAgain().Case.Slips.Select(slip => slip.Version).ShouldBe([1, 2]);
    }

    [Test]
    public void The_tax_offices_period_starts_anew_with_the_slip_sent_again() =>
        SentAgain().Case.Since.ShouldBe(Local("2026-11-16 11:00"));

    [Test]
    public void A_second_notice_does_not_give_the_desk_another_day()
    {
        var story = Noticed();
        story.Then(Notice("TB-2", 1), "2026-11-17 10:00", TaxOfficer);
        (story.Last!.Opened, story.Case.Since).ShouldBe((null, Local("2026-11-16 10:00")));
    }

    [Test]
    public void A_task_that_stands_on_shows_the_next_due_date() =>
        NearestPaid().Case.Standing.Task!.DueOn.ShouldBe(Date("2026-12-16"));

    [Test]
    public void A_part_paid_before_the_desk_told_him_does_not_spare_the_desk_the_telling()
    {
        var story = Noticed().Then(Paid("TB-1", 1, "2026-11-16"), "2026-11-17 08:00", TaxOfficer);
        (story.Case.Stage, story.Last!.Closed).ShouldBe((TaxStage.Telling, null));
    }

    private static TaxStory Returned() => Sent().Then(new ReturnSlip("area-missing"), "2026-11-13 10:00", TaxOfficer);

    private static TaxStory SentAgain() => Returned().Then(new SendSlipAgain((SendSlip)Slip("13/PCTT")), "2026-11-16 11:00", Land);

    private static TaxStory PartPaid() => Told().Then(Paid("TB-1", 4_000_000, "2026-11-18"), "2026-11-18 10:00", TaxOfficer);

    private static TaxStory LaterNotice() => Told().Then(Notice("TB-2", 500_000, "2026-12-01"), "2026-11-18 10:00", TaxOfficer);

    private static TaxStory LaterTold() => LaterNotice().Then(new TellNotice("TB-2"), "2026-11-18 15:00", Desk);

    private static TaxStory NearestPaid() => LaterTold().Then(Paid("TB-2", 500_000, "2026-11-19"), "2026-11-19 10:00", TaxOfficer);

    private static TaxStory PaidBeforeTold() => Noticed().Then(Paid("TB-1", 10_000_000, "2026-11-16"), "2026-11-17 08:00", TaxOfficer);

    private static TaxStory NoticeAfterPaid() => AllPaid().Then(Notice("TB-2", 500_000), "2026-11-20 10:00", TaxOfficer);

    private static TaxStory Refused() => RecordedForTax().Then(new RefuseCompletion("wrong-number"), "2026-11-23 10:00", Colleague);

    private static TaxStory CompletedByTax() => AllPaid().Then(new RecordCompletion(null), "2026-11-20 09:00", TaxOfficer);

    private static TaxStory Exempt() => Sent().Then(new RecordExemption("7/QD", null), "2026-11-13 09:00", TaxOfficer);

    private static TaxStory Debt() => PartPaid().Then(new RecordDebt("8/GN", null), "2026-11-20 09:00", TaxOfficer);

    private static TaxStory RefusedDebt() => PartPaid()
        .Then(new RecordDebt("8/GN", null), "2026-11-20 09:00", Land)
        .Then(new RefuseCompletion("no-such-paper"), "2026-11-20 10:00", Colleague);

    private static TestCaseData Stage(
        string name, TaxStory story, Holder holder, string? role, string? ground, int? halves, string? dueOn, int national, string status, string? closed, string? opened) =>
        new TestCaseData(story.Last, holder, role, ground, halves, dueOn, national, status, closed, opened) { TestName = name };
}

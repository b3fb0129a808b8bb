using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;
using static OneStop.UnitTests.Domain.Outcomes;
using static OneStop.UnitTests.Domain.Tax.TaxStory;

namespace OneStop.UnitTests.Domain.Tax;

/// <summary>When the token moves, and from which instant phase 2 counts.</summary>
internal sealed class TaxMessageTests
{
    [Test]
    public void Completion_by_the_tax_office_moves_the_token_at_once()
    {
        var step = AllPaid().Then(new RecordCompletion(null), "2026-11-20 09:00", TaxOfficer).Last!;
        step.Message.ShouldBe(new TaxCompleted(TaxResult.Completed, Local("2026-11-20 09:00")));
    }

    [Test]
    public void Recorded_for_the_tax_office_it_moves_only_when_a_colleague_confirms_and_counts_from_the_evidence()
    {
        var story = RecordedForTax();
        story.Last!.Message.ShouldBeNull();
        story.Case.Since.ShouldBe(Local("2026-11-23 08:00"));

        var step = story.Then(new ConfirmCompletion(), "2026-11-23 16:00", Colleague).Last!;
        step.Message.ShouldBe(new TaxCompleted(TaxResult.Completed, Local("2026-11-20 09:00")));
        step.EffectiveAt.ShouldBe(Local("2026-11-20 09:00"));
        step.Case.End!.ConfirmedBy.ShouldBe(Colleague);
    }

    [Test]
    public void The_right_paper_recorded_after_a_refusal_still_counts_from_its_own_date()
    {
        var story = RecordedForTax()
            .Then(new RefuseCompletion("wrong-number"), "2026-11-23 10:00", Colleague)
            .Then(new RecordCompletion("56/XN"), "2026-11-23 11:00", Colleague, Stated.OnDate(Date("2026-11-20")))
            .Then(new ConfirmCompletion(), "2026-11-23 14:00", Land);
        story.Last!.Message.ShouldBe(new TaxCompleted(TaxResult.Completed, Local("2026-11-20 00:00")));
    }

    [Test]
    public void The_tax_offices_own_word_goes_before_an_open_confirmation()
    {
        var step = RecordedForTax().Then(new RecordCompletion("55/XN"), "2026-11-23 09:00", TaxOfficer).Last!;
        (step.Closed, step.Message!.Result).ShouldBe(("confirm-completion", TaxResult.Completed));
    }

    [Test]
    public void Exemption_without_notices_moves_the_token()
    {
        var step = Sent().Then(new RecordExemption("7/QD", null), "2026-11-13 09:00", TaxOfficer).Last!;
        step.Message.ShouldBe(new TaxCompleted(TaxResult.Exempt, Local("2026-11-13 09:00")));
    }

    [Test]
    public void Debt_of_what_remains_moves_the_token_and_stays_owed()
    {
        var story = Told()
            .Then(Paid("TB-1", 4_000_000, "2026-11-18"), "2026-11-18 10:00", TaxOfficer)
            .Then(new RecordDebt("8/GN", null), "2026-11-20 09:00", TaxOfficer);
        story.Last!.Message!.Result.ShouldBe(TaxResult.DebtRecorded);
        (story.Case.Remaining, story.Case.Payable).ShouldBe((6_000_000, 0));
    }

    [Test]
    public void An_unconfirmed_exemption_changes_no_amount_until_it_is_confirmed()
    {
        var story = Told().Then(new RecordExemption("7/QD", null), "2026-11-20 09:00", Land);
        story.Case.Remaining.ShouldBe(10_000_000);
        story.Then(new ConfirmCompletion(), "2026-11-20 10:00", Colleague);
        story.Case.Remaining.ShouldBe(0);
    }

    [Test]
    public void The_only_notice_exempted_with_nothing_paid_is_the_end()
    {
        var step = Told().Then(new RecordExemption("7/QD", "TB-1"), "2026-11-20 09:00", TaxOfficer).Last!;
        step.Message!.Result.ShouldBe(TaxResult.Exempt);
    }

    [Test]
    public void Debt_of_one_notice_leaves_the_payment_of_the_other_to_be_confirmed()
    {
        var story = Noticed()
            .Then(Notice("TB-2", 500_000), "2026-11-16 10:30", TaxOfficer)
            .Then(new TellNotice(null), "2026-11-17 14:00", Desk)
            .Then(new RecordDebt("8/GN", "TB-1"), "2026-11-18 09:00", TaxOfficer);
        (story.Case.Stage, story.Case.Payable).ShouldBe((TaxStage.Paying, 500_000));

        story.Then(Paid("TB-2", 500_000, "2026-11-19"), "2026-11-19 10:00", TaxOfficer);
        (story.Case.Stage, story.Last!.Message).ShouldBe((TaxStage.Settled, null));
        story.Then(new RecordCompletion(null), "2026-11-20 09:00", TaxOfficer).Last!.Message!.Result.ShouldBe(TaxResult.Completed);
    }

    [Test]
    public void Exemption_of_the_rest_of_one_notice_leaves_the_payment_of_the_other_to_be_confirmed()
    {
        var story = AllPaid()
            .Then(Notice("TB-2", 500_000), "2026-11-20 10:00", TaxOfficer)
            .Then(new TellNotice(null), "2026-11-20 11:00", Desk)
            .Then(new RecordExemption("7/QD", "TB-2"), "2026-11-23 09:00", TaxOfficer);
        (story.Case.Stage, story.Last!.Message, story.Case.Since).ShouldBe((TaxStage.Settled, null, Local("2026-11-23 09:00")));
    }
}

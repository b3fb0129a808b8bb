using OneStop.Domain.Tax;
using static OneStop.UnitTests.Domain.Tax.TaxStory;

namespace OneStop.UnitTests.Domain.Tax;

/// <summary>Each refusal of the conversation, where it stands.</summary>
internal sealed class TaxRefusalTests
{
    private static readonly TaxStory New = new();

    private static IEnumerable<TestCaseData> Refused()
    {
        var again = new SendSlipAgain((SendSlip)Slip());
        var over = AllPaid().Then(new RecordCompletion(null), "2026-11-23 09:00", TaxOfficer);
        var returned = Sent().Then(new ReturnSlip("area-missing"), "2026-11-13 10:00", TaxOfficer);

        yield return Case(over, new RecordCompletion(null), TaxRefusals.Over);
        yield return Case(over, Slip(), TaxRefusals.Over);
        yield return Case(New, Notice("TB-1", 1), TaxRefusals.SlipNotSent);
        yield return Case(New, new TellNotice(null), TaxRefusals.SlipNotSent);
        yield return Case(New, Paid("TB-1", 1, "2026-11-19"), TaxRefusals.SlipNotSent);
        yield return Case(New, new ReturnSlip("x"), TaxRefusals.SlipNotSent);
        yield return Case(New, again, TaxRefusals.SlipNotSent);
        yield return Case(New, new RecordCompletion("1"), TaxRefusals.SlipNotSent);
        yield return Case(New, new RecordDebt("1", null), TaxRefusals.SlipNotSent);
        yield return Case(New, Slip(" "), TaxRefusals.SlipNumberMissing);
        yield return Case(Sent(), Slip(), TaxRefusals.SlipAlreadySent);
        yield return Case(Sent(), again, TaxRefusals.SlipNotReturned);
        yield return Case(Sent(), new ReturnSlip(" "), TaxRefusals.ReasonMissing);
        yield return Case(Noticed(), new ReturnSlip("x"), TaxRefusals.SlipNotReturnable);
        yield return Case(returned, Notice("TB-1", 1), TaxRefusals.SlipReturned);
        yield return Case(returned, new RecordExemption("1", null), TaxRefusals.SlipReturned);
        yield return Case(Noticed(), Notice(" tb-1 ", 1), TaxRefusals.NoticeDuplicate);
        yield return Case(Noticed(), new TellNotice("TB-9"), TaxRefusals.NoticeUnknown);
        yield return Case(Told(), new TellNotice(null), TaxRefusals.NothingToTell);
        yield return Case(Told(), new TellNotice("TB-1"), TaxRefusals.NothingToTell);
        yield return Case(Told(), Paid("TB-9", 1, "2026-11-19"), TaxRefusals.NoticeUnknown);
        yield return Case(Told(), Paid("TB-1", 10_000_001, "2026-11-19"), TaxRefusals.Overpaid);
        yield return Case(AllPaid(), Paid("TB-1", 1, "2026-11-19", "GNT-2"), TaxRefusals.Overpaid);
        yield return Case(OneAsDebt(), Paid("TB-1", 1, "2026-11-19", "GNT-2"), TaxRefusals.Overpaid);
        yield return Case(AllPaid(), Paid("TB-1", 1, "2026-11-19", "gnt-1"), TaxRefusals.PaymentDuplicate);
        yield return Case(Sent(), new RecordCompletion("1"), TaxRefusals.NoNotice);
        yield return Case(Told(), new RecordCompletion("1"), TaxRefusals.Unpaid);
        yield return Case(AllPaid(), new RecordCompletion(" "), TaxRefusals.DocumentMissing);
        yield return Case(Told(), new RecordDebt(null, null), TaxRefusals.DocumentMissing);
        yield return Case(Told(), new RecordExemption("1", "TB-9"), TaxRefusals.NoticeUnknown);
        yield return Case(AllPaid(), new RecordExemption("1", null), TaxRefusals.NothingLeft);
        yield return Case(AllPaid(), new RecordDebt("1", "TB-1"), TaxRefusals.NothingLeft);
        yield return Case(RecordedForTax(), new RecordCompletion("1"), TaxRefusals.ConfirmationOpen);
        yield return Case(RecordedForTax(), Notice("TB-2", 1), TaxRefusals.ConfirmationOpen);
        yield return Case(RecordedForTax(), again, TaxRefusals.ConfirmationOpen);
        yield return Case(AllPaid(), new ConfirmCompletion(), TaxRefusals.NothingToConfirm);
        yield return Case(AllPaid(), new RefuseCompletion("x"), TaxRefusals.NothingToConfirm);
        yield return Case(RecordedForTax(), new ConfirmCompletion(), TaxRefusals.OwnRecord);
        yield return Case(RecordedForTax(), new RefuseCompletion("x"), TaxRefusals.OwnRecord);
    }

    [TestCaseSource(nameof(Refused))]
    public void It_is_refused(TaxStory story, ITaxEvent happened, string code) =>
        story.Try(happened, "2026-11-24 09:00", Land).Code().ShouldBe(code);

    [Test]
    public void Somebody_of_another_office_cannot_confirm() =>
        RecordedForTax().Try(new ConfirmCompletion(), "2026-11-24 09:00", Desk).Code().ShouldBe("tax.other-office");

    [Test]
    public void A_refusal_of_the_confirmation_needs_a_reason() =>
        RecordedForTax().Try(new RefuseCompletion(" "), "2026-11-24 09:00", Colleague).Code().ShouldBe("tax.reason-missing");

    [Test]
    public void An_unknown_kind_names_the_kinds_that_there_are() =>
        TaxKinds.Parse("lptb").Refusal().Allowed.ShouldBe(["LPTB", "TNCN", "TSDD", "TMD", "TMN", "PNN", "SDDNN"]);

    [Test]
    public void All_faults_of_a_notice_come_at_once()
    {
        var refusal = Sent().Try(Notice(" ", -1, "2026-11-09", "2026-11-10", 5), "2026-11-24 09:00", Land).Refusal();
        refusal.Code.ShouldBe("tax.notice-invalid");
        refusal.Faults.Select(fault => fault.Rule).ShouldBe(
            ["tax.number-missing", "tax.issued-before-slip", "tax.amount", "tax.exempted", "tax.due-before-notice"]);
    }

    [TestCase(0, 0, "2026-11-24", "")]
    [TestCase(1_000_000_000_000_000, 1_000_000_000_000_000, "2026-11-24", "")]
    [TestCase(1_000_000_000_000_001, 0, "2026-11-24", "tax.amount")]
    [TestCase(5, 6, "2026-11-24", "tax.exempted")]
    [TestCase(5, -1, "2026-11-24", "tax.exempted")]
    [TestCase(5, 0, "2026-11-25", "tax.issued-in-future")]
    public void The_bounds_of_a_notice(long due, long exempted, string issuedOn, string rule)
    {
        var outcome = Sent().Try(Notice("TB-1", due, "2026-12-24", issuedOn, exempted), "2026-11-24 09:00", Land);
        (outcome.Succeeded(out _, out var refusal) ? "" : string.Join(' ', refusal.Faults.Select(fault => fault.Rule))).ShouldBe(rule);
    }

    [TestCase("2026-11-16", "")]
    [TestCase("2026-11-15", "tax.notice-invalid")]
    public void The_last_day_of_payment_may_be_the_day_of_issue(string dueOn, string code) =>
        Sent().Try(Notice("TB-1", 1, dueOn, "2026-11-16"), "2026-11-24 09:00", TaxOfficer).Code().ShouldBe(code);

    [Test]
    public void All_faults_of_a_payment_come_at_once()
    {
        var refusal = Told().Try(Paid("", 0, "2026-11-19", " "), "2026-11-24 09:00", Land).Refusal();
        refusal.Code.ShouldBe("tax.payment-invalid");
        refusal.Faults.Select(fault => fault.Rule).ShouldBe(["tax.number-missing", "tax.amount-not-positive", "tax.evidence-missing"]);
    }

    /// <summary>Of two notices the first is recorded as debt: still owed, but not payable here.</summary>
    private static TaxStory OneAsDebt() => Noticed()
        .Then(Notice("TB-2", 500_000), "2026-11-16 10:30", TaxOfficer)
        .Then(new RecordDebt("8/GN", "TB-1"), "2026-11-18 09:00", TaxOfficer);

    private static TestCaseData Case(TaxStory story, ITaxEvent happened, OneStop.Domain.Refusal refusal) =>
        new TestCaseData(story, happened, refusal.Code) { TestName = $"{story.Case.Stage}, {happened.GetType().Name}: {refusal.Code}" };
}

using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;
using static OneStop.UnitTests.Domain.Outcomes;
using static OneStop.UnitTests.Domain.Tax.TaxStory;

namespace OneStop.UnitTests.Domain.Tax;

/// <summary>From when each fact counts.</summary>
internal sealed class TaxTimeTests
{
    [Test]
    public void A_payment_stands_at_midnight_of_its_date() =>
        AllPaid().Case.Since.ShouldBe(Local("2026-11-19 00:00"));

    [Test]
    public void A_payment_of_the_day_of_the_telling_stands_behind_the_telling()
    {
        var story = Told().Then(Paid("TB-1", 10_000_000, "2026-11-17"), "2026-11-19 16:00", TaxOfficer);
        story.Case.Since.ShouldBe(Local("2026-11-17 14:00"));
    }

    [Test]
    public void A_payment_made_before_the_desk_told_him_is_taken_and_stands_behind_the_telling()
    {
        var story = Told().Then(Paid("TB-1", 10_000_000, "2026-11-16"), "2026-11-19 16:00", TaxOfficer);
        story.Case.Since.ShouldBe(Local("2026-11-17 14:00"));
        story.Case.Notices[0].Payments[0].EffectiveAt.ShouldBe(Local("2026-11-17 14:00"));
    }

    [Test]
    public void Everything_is_paid_since_the_last_payment_whichever_was_recorded_last()
    {
        var story = Noticed()
            .Then(Notice("TB-2", 500_000), "2026-11-16 10:30", TaxOfficer)
            .Then(new TellNotice(null), "2026-11-17 14:00", Desk)
            .Then(Paid("TB-2", 500_000, "2026-11-20"), "2026-11-20 16:00", TaxOfficer)
            .Then(Paid("TB-1", 10_000_000, "2026-11-18"), "2026-11-23 09:00", TaxOfficer);
        story.Last!.EffectiveAt.ShouldBe(Local("2026-11-20 00:00"));
    }

    [TestCase("2026-11-15", "effective.before-cause", TestName = "Paid before the notice was issued")]
    [TestCase("2026-11-20", "effective.future", TestName = "Paid tomorrow")]
    [TestCase("2026-11-19", "", TestName = "Paid today")]
    [TestCase("2026-11-16", "", TestName = "Paid on the day of issue")]
    public void A_payment_is_measured_by_date(string paidOn, string code) =>
        Told().Try(Paid("TB-1", 1, paidOn), "2026-11-19 16:00", TaxOfficer).Code().ShouldBe(code);

    [TestCase("2026-11-18", "effective.before-cause", TestName = "Completed before the payment")]
    [TestCase("2026-11-19", "", TestName = "Completed on the day of the payment")]
    [TestCase("2026-11-24", "effective.future", TestName = "Completed tomorrow")]
    public void Completion_is_never_before_the_last_payment(string on, string code) =>
        AllPaid().Try(new RecordCompletion("55/XN"), "2026-11-23 08:00", Land, Stated.OnDate(Date(on))).Code().ShouldBe(code);

    [Test]
    public void Completion_of_the_day_of_a_payment_made_before_the_telling_is_taken_and_stands_behind_the_telling()
    {
        var story = Told()
            .Then(Paid("TB-1", 10_000_000, "2026-11-16"), "2026-11-19 16:00", TaxOfficer)
            .Then(new RecordCompletion(null), "2026-11-20 09:00", TaxOfficer, Stated.AtInstant(Local("2026-11-16 20:00")));
        story.Last!.Message!.EffectiveAt.ShouldBe(Local("2026-11-17 14:00"));
    }

    [TestCase("2026-11-13 09:59", "effective.before-cause", TestName = "Sent again before it was returned")]
    [TestCase("2026-11-13 10:00", "effective.not-allowed", TestName = "Sent again earlier than recorded")]
    [TestCase("2026-11-16 11:00", "", TestName = "Sent again when recorded")]
    public void A_slip_sent_again_answers_the_return(string stated, string code) =>
        Sent().Then(new ReturnSlip("area-missing"), "2026-11-13 10:00", TaxOfficer)
            .Try(new SendSlipAgain((SendSlip)Slip()), "2026-11-16 11:00", Land, Stated.AtInstant(Local(stated))).Code().ShouldBe(code);

    [Test]
    public void A_notice_is_effective_when_recorded() =>
        Sent().Try(Notice("TB-1", 1), "2026-11-17 08:00", Land, Stated.AtInstant(Local("2026-11-16 08:00"))).Code().ShouldBe("effective.not-allowed");

    [Test]
    public void With_a_leaders_order_it_is_earlier_and_counted()
    {
        var permit = new BackdatingPermit(BackdatingGround.LeadersOrder, "15/QD");
        var recording = new Recording(Stated.AtInstant(Local("2026-11-16 08:00")), Local("2026-11-17 08:00"), Land) { Permit = permit };
        var step = Sent().Case.Apply(Notice("TB-1", 1), recording).Value();
        (step.EffectiveAt, step.IsBackdated).ShouldBe((Local("2026-11-16 08:00"), true));
    }

    // NĐ 103/2024, NĐ 126/2020 until 30/6/2026; NĐ 252/2026, Điều 17 from 1/7/2026.
    [TestCase("2026-06-30", TaxPayer.Household, "LPTB TNCN", 5)]
    [TestCase("2026-07-01", TaxPayer.Household, "LPTB TNCN", 3)]
    [TestCase("2026-07-01", TaxPayer.Household, "PNN", 3)]
    [TestCase("2026-07-01", TaxPayer.Household, "SDDNN", 3)]
    [TestCase("2026-07-01", TaxPayer.Organisation, "LPTB", 3)]
    [TestCase("2026-06-30", TaxPayer.Household, "TSDD", 5)]
    [TestCase("2026-07-01", TaxPayer.Household, "TSDD LPTB", 5)]
    [TestCase("2026-06-30", TaxPayer.Organisation, "TSDD", 7)]
    [TestCase("2026-07-01", TaxPayer.Organisation, "LPTB TSDD", 7)]
    [TestCase("2026-07-01", TaxPayer.Organisation, "TMD", 5)]
    [TestCase("2026-07-01", TaxPayer.Household, "TMN", 5)]
    [TestCase("2026-07-01", TaxPayer.Household, "", 5)]
    [TestCase("2026-07-01", TaxPayer.Organisation, "", 7)]
    public void The_tax_offices_limit_goes_by_kind_payer_and_date(string sentOn, TaxPayer payer, string kinds, int workingDays)
    {
        var parsed = kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(kind => TaxKinds.Parse(kind).Value()).ToList();
        TaxLimits.Determination(payer, parsed, Date(sentOn)).Halves.ShouldBe(2 * workingDays);
    }

    [Test]
    public void A_jurisdictions_own_limit_goes_before_the_laws()
    {
        var slip = new SendSlip("1/PCTT", TaxPayer.Household, []) { OwnLimit = new(OneStop.Domain.Deadlines.LimitUnit.WorkingDays, 4) };
        new TaxStory().Then(slip, "2026-11-11 15:00", Land).Case.Standing.Limit!.Halves.ShouldBe(4);
    }
}

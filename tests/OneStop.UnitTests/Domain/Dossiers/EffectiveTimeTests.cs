using OneStop.Domain.Dossiers;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Dossiers;

/// <summary>DESIGN 2: never in the future, never before what it answers, earlier than recorded only for what favours the citizen.</summary>
internal sealed class EffectiveTimeTests
{
    private const string Recorded = "2026-11-20 16:00";
    private static readonly Recorder Clerk = new("desk-yen-bai", "clerk", "person-3", false);

    // Answers something of Tue 17/11 14:00, in a phase that began on Mon 16/11 08:00.
    [TestCase("2026-11-20 16:00", "2026-11-20 16:00", "", TestName = "When recorded")]
    [TestCase("2026-11-20 16:01", "", "effective.future", TestName = "A minute later")]
    [TestCase("2026-11-21", "", "effective.future", TestName = "Tomorrow")]
    [TestCase("2026-11-20", "2026-11-20 00:00", "", TestName = "Today, by date")]
    [TestCase("2026-11-17 14:00", "2026-11-17 14:00", "", TestName = "At the very instant of what it answers")]
    [TestCase("2026-11-17 13:59", "", "effective.before-cause", TestName = "A minute before what it answers")]
    [TestCase("2026-11-17", "2026-11-17 14:00", "", TestName = "On the date of what it answers, behind it")]
    [TestCase("2026-11-16", "", "effective.before-cause", TestName = "A day before what it answers")]
    public void A_fact_that_favours_the_citizen(string stated, string stands, string code) =>
        Expect(new Recording(Read(stated), Local(Recorded), Clerk), new EffectiveBounds(true, Local("2026-11-17 14:00")), stands, code);

    [TestCase("2026-11-16 07:59", "", "effective.before-phase", TestName = "A minute before its phase")]
    [TestCase("2026-11-15", "", "effective.before-phase", TestName = "A day before its phase")]
    [TestCase("2026-11-16", "2026-11-16 08:00", "", TestName = "On the first day of its phase")]
    [TestCase("2026-11-16 08:00", "2026-11-16 08:00", "", TestName = "At the start of its phase")]
    public void A_fact_stands_in_its_phase(string stated, string stands, string code) =>
        Expect(
            new Recording(Read(stated), Local(Recorded), Clerk) { PhaseStart = Local("2026-11-16 08:00") }, new EffectiveBounds(true), stands, code);

    [TestCase("2026-11-16 20:00", "2026-11-17 14:00", "", TestName = "Of the day of the paper that it answers, before that was known")]
    [TestCase("2026-11-16", "2026-11-17 14:00", "", TestName = "By date, of the day of the paper")]
    [TestCase("2026-11-15 23:59", "", "effective.before-cause", TestName = "Of the day before the paper")]
    [TestCase("2026-11-18 09:00", "2026-11-18 09:00", "", TestName = "After all that")]
    public void What_answers_a_fact_known_by_date_only_is_compared_by_date(string stated, string stands, string code) =>
        Expect(
            new Recording(Read(stated), Local(Recorded), Clerk),
            new EffectiveBounds(true, Local("2026-11-17 14:00")) { AnswersOn = Date("2026-11-16") },
            stands,
            code);

    [TestCase("", "2026-11-20 16:00", "", TestName = "Nothing said")]
    [TestCase("2026-11-20 16:00", "2026-11-20 16:00", "", TestName = "The instant of recording")]
    [TestCase("2026-11-20 15:59", "", "effective.not-allowed", TestName = "A minute earlier")]
    [TestCase("2026-11-20", "", "effective.not-allowed", TestName = "Today by date")]
    public void What_stops_or_ends_a_clock_is_effective_when_recorded(string stated, string stands, string code) =>
        Expect(new Recording(Read(stated), Local(Recorded), Clerk), new EffectiveBounds(false), stands, code);

    [TestCase(BackdatingGround.LeadersOrder, "15/QD", "", true)]
    [TestCase(BackdatingGround.DeclaredOutage, "outage-3", "", false)]
    [TestCase(BackdatingGround.LeadersOrder, " ", "effective.document-missing", false)]
    public void Unless_a_leader_orders_it_or_an_outage_was_declared(BackdatingGround ground, string reference, string code, bool counted)
    {
        var recording = new Recording(Read("2026-11-19 09:00"), Local(Recorded), Clerk) { Permit = new BackdatingPermit(ground, reference) };
        var outcome = EffectiveTime.Resolve(recording, new EffectiveBounds(false));
        outcome.Code().ShouldBe(code);
        if (code.Length == 0)
            outcome.Value().ShouldBe(new Effective(Local("2026-11-19 09:00"), counted));
    }

    [Test]
    public void An_order_does_not_make_the_future_or_the_cause_move()
    {
        var permit = new BackdatingPermit(BackdatingGround.LeadersOrder, "15/QD");
        var recording = new Recording(Read("2026-11-16 09:00"), Local(Recorded), Clerk) { Permit = permit };
        EffectiveTime.Resolve(recording, new EffectiveBounds(false, Local("2026-11-17 14:00"))).Code().ShouldBe("effective.before-cause");
    }

    private static Stated Read(string text) => text.Length switch
    {
        0 => Stated.Now,
        10 => Stated.OnDate(Date(text)),
        _ => Stated.AtInstant(Local(text)),
    };

    private static void Expect(Recording recording, EffectiveBounds bounds, string stands, string code)
    {
        var outcome = EffectiveTime.Resolve(recording, bounds);
        outcome.Code().ShouldBe(code);
        if (code.Length == 0)
            outcome.Value().ShouldBe(new Effective(Local(stands), false));
    }
}

using CsCheck;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;
using static OneStop.UnitTests.Domain.Outcomes;
using static OneStop.UnitTests.Domain.Tax.TaxStory;

namespace OneStop.UnitTests.Domain.Tax;

/// <summary>What holds whatever happens, in any order.</summary>
internal sealed class TaxCasePropertyTests
{
    private static readonly DateTimeOffset Start = Local("2026-11-05 09:00");

    private static readonly Gen<string> Number = Any("TB-1", "TB-2", "TB-3", " tb-1", "");

    private static readonly Gen<string> Evidence = Any("GNT-1", "GNT-2", "GNT-3", "GNT-4");

    private static readonly Gen<DateOnly> Day = Gen.Int[0, 40].Select(day => DayNo(day));

    private static readonly Gen<long> Amount = Gen.OneOf(Gen.Long[-1, 10], Any(0L, 5L, 10L));

    private static readonly Gen<ITaxEvent> Event = Gen.Frequency(
        (3, Gen.Const<ITaxEvent>(Slip())),
        (1, Gen.Const<ITaxEvent>(new SendSlipAgain((SendSlip)Slip()))),
        (1, Gen.Const<ITaxEvent>(new ReturnSlip("x"))),
        (4, Gen.Select(Number, Day, Amount, Amount, Day, (number, on, due, exempted, dueOn) =>
            (ITaxEvent)new RecordNotice(TaxKind.Lptb, number, on, due, exempted, dueOn.AddDays(20)))),
        (4, Any<ITaxEvent>(new TellNotice(null), new TellNotice("TB-1"))),
        (8, Gen.Select(Number, Amount, Day, Evidence, (number, amount, on, evidence) => (ITaxEvent)new RecordPayment(number, amount, on, evidence))),
        (2, Any<ITaxEvent>(new RecordCompletion("1/XN"), new RecordCompletion(null))),
        (1, Any<ITaxEvent>(new RecordExemption("1/MG", null), new RecordExemption("1/MG", "TB-1"))),
        (1, Any<ITaxEvent>(new RecordDebt("1/GN", null), new RecordDebt("1/GN", "TB-2"))),
        (2, Any<ITaxEvent>(new ConfirmCompletion(), new RefuseCompletion("x"))));

    private static readonly Gen<(ITaxEvent Happened, Recorder By, int Hours, Stated Effective)> Fact = Gen.Select(
        Event, Any(Land, Colleague, Desk, TaxOfficer), Gen.Int[0, 30], Gen.Frequency((3, Gen.Const(Stated.Now)), (1, Day.Select(Stated.OnDate))));

    [Test]
    public void Nothing_throws_one_holder_holds_amounts_agree_and_the_token_moves_at_most_once() =>
        Fact.Array[0, 40].Sample(Check, iter: 5_000);

    [Test]
    public void The_random_facts_reach_every_stage()
    {
        var reached = new HashSet<TaxStage>();
        Fact.Array[0, 40].Sample(
            facts =>
            {
                Play(facts, step => reached.Add(step.Case.Stage));
            },
            iter: 2_000,
            threads: 1);
        reached.Count.ShouldBe(Enum.GetValues<TaxStage>().Length - 1); // Preparing is where it starts.
    }

    private static void Check((ITaxEvent Happened, Recorder By, int Hours, Stated Effective)[] facts)
    {
        var messages = 0;
        var open = default(string);
        Play(facts, step =>
        {
            HoldsOnce(step.Case);
            AmountsAgree(step.Case);
            if (step.Closed is not null)
                step.Closed.ShouldBe(open);
            open = step.Opened?.Kind ?? (step.Closed is null ? open : null);
            open.ShouldBe(step.Case.Standing.Task?.Kind);
            messages += step.Message is null ? 0 : 1;
            (step.Message is not null).ShouldBe(step.Case.Stage is TaxStage.Over);
        });
        messages.ShouldBeLessThanOrEqualTo(1);
    }

    private static void Play((ITaxEvent Happened, Recorder By, int Hours, Stated Effective)[] facts, Action<TaxStep> see)
    {
        var (tax, now) = (new TaxCase(Start), Start);
        foreach (var (happened, by, hours, effective) in facts)
        {
            now = now.AddHours(hours);
            if (!tax.Apply(happened, new Recording(effective, now, by)).Succeeded(out var step, out _))
                continue;
            step.EffectiveAt.ShouldBeInRange(Start, now);
            tax = step.Case;
            see(step);
        }
    }

    private static void HoldsOnce(TaxCase tax)
    {
        var standing = tax.Standing;
        ((standing.OfficeRole is null) ^ (standing.Office is null)).ShouldBeTrue();
        (standing.Holder is Holder.Citizen).ShouldBe(standing.Ground == "payment");
        (standing.Holder is Holder.Tax).ShouldBe(standing.Ground == "tax-determination");
        standing.National.ShouldBeOneOf(4, 6);
        PublicStatus.National.ShouldContainKey(standing.Status);
    }

    private static void AmountsAgree(TaxCase tax)
    {
        foreach (var notice in tax.Notices)
        {
            notice.Remaining.ShouldBe(notice.AmountDue - notice.Exempted - notice.Paid);
            notice.Remaining.ShouldBeGreaterThanOrEqualTo(0);
            notice.Payable.ShouldBeInRange(0, notice.Remaining);
        }

        tax.Remaining.ShouldBe(
            tax.Notices.Sum(notice => notice.AmountDue) - tax.Notices.Sum(notice => notice.Exempted) - tax.Notices.Sum(notice => notice.Paid));
        if (tax.Stage is TaxStage.Over or TaxStage.Settled)
            tax.Payable.ShouldBe(0);
    }

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static DateOnly DayNo(int day) => new DateOnly(2026, 11, 5).AddDays(day);
}

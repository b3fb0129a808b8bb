using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Dossiers;

/// <summary>A supplement from asked over told to received, and everything that is refused on the way.</summary>
internal sealed class SupplementTests
{
    private const string Task = "task-7";
    private static readonly Recorder Examiner = new("land-yen-bai", "examiner", "person-1", false);
    private static readonly Recorder Desk = new("desk-yen-bai", "clerk", "person-3", false);
    private static readonly Supplements None = new(new SupplementRule(SupplementMode.Resume, 1), []);
    private static readonly SupplementItem Form = new("form", null, "unsigned");
    private static readonly SupplementItem Sketch = new(null, "neighbours-signature", "missing");

    // Asked Thu 05/11 09:00, told Fri 06/11 14:00, the form received Mon 09/11 08:00.
    private static readonly Supplements Asked = None.Ask(Task, [Form, Sketch], null, By(Examiner, "2026-11-05 09:00")).Value().Supplements;
    private static readonly Supplements Told = Asked.Tell(By(Desk, "2026-11-06 14:00")).Value().Supplements;
    private static readonly Supplements Part = Told.Receive(["form"], By(Desk, "2026-11-09 08:00")).Value().Supplements;

    [Test]
    public void Asked_it_is_open_and_the_desk_is_to_tell_within_two_days()
    {
        var step = None.Ask(Task, [Form, Sketch], null, By(Examiner, "2026-11-05 09:00")).Value();
        (step.Supplements.Open!.By.Office, step.Supplements.Open.AskedAt, step.Supplements.Open.ToldAt).ShouldBe(("land-yen-bai", Local("2026-11-05 09:00"), null));
        SupplementStep.TellLimit.ShouldBe(new Limit(LimitUnit.WorkingDays, 2));
    }

    [Test]
    public void Told_it_knows_since_when()
    {
        var step = Asked.Tell(By(Desk, "2026-11-06 14:00")).Value();
        (step.EffectiveAt, step.Supplements.Open!.ToldAt).ShouldBe((Local("2026-11-06 14:00"), Local("2026-11-06 14:00")));
    }

    [Test]
    public void A_stopped_dossier_waits_for_nothing()
    {
        var dropped = Told.Drop(Local("2026-11-09 09:00")).ShouldNotBeNull();
        (dropped.IsOpen, dropped.WithdrawnAt, dropped.Counts).ShouldBe((false, Local("2026-11-09 09:00"), true));
        None.Drop(Local("2026-11-09 09:00")).ShouldBeNull();
    }

    [Test]
    public void A_part_leaves_the_request_open() =>
        Part.Open!.CompleteAt.ShouldBeNull();

    [Test]
    public void With_the_last_paper_it_is_over()
    {
        var step = Part.Receive(["neighbours-signature"], By(Desk, "2026-11-12 10:00")).Value();
        (step.Supplements.Open, step.EffectiveAt, step.RestartAt).ShouldBe((null, Local("2026-11-12 10:00"), null));
    }

    [Test]
    public void The_citizen_is_done_since_the_last_paper_that_came_whichever_was_recorded_last()
    {
        var late = Told.Receive(["form"], By(Desk, "2026-11-12 08:00")).Value().Supplements;
        var step = late.Receive(["neighbours-signature"], By(Desk, "2026-11-13 08:00", Stated.OnDate(Date("2026-11-10")))).Value();
        step.EffectiveAt.ShouldBe(Local("2026-11-12 08:00"));
    }

    [Test]
    public void In_mode_restart_the_whole_limit_counts_anew_from_the_last_paper()
    {
        var restart = Part with { Rule = new SupplementRule(SupplementMode.Restart, 1) };
        restart.Receive(["neighbours-signature"], By(Desk, "2026-11-12 10:00")).Value().RestartAt.ShouldBe(Local("2026-11-12 10:00"));
        restart.Withdraw(By(Examiner, "2026-11-12 10:00")).Value().RestartAt.ShouldBeNull();
    }

    [Test]
    public void Withdrawn_before_told_it_does_not_count()
    {
        var step = Asked.Withdraw(By(Examiner, "2026-11-05 11:00")).Value();
        step.Supplements.Open.ShouldBeNull();
        step.Supplements.Ask(Task, [Form], null, By(Examiner, "2026-11-05 12:00")).Value().Request.No.ShouldBe(2);
    }

    [Test]
    public void Withdrawn_after_told_it_counts()
    {
        var step = Part.Withdraw(By(Examiner, "2026-11-10 11:00")).Value();
        step.Supplements.Open.ShouldBeNull();
        step.Supplements.Ask(Task, [Form], null, By(Examiner, "2026-11-10 12:00")).Code().ShouldBe("supplement.second-needs-leader");
    }

    [Test]
    public void A_second_request_with_leader_and_ground_is_taken()
    {
        var approval = new SupplementApproval("person-2", "law-changed");
        Over().Ask(Task, [Form], approval, By(Examiner, "2026-11-13 09:00")).Value().Request.Approval.ShouldBe(approval);
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("asked while open", Asked.Ask(Task, [Form], null, At("09:00")), "supplement.open");
        yield return Case("second without leader", Over().Ask(Task, [Form], null, At("09:00")), "supplement.second-needs-leader");
        yield return Case("second without ground", Over().Ask(Task, [Form], new SupplementApproval("person-2", " "), At("09:00")), "supplement.second-needs-ground");
        yield return Case("told without request", None.Tell(At("09:00")), "supplement.none-open");
        yield return Case("told twice", Told.Tell(At("09:00")), "supplement.already-told");
        yield return Case("told before asked", Asked.Tell(At("09:00", Stated.AtInstant(Local("2026-11-05 08:59")))), "effective.before-cause");
        yield return Case("told back-dated", Asked.Tell(At("09:00", Stated.AtInstant(Local("2026-11-06 09:00")))), "effective.not-allowed");
        yield return Case("received without request", Over().Receive(["form"], At("09:00")), "supplement.none-open");
        yield return Case("received before told", Asked.Receive(["form"], At("09:00")), "supplement.not-told");
        yield return Case("received earlier than told", Told.Receive(["form"], At("09:00", Stated.OnDate(Date("2026-11-05")))), "effective.before-cause");
        yield return Case("received tomorrow", Told.Receive(["form"], At("09:00", Stated.OnDate(Date("2026-11-14")))), "effective.future");
        yield return Case("received unknown", Told.Receive(["form", "photo"], At("09:00")), "supplement.unknown-item");
        yield return Case("received nothing", Told.Receive([], At("09:00")), "supplement.unknown-item");
        yield return Case("received twice", Part.Receive(["form", "neighbours-signature"], At("09:00")), "supplement.item-received");
        yield return Case("withdrawn without request", None.Withdraw(At("09:00")), "supplement.none-open");
        yield return Case("withdrawn before its last paper", Part.Withdraw(At("09:00", Stated.AtInstant(Local("2026-11-09 07:59")))), "effective.before-cause");
        yield return Case("withdrawn back-dated", Part.Withdraw(At("09:00", Stated.AtInstant(Local("2026-11-09 08:00")))), "effective.not-allowed");
        yield return Case("withdrawn by another office", Asked.Withdraw(By(Desk, "2026-11-13 09:00")), "supplement.other-office");
    }

    [TestCaseSource(nameof(Refused))]
    public void It_is_refused(string code, string expected) => code.ShouldBe(expected);

    [Test]
    public void All_faults_of_the_list_come_at_once()
    {
        var items = new[] { Form, new SupplementItem("form", null, " "), new SupplementItem("a", "b", "x"), new SupplementItem(" ", null, "x") };
        var refusal = None.Ask(Task, items, null, At("09:00")).Refusal();
        refusal.Code.ShouldBe("supplement.items-invalid");
        refusal.Faults.Select(fault => $"{fault.Field} {fault.Rule}").ShouldBe(
        [
            "items[1] supplement.item-duplicate", "items[1].reasonCode supplement.reason-missing",
            "items[2] supplement.item-unnamed", "items[3] supplement.item-unnamed",
        ]);
        None.Ask(Task, [], null, At("09:00")).Refusal().Faults.Single().Rule.ShouldBe("supplement.no-items");
    }

    [Test]
    public void A_paper_received_on_an_earlier_date_stands_there_or_behind_the_telling()
    {
        Told.Receive(["form"], At("09:00", Stated.OnDate(Date("2026-11-09")))).Value().EffectiveAt.ShouldBe(Local("2026-11-09 00:00"));
        Told.Receive(["form"], At("09:00", Stated.OnDate(Date("2026-11-06")))).Value().EffectiveAt.ShouldBe(Local("2026-11-06 14:00"));
    }

    private static Supplements Over() => Part.Receive(["neighbours-signature"], By(Desk, "2026-11-12 10:00")).Value().Supplements;

    private static Recording At(string time, Stated effective = default) => By(Examiner, "2026-11-13 " + time, effective);

    private static Recording By(Recorder by, string recordedAt, Stated effective = default) => new(effective, Local(recordedAt), by);

    private static TestCaseData Case(string name, Outcome<SupplementStep> outcome, string code) =>
        new TestCaseData(outcome.Code(), code) { TestName = $"A supplement {name}: {code}" };
}

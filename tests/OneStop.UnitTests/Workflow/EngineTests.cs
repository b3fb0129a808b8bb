using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

public sealed class EngineTests
{
    [Test]
    public void A_sequence_opens_one_task_after_the_other_and_finishes()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + Task("hand") + End() + Path("start > examine > hand > done")));
        walk.Told.ShouldBe("+start -start +examine open:examine");

        walk.Complete("examine").Told.ShouldBe("close:examine -examine +hand open:hand");
        walk.Complete("hand").Told.ShouldBe("close:hand -hand +done -done finished");
        walk.State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void An_effect_is_asked_for_and_the_token_goes_on()
    {
        const string Named = """<sendTask id="send"><extensionElements><os:effect name="slip.send"/></extensionElements></sendTask>""";
        const string Thrown = """<intermediateThrowEvent id="tell"><messageEventDefinition/></intermediateThrowEvent>""";
        var walk = new Walk(Definition(Start() + Named + Thrown + Effect("notify") + End() + Path("start > send > tell > notify > done")));

        walk.Told.ShouldBe("+start -start +send ask:slip.send -send +tell ask:tell -tell +notify ask:notify -notify +done -done finished");
    }

    [Test]
    public void A_plain_throw_event_is_a_point_on_the_way()
    {
        var walk = new Walk(Definition(Start() + """<intermediateThrowEvent id="slipSent"/>""" + End() + Path("start > slipSent > done")));

        walk.Told.ShouldBe("+start -start +slipSent -slipSent +done -done finished");
    }

    [Test]
    public void A_way_without_an_end_event_ends_its_token()
    {
        var walk = new Walk(Definition(Start() + Task("last") + Path("start > last")));

        walk.Complete("last").Told.ShouldBe("close:last -last finished");
    }

    [Test]
    public void A_node_with_two_ways_in_runs_once_for_each_token()
    {
        var walk = new Walk(Definition(Start() + Parallel("fork") + Task("sign") + End() + Path("start > fork > sign > done") + Path("fork > sign")));
        walk.Where.ShouldBe("sign sign");

        walk.Complete("sign").Where.ShouldBe("sign");
        walk.Complete("sign").Told.ShouldBe("close:sign -sign +done -done finished");
    }

    [Test]
    public void A_second_completion_is_refused_for_the_id_names_one_stay()
    {
        var walk = new Walk(Definition(Start() + Task("first") + Task("second") + End() + Path("start > first > second > done")));
        var stale = walk.At("first").Id;
        walk.Complete("first");

        walk.Refuses(new ProcessCommand.Complete(stale, null, Values())).ShouldBe("process.unknown-token");
        walk.Where.ShouldBe("second");
    }

    [Test]
    public void A_choice_and_values_become_data()
    {
        var walk = new Walk(Definition(Variables("area:number urgent:bool") + Start() + Task("examine") + End() + Path("start > examine > done")), ("urgent", Value.Of(true)));

        walk.Complete("examine", "eligible", ("area", Value.Of(120.50m)), ("urgent", Value.Null));

        walk.State.Variables.ShouldBe(Values(("area", Value.Of(120.5m)), ("examine.choice", Value.Of("eligible"))));
    }

    [Test]
    public void Completing_again_without_a_choice_takes_the_old_one_away()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + Choice("ok", "on") + End() + Path("start > examine > ok") + Flow("ok", "examine", "examine.choice = \"again\"") + Flow("ok", "done", null, "on")));

        walk.Complete("examine", "again").Where.ShouldBe("examine");
        walk.Complete("examine").State.Variables.ShouldBeEmpty();
    }

    [TestCase("P15D", "2026-09-08T01:00:00Z")]
    [TestCase("PT4H30M", "2026-08-24T05:30:00Z")]
    [TestCase("\"P1DT1S\"", "2026-08-25T01:00:01Z")]
    [TestCase("duration(\"PT36H\")", "2026-08-25T13:00:00Z")]
    public void A_timer_is_due_after_its_duration(string duration, DateTimeOffset due)
    {
        var walk = new Walk(Definition(Start() + Timer("posting", duration) + End() + Path("start > posting > done")));
        walk.Only<ProcessEffect.TimerArmed>().DueAt.ShouldBe(due);
        walk.At("posting").DueAt.ShouldBe(due);

        walk.Now = due.AddTicks(-1);
        walk.Refuses(new ProcessCommand.FireTimer(walk.At("posting").Id)).ShouldBe("process.timer-not-due");
        walk.Now = due;
        walk.Fire("posting").Told.ShouldBe("disarm:posting -posting +done -done finished");
    }

    [Test]
    public void A_timer_is_due_at_its_date()
    {
        const string Dated = """<intermediateCatchEvent id="hearing"><timerEventDefinition><timeDate>2026-09-03T08:00:00+07:00</timeDate></timerEventDefinition></intermediateCatchEvent>""";

        new Walk(Definition(Start() + Dated + End() + Path("start > hearing > done"))).At("hearing").DueAt.ShouldBe(new DateTimeOffset(2026, 9, 3, 1, 0, 0, TimeSpan.Zero));
    }

    [Test]
    public void A_chained_timer_counts_from_the_time_that_the_command_gives()
    {
        var walk = new Walk(Definition(Start() + Timer("one", "P1D") + Timer("two", "P1D") + End() + Path("start > one > two > done")));
        walk.Now = walk.At("one").DueAt!.Value;

        walk.Fire("one").At("two").DueAt.ShouldBe(Now.AddDays(2));
    }

    [Test]
    public void A_circle_without_rest_is_an_incident_and_not_an_endless_loop()
    {
        var walk = new Walk(Definition(Start() + Effect("spin") + Path("start > spin > spin")));

        walk.Told.ShouldEndWith("+spin ask:spin incident:too-many-moves");
        walk.At("spin").ShouldSatisfyAllConditions(token => token.Rest.ShouldBe(Rest.Incident), token => token.Incident.ShouldBe("too-many-moves"));
    }

    [Test]
    public void A_circle_that_multiplies_tokens_stops_too()
    {
        var walk = new Walk(Definition(Start() + Choice("merge") + Parallel("fork") + Path("start > merge > fork > merge") + Path("fork > merge")));

        walk.Effects.OfType<ProcessEffect.Incident>().ShouldNotBeEmpty();
        walk.Effects.Count.ShouldBeLessThan(4 * 10_000);
    }
}

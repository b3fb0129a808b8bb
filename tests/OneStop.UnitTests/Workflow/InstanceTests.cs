using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>Multi-instance activities, loops, calls, inclusive and event gateways, early messages.</summary>
public sealed class InstanceTests
{
    private static readonly Value Heirs = new Value.List([Value.Of("h1"), Value.Of("h2"), Value.Of("h3")]);

    [Test]
    public void Each_item_of_a_list_gets_its_own_task_with_its_own_branch()
    {
        var walk = new Walk(Definition(Of(false, "")), ("heirs", Heirs));

        walk.Where.ShouldBe("sign sign sign sign");
        walk.Effects.OfType<ProcessEffect.WorkOpened>().Select(opened => opened.Branch).Distinct().Count().ShouldBe(3);
    }

    [Test]
    public void One_after_the_other_reads_the_items_in_order_and_leaves_results_in_order()
    {
        var walk = new Walk(Definition(Of(true, "")), ("heirs", Heirs));
        foreach (var share in new[] { 1m, 2m, 3m })
            walk.Does(new ProcessCommand.Complete(walk.State.Tokens[^1].Id, null, Values(("share", Value.Of(share)))));

        walk.State.IsFinished.ShouldBeTrue();
        walk.State.Variables["shares"].ShouldBe(new Value.List([Value.Of(1m), Value.Of(2m), Value.Of(3m)]));
    }

    [Test]
    public void The_completion_condition_takes_the_rest_away()
    {
        var walk = new Walk(Definition(Of(false, "<completionCondition>numberOfCompletedInstances &gt;= 2</completionCondition>")), ("heirs", Heirs));
        walk.Does(new ProcessCommand.Complete(walk.State.Tokens[1].Id, null, Values()));
        walk.Where.ShouldBe("sign sign sign");

        walk.Does(new ProcessCommand.Complete(walk.State.Tokens[1].Id, null, Values())).Effects.OfType<ProcessEffect.Cancelled>().Count().ShouldBe(1);
        walk.State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void An_empty_list_is_done_and_none_at_all_is_an_incident()
    {
        new Walk(Definition(Of(false, "")), ("heirs", new Value.List([]))).State.IsFinished.ShouldBeTrue();
        new Walk(Definition(Of(false, ""))).Only<ProcessEffect.Incident>().Code.ShouldBe("many.no-count");
    }

    [Test]
    public void A_loop_goes_on_while_its_condition_holds()
    {
        const string Loop = """<userTask id="ask"><standardLoopCharacteristics loopMaximum="5"><loopCondition>ask.choice = "again"</loopCondition></standardLoopCharacteristics></userTask>""";
        var walk = new Walk(Definition(Start() + Loop + End() + Path("start > ask > done")));
        Answer(walk, "again").State.IsFinished.ShouldBeFalse();

        Answer(walk, "enough").State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void A_called_process_runs_nested_in_the_callers_state_by_the_version_that_was_pinned()
    {
        var caller = Definition(Variables("area:number fee:number") + Start() + """<callActivity id="tax" calledElement="taxing"><extensionElements><os:in source="area * 2" target="base"/><os:out source="due" target="fee"/></extensionElements></callActivity>""" + End() + Path("start > tax > done"));
        var called = Definition(Variables("base:number due:number") + Start() + Task("assess") + End() + Path("start > assess > done"));
        var around = new ProcessSurroundings { Called = new Dictionary<string, ProcessDefinition> { ["taxing"] = called } };
        var state = Next(caller, ProcessState.Empty, new ProcessCommand.Start(Values(("area", Value.Of(50m)))), around);
        var assess = state.Tokens.Single(token => token.Node == "assess");

        var other = new ProcessSurroundings { Called = new Dictionary<string, ProcessDefinition> { ["taxing"] = caller } };
        ProcessEngine.Decide(caller, state, new ProcessCommand.Complete(assess.Id, null, Values()), Now, other).Succeeded(out _, out var fault).ShouldBeFalse();
        fault!.Code.ShouldBe("process.other-definition");

        var done = Next(caller, state, new ProcessCommand.Complete(assess.Id, null, Values(("due", Value.Of(7m)))), around);
        done.IsFinished.ShouldBeTrue();
        done.Variables["fee"].ShouldBe(Value.Of(7m));
    }

    [Test]
    public void A_call_of_what_is_not_there_and_one_of_itself_are_incidents()
    {
        var process = Definition(Start() + """<callActivity id="again" calledElement="again"/>""" + End() + Path("start > again > done"));
        new Walk(process).Only<ProcessEffect.Incident>().Code.ShouldBe("call.unknown");

        var around = new ProcessSurroundings { Called = new Dictionary<string, ProcessDefinition> { ["again"] = process } };
        var state = Next(process, ProcessState.Empty, new ProcessCommand.Start(Values()), around);
        state.Tokens[^1].Incident.ShouldBe("scope.too-deep");
        ProcessState.FromJson(state.ToJson()).ShouldBe(state);
    }

    [Test]
    public void An_inclusive_join_waits_for_those_who_can_still_come_and_no_longer()
    {
        var walk = new Walk(Definition(
            Start() + Task("ask") + """<inclusiveGateway id="split" default="c"/><inclusiveGateway id="join"/>""" + Task("one") + Task("two") + Task("three") + Choice("which", "w") + Task("after") + End()
            + Path("start > ask > split") + Flow("split", "one", "ask.choice = \"both\"") + Flow("split", "two", "ask.choice = \"both\"") + Flow("split", "three", null, "c") + Path("one > which") + Flow("which", "done", "one.choice = \"off\"") + Flow("which", "join", null, "w")
            + Path("two > join") + Path("three > join") + Path("join > after > done")));
        walk.Complete("ask", "both").Complete("two").Where.ShouldBe("one join");

        walk.Complete("one", "off").Where.ShouldBe("after");
    }

    [Test]
    public void Two_inclusive_joins_that_wait_for_each_other_are_incidents_and_one_is_repaired_by_going_on()
    {
        const string Joins = """<inclusiveGateway id="a"/><inclusiveGateway id="b"/>""";
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Joins + Task("x") + Task("y") + Choice("leftWay", "l") + Choice("rightWay", "r") + End() + Path("start > fork > a > x > leftWay") + Path("fork > b > y > rightWay")
            + Flow("leftWay", "b", "x.choice = \"on\"") + Flow("leftWay", "done", null, "l") + Flow("rightWay", "a", "y.choice = \"on\"") + Flow("rightWay", "done", null, "r")));

        walk.Effects.OfType<ProcessEffect.Incident>().Select(incident => incident.Code).ShouldBe(["join.deadlock", "join.deadlock"]);
        walk.Does(new ProcessCommand.Retry(walk.State.Tokens[0].Id)).Where.ShouldBe("b x");
    }

    [Test]
    public void Behind_an_event_gateway_the_first_event_disarms_the_rest()
    {
        var walk = new Walk(Definition(Start() + """<eventBasedGateway id="first"/>""" + Wait("pay", "paid") + Timer("late", "P30D") + End() + Path("start > first > pay > done") + Path("first > late > done"), Message("paid")));
        walk.Told.ShouldBe("+start -start +first wait:pay arm:late");

        walk.Deliver("paid", "1").Told.ShouldBe("waited:pay disarm:late -first +pay -pay +done -done finished");
    }

    [Test]
    public void A_message_that_comes_early_is_kept_until_somebody_waits_for_it_and_no_longer_than_thirty_days()
    {
        var process = Definition(Start() + Task("first") + Wait("later", "news") + Path("start > first > later"), Message("news", "n:number"));
        var walk = new Walk(process).Does(new ProcessCommand.Deliver("news", "m1", Values(("n", Value.Of(1m)))) { Keep = true });
        walk.Told.ShouldBe("keep:news");
        walk.State.Early.ShouldHaveSingleItem().Id.ShouldBe("m1");
        walk.Refuses(new ProcessCommand.Deliver("news", "m1", Values()) { Keep = true }).ShouldBe("process.duplicate-message");

        walk.Complete("first").State.IsFinished.ShouldBeTrue();
        walk.State.Variables["news.n"].ShouldBe(Value.Of(1m));

        var old = new Walk(process).Does(new ProcessCommand.Deliver("news", "m1", Values()) { Keep = true });
        old.Now = Now.AddDays(31);
        old.Complete("first").State.IsFinished.ShouldBeFalse();
    }

    [Test]
    public void A_message_is_for_the_one_with_its_key()
    {
        const string Keyed = """<message id="paid" name="paid"><extensionElements><os:key source="notice"/></extensionElements></message>""";
        var walk = new Walk(Definition(Variables("notice:code") + Start() + Wait("wait", "paid") + Path("start > wait"), Keyed), ("notice", Value.Of("TB-1")));
        walk.Refuses(new ProcessCommand.Deliver("paid", "1", Values()) { Key = "TB-2" }).ShouldBe("process.no-receiver");

        walk.Does(new ProcessCommand.Deliver("paid", "2", Values()) { Key = "TB-1" }).State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void A_timer_in_working_time_asks_the_hosts_calendar()
    {
        const string Working = """<intermediateCatchEvent id="wait"><extensionElements><os:workingTime/></extensionElements><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>""";
        var around = new ProcessSurroundings { WorkingTime = (from, length) => from + (3 * length) };

        Next(Definition(Start() + Working + Path("start > wait")), ProcessState.Empty, new ProcessCommand.Start(Values()), around).Tokens[0].DueAt.ShouldBe(Now.AddDays(3));
    }

    private static string Of(bool isSequential, string more) =>
        Variables("heirs:list heir:code share:number shares:list") + Start()
        + $"""<userTask id="sign"><multiInstanceLoopCharacteristics isSequential="{(isSequential ? "true" : "false")}"><loopDataInputRef>heirs</loopDataInputRef><loopDataOutputRef>shares</loopDataOutputRef><inputDataItem name="heir"/><outputDataItem name="share"/>{more}</multiInstanceLoopCharacteristics></userTask>"""
        + End() + Path("start > sign > done");

    private static Walk Answer(Walk walk, string choice) => walk.Does(new ProcessCommand.Complete(walk.State.Tokens[^1].Id, choice, Values()));

    private static ProcessState Next(ProcessDefinition definition, ProcessState state, ProcessCommand command, ProcessSurroundings around)
    {
        ProcessEngine.Decide(definition, state, command, Now, around).Succeeded(out var decision, out var fault).ShouldBeTrue(fault?.Sentence);
        return ProcessState.FromJson(decision!.State.ToJson());
    }
}

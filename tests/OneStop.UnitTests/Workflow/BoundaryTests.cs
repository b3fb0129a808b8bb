using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>Events on the edge of activities, and event sub-processes.</summary>
public sealed class BoundaryTests
{
    private const string Errors = """<error id="lost" errorCode="lost"/><escalation id="late" escalationCode="late"/><signal id="stop" name="stop"/>""";

    private static readonly string Inner = Sub("sub", Start("s") + Task("a") + Task("b") + Parallel("fork") + End("e") + Path("s > fork > a > e") + Path("fork > b > e"));

    [Test]
    public void A_timer_that_interrupts_takes_the_task_away_and_a_late_answer_is_refused()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + On("late", "examine", Time("P3D")) + Task("remind") + End() + Path("start > examine > done") + Path("late > remind > done")));
        var stale = walk.At("examine").Id;
        walk.Now = Now.AddDays(3);

        walk.Does(new ProcessCommand.FireTimer(walk.State.Armed[0].Id)).Told.ShouldBe("disarm:late close:examine x:examine +late -late +remind open:remind");
        walk.Refuses(new ProcessCommand.Complete(stale, null, Values())).ShouldBe("process.unknown-token");
        walk.State.Armed.ShouldBeEmpty();
    }

    [Test]
    public void The_end_of_the_task_disarms_its_events()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + On("late", "examine", Time("P3D")) + End() + Path("start > examine > done") + Path("late > done")));

        walk.Complete("examine").Told.ShouldBe("disarm:late close:examine -examine +done -done finished");
    }

    [Test]
    public void A_cycle_that_does_not_interrupt_fires_as_often_as_it_says_and_the_scope_waits_for_both()
    {
        const string Cycle = "<timerEventDefinition><timeCycle>R2/P1D</timeCycle></timerEventDefinition>";
        var walk = new Walk(Definition(Start() + Task("examine") + On("again", "examine", Cycle, false) + Task("remind") + End() + Path("start > examine > done") + Path("again > remind > done")));
        walk.Now = Now.AddDays(1);
        walk.Does(new ProcessCommand.FireTimer(walk.State.Armed[0].Id)).State.Armed[0].DueAt.ShouldBe(Now.AddDays(2));
        walk.Now = Now.AddDays(2);
        walk.Does(new ProcessCommand.FireTimer(walk.State.Armed[0].Id)).State.Armed.ShouldBeEmpty();
        walk.Where.ShouldBe("examine remind remind");

        walk.Complete("examine").State.IsFinished.ShouldBeFalse();
        walk.Complete("remind").Complete("remind").State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void An_event_on_a_sub_process_takes_the_whole_nest_away()
    {
        var walk = new Walk(Definition(Start() + Inner + On("off", "sub", """<signalEventDefinition signalRef="stop"/>""") + Task("after") + End() + Path("start > sub > done") + Path("off > after > done"), Errors));
        walk.Where.ShouldBe("sub a b");

        walk.Does(new ProcessCommand.Signal("stop", Values())).Where.ShouldBe("after");
    }

    [TestCase("lost", "caught")]
    [TestCase("other", "any")]
    public void An_error_goes_to_the_nearest_catcher_the_exact_code_first(string code, string where)
    {
        const string Hook = """<serviceTask id="hook"><extensionElements><os:effect name="tax.ask" wait="true"/></extensionElements></serviceTask>""";
        var walk = new Walk(Definition(
            Start() + Sub("sub", Start("s") + Hook + End("e") + Path("s > hook > e")) + On("anyError", "sub", "<errorEventDefinition/>") + On("thisError", "sub", """<errorEventDefinition errorRef="lost"/>""") + Task("any") + Task("caught") + End()
            + Path("start > sub > done") + Path("anyError > any > done") + Path("thisError > caught > done"), Errors));

        walk.Does(new ProcessCommand.Raise(walk.At("hook").Id, code, Values())).Where.ShouldBe(where);
    }

    [Test]
    public void An_error_that_nobody_catches_is_an_incident_where_it_was_thrown()
    {
        var walk = new Walk(Definition(Start() + """<endEvent id="bad"><errorEventDefinition errorRef="lost"/></endEvent>""" + Path("start > bad"), Errors));

        walk.Only<ProcessEffect.Incident>().Code.ShouldBe("error.uncaught");
        walk.Where.ShouldBe("bad");
    }

    [Test]
    public void An_escalation_that_nobody_catches_goes_on_silently_and_one_that_is_caught_runs_beside()
    {
        const string Throw = """<intermediateThrowEvent id="tell"><escalationEventDefinition escalationRef="late"/></intermediateThrowEvent>""";
        var inside = Sub("sub", Start("s") + Throw + Task("a") + End("e") + Path("s > tell > a > e"));
        new Walk(Definition(Start() + inside + End() + Path("start > sub > done"), Errors)).Where.ShouldBe("sub a");

        var walk = new Walk(Definition(Start() + inside + On("up", "sub", """<escalationEventDefinition escalationRef="late"/>""", false) + Task("leader") + End() + Path("start > sub > done") + Path("up > leader > done"), Errors));
        walk.Where.ShouldBe("sub a leader");
        walk.Only<ProcessEffect.Thrown>().CaughtBy.ShouldBe("up");
    }

    [Test]
    public void A_terminate_end_ends_its_own_scope_and_the_parent_goes_on()
    {
        var inside = Sub("sub", Start("s") + Parallel("fork") + Task("a") + Task("b") + """<endEvent id="all"><terminateEventDefinition/></endEvent>""" + End("e") + Path("s > fork > a > all") + Path("fork > b > e"));
        var walk = new Walk(Definition(Start() + inside + Task("after") + End() + Path("start > sub > after > done")));

        walk.Complete("a").Told.ShouldBe("close:a -a +all -all close:b x:b -sub +after open:after");
    }

    [Test]
    public void An_event_sub_process_that_does_not_interrupt_runs_any_number_of_times_and_the_scope_waits_for_all()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + Ask("extra", false) + End() + Path("start > examine > done"), Message("news")));
        walk.Deliver("news", "1").Deliver("news", "2").Where.ShouldBe("examine extra extraTask extra extraTask");

        walk.Complete("examine").State.IsFinished.ShouldBeFalse();
        walk.Complete("extraTask").Complete("extraTask").State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void An_event_sub_process_that_interrupts_takes_its_siblings_away_and_nothing_starts_it_again()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + Ask("extra", true) + End() + Path("start > examine > done"), Message("news")));

        walk.Deliver("news", "1").Where.ShouldBe("extra extraTask");
        walk.Refuses(new ProcessCommand.Deliver("news", "2", Values())).ShouldBe("process.no-receiver");
    }

    [Test]
    public void A_failed_hook_is_an_incident_and_can_be_tried_again()
    {
        const string Hook = """<businessRuleTask id="fee"><extensionElements><os:effect name="fee.compute" wait="true"/></extensionElements></businessRuleTask>""";
        var walk = new Walk(Definition(Variables("amount:number") + Start() + Hook + End() + Path("start > fee > done")));
        walk.Told.ShouldBe("+start -start +fee hook:fee.compute");

        walk.Does(new ProcessCommand.Fail(walk.At("fee").Id, "The table is not there.")).Only<ProcessEffect.Incident>().Code.ShouldBe("hook.failed");
        walk.Does(new ProcessCommand.Retry(walk.At("fee").Id)).Told.ShouldBe("+fee hook:fee.compute");
        walk.Does(new ProcessCommand.Answer(walk.At("fee").Id, Values(("amount", Value.Of(5m))))).State.IsFinished.ShouldBeTrue();
    }

    private static string Time(string duration) => $"<timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition>";

    private static string On(string id, string host, string definition, bool interrupts = true) =>
        $"""<boundaryEvent id="{id}" attachedToRef="{host}" cancelActivity="{(interrupts ? "true" : "false")}">{definition}</boundaryEvent>""";

    private static string Sub(string id, string inside) => $"""<subProcess id="{id}">{inside}</subProcess>""";

    private static string Ask(string id, bool interrupts) => $"""
        <subProcess id="{id}" triggeredByEvent="true"><startEvent id="{id}Start" isInterrupting="{(interrupts ? "true" : "false")}"><messageEventDefinition messageRef="news"/></startEvent>
        {Task(id + "Task")}{End(id + "End")}{Path($"{id}Start > {id}Task > {id}End")}</subProcess>
        """;
}

using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

public sealed class CommandTests
{
    private static readonly ProcessDefinition Taxed = Definition(
        Variables("area:number slip:bool day:date kind:code") + Start() + Parallel("fork") + Task("examine") + Wait("taxDone", "taxCompleted") + Timer("posting", "P15D") + Path("start > fork > examine")
        + Path("fork > taxDone") + Path("fork > posting"),
        Message("taxCompleted", "outcome:code amount:number") + Message("other"));

    private static readonly TestCaseData[] Refused =
    [
        new TestCaseData(new ProcessCommand.Start(Values()), "process.already-started").SetArgDisplayNames("started twice"),
        new TestCaseData(new ProcessCommand.Complete("99", null, Values()), "process.unknown-token").SetArgDisplayNames("no such token"),
        new TestCaseData(new ProcessCommand.Complete("4", null, Values()), "process.wrong-rest").SetArgDisplayNames("complete a wait"),
        new TestCaseData(new ProcessCommand.Complete("5", null, Values()), "process.wrong-rest").SetArgDisplayNames("complete a timer"),
        new TestCaseData(new ProcessCommand.FireTimer("3"), "process.wrong-rest").SetArgDisplayNames("fire a task"),
        new TestCaseData(new ProcessCommand.FireTimer("5"), "process.timer-not-due").SetArgDisplayNames("fire too early"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("owner", Value.Of("x")))), "process.unknown-variable").SetArgDisplayNames("undeclared"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("examine.choice", Value.Of("x")))), "process.unknown-variable").SetArgDisplayNames("a choice by the back door"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("area", Value.Of("12")))), "process.wrong-type").SetArgDisplayNames("code for number"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("slip", Value.Of(1m)))), "process.wrong-type").SetArgDisplayNames("number for bool"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("day", Value.Of("2026-08-24")))), "process.wrong-type").SetArgDisplayNames("code for date"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("kind", Value.Of(true)))), "process.wrong-type").SetArgDisplayNames("bool for code"),
        new TestCaseData(new ProcessCommand.Complete("3", null, Values(("kind", Value.Of("Nguyễn Văn A")))), "process.not-a-code").SetArgDisplayNames("a name"),
        new TestCaseData(new ProcessCommand.Complete("3", "", Values()), "process.not-a-code").SetArgDisplayNames("an empty choice"),
        new TestCaseData(new ProcessCommand.Complete("3", new string('a', 65), Values()), "process.not-a-code").SetArgDisplayNames("a long choice"),
        new TestCaseData(new ProcessCommand.Deliver("other", "1", Values()), "process.no-receiver").SetArgDisplayNames("nobody waits"),
        new TestCaseData(new ProcessCommand.Deliver("unheard", "1", Values()), "process.no-receiver").SetArgDisplayNames("no such message"),
        new TestCaseData(new ProcessCommand.Deliver("taxCompleted", "1", Values(("area", Value.Of(1m)))), "process.unknown-variable").SetArgDisplayNames("undeclared field"),
        new TestCaseData(new ProcessCommand.Deliver("taxCompleted", "1", Values(("amount", Value.Of("1")))), "process.wrong-type").SetArgDisplayNames("field of a wrong type"),
    ];

    [TestCaseSource(nameof(Refused))]
    public void A_command_that_does_not_fit_changes_nothing(ProcessCommand command, string code) =>
        new Walk(Taxed).Refuses(command).ShouldBe(code);

    [TestCase(true)]
    [TestCase(false)]
    public void Nothing_happens_before_the_start(bool timer)
    {
        ProcessCommand command = timer ? new ProcessCommand.FireTimer("1") : new ProcessCommand.Deliver("taxCompleted", "1", Values());

        ProcessEngine.Decide(Taxed, ProcessState.Empty, command, Now).Succeeded(out _, out var fault).ShouldBeFalse();
        fault!.Code.ShouldBe("process.not-started");
    }

    [Test]
    public void A_state_of_another_definition_is_refused()
    {
        var state = new Walk(Taxed).State;

        ProcessEngine.Decide(Definition(Start() + End() + Path("start > done")), state, new ProcessCommand.Complete("3", null, Values()), Now).Succeeded(out _, out var fault).ShouldBeFalse();
        fault!.Code.ShouldBe("process.other-definition");
    }

    [Test]
    public void A_message_wakes_its_token_and_leaves_its_fields()
    {
        var walk = new Walk(Taxed);
        walk.Effects.OfType<ProcessEffect.WaitOpened>().ShouldHaveSingleItem().Message.ShouldBe("taxCompleted");

        walk.Deliver("taxCompleted", "m1", ("outcome", Value.Of("exempt"))).Told.ShouldBe("waited:taxDone -taxDone");
        walk.State.Variables.ShouldBe(Values(("taxCompleted.outcome", Value.Of("exempt"))));
    }

    [Test]
    public void The_same_message_twice_is_once_also_after_its_receiver_is_gone()
    {
        var walk = new Walk(Taxed).Deliver("taxCompleted", "m1");

        walk.Refuses(new ProcessCommand.Deliver("taxCompleted", "m1", Values())).ShouldBe("process.duplicate-message");
        walk.Refuses(new ProcessCommand.Deliver("taxCompleted", "m2", Values())).ShouldBe("process.no-receiver");
    }

    [Test]
    public void A_message_that_nobody_waited_for_may_come_again()
    {
        var walk = new Walk(Definition(Start() + Task("first") + Wait("later", "news") + Path("start > first > later"), Message("news")));
        walk.Refuses(new ProcessCommand.Deliver("news", "m1", Values())).ShouldBe("process.no-receiver");

        walk.Complete("first").Deliver("news", "m1").State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void One_message_wakes_one_token_the_longest_waiting()
    {
        const string Caught = """<intermediateCatchEvent id="second"><messageEventDefinition messageRef="news"/></intermediateCatchEvent>""";
        var walk = new Walk(Definition(Start() + Parallel("fork") + Wait("first", "news") + Caught + Path("start > fork > first") + Path("fork > second"), Message("news")));

        walk.Deliver("news", "m1").Where.ShouldBe("second");
        walk.Deliver("news", "m2").State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void A_later_message_replaces_all_fields_of_the_one_before()
    {
        var walk = new Walk(Definition(Start() + Wait("again", "news") + Path("start > again > again"), Message("news", "a:number b:number")));
        walk.Deliver("news", "m1", ("a", Value.Of(1m)), ("b", Value.Of(2m)));

        walk.Deliver("news", "m2", ("b", Value.Of(3m))).State.Variables.ShouldBe(Values(("news.b", Value.Of(3m))));
    }

    [Test]
    public void The_state_remembers_the_last_messages_and_no_more()
    {
        var walk = new Walk(Definition(Start() + Wait("again", "news") + Path("start > again > again"), Message("news")));
        for (var n = 0; n < 100; n++)
            walk.Deliver("news", $"a long id of a partner's message {n}");

        walk.State.ToJson().Length.ShouldBeLessThan(1024);
        walk.Refuses(new ProcessCommand.Deliver("news", "a long id of a partner's message 99", Values())).ShouldBe("process.duplicate-message");
        walk.Refuses(new ProcessCommand.Deliver("news", "a long id of a partner's message 68", Values())).ShouldBe("process.duplicate-message");
    }
}

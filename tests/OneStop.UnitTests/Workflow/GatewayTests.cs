using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

public sealed class GatewayTests
{
    private static readonly ProcessDefinition Graded = Definition(
        Variables("area:number") + Start() + Choice("size", "other") + Task("small") + Task("medium") + Task("large") + Path("start > size")
        + Flow("size", "medium", "area < 500", "isMedium") + Flow("size", "small", "area < 100", "isSmall") + Flow("size", "large", null, "other"));

    private static readonly ProcessDefinition Joined = Definition(
        Start() + Parallel("fork") + Task("post") + Task("examine") + Parallel("join") + Task("sign") + End()
        + Path("start > fork") + Flow("fork", "post", null, "f1") + Flow("fork", "examine", null, "f2") + Path("post > join > sign > done") + Path("examine > join"));

    [TestCase(50, "medium", TestName = "The first true way in document order is taken, though a later one is true too")]
    [TestCase(600, "large", TestName = "The default is taken when no other way is true")]
    public void An_exclusive_gateway_takes_one_way(decimal area, string expected) =>
        new Walk(Graded, ("area", Value.Of(area))).Where.ShouldBe(expected);

    [Test]
    public void A_decision_tells_what_was_looked_at_read_and_found()
    {
        var decided = new Walk(Graded, ("area", Value.Of(600m))).Only<ProcessEffect.Decided>();

        decided.Node.ShouldBe("size");
        decided.Taken.ShouldBe("other");
        decided.Looks.Select(look => (look.Flow, look.Condition, look.Result)).ShouldBe(
            [("isMedium", "area < 500", false), ("isSmall", "area < 100", false), ("other", "", true)]);
        decided.Looks[0].Read.ShouldBe([new KeyValuePair<string, string>("area", "600")]);
    }

    [Test]
    public void A_condition_on_the_default_is_never_asked()
    {
        var walk = new Walk(Definition(Variables("ok:bool") + Start() + Choice("which", "b") + Task("one") + Task("two") + Path("start > which")
            + Flow("which", "two", "ok", "b") + Flow("which", "one", "not(ok)", "a")), ("ok", Value.Of(true)));

        walk.Told.ShouldBe("+start -start +which decide:which=b -which +two open:two");
    }

    [Test]
    public void No_way_out_is_an_incident_and_the_token_stays_on_the_gateway()
    {
        var walk = new Walk(Definition(Start() + Task("examine") + Choice("which") + Task("go") + Path("start > examine > which") + Flow("which", "go", "examine.choice = \"yes\"")));

        walk.Complete("examine", "no").Told.ShouldBe("close:examine -examine +which decide:which=none incident:gateway.no-way-out");
        walk.At("which").Incident.ShouldBe("gateway.no-way-out");
        walk.Only<ProcessEffect.Incident>().Sentence.ShouldContain("'Which which?'");
    }

    [Test]
    public void A_condition_that_is_null_is_an_incident_and_never_a_silent_false()
    {
        var walk = new Walk(Graded);

        walk.Told.ShouldBe("+start -start +size decide:size=none incident:condition.not-boolean");
        walk.Only<ProcessEffect.Incident>().Sentence.ShouldEndWith("neither true nor false: area is null.");
        walk.Only<ProcessEffect.Decided>().Looks.ShouldHaveSingleItem().Result.ShouldBeNull();
    }

    [Test]
    public void A_parallel_join_waits_for_every_way_in()
    {
        var walk = new Walk(Joined);
        walk.Where.ShouldBe("post examine");

        walk.Complete("post").Told.ShouldBe("close:post -post +join");
        walk.Where.ShouldBe("examine join");
        walk.Complete("examine").Told.ShouldBe("close:examine -examine +join -join -join +sign open:sign");
    }

    [Test]
    public void Branches_are_named_while_others_live_beside_them()
    {
        var walk = new Walk(Joined);
        walk.Effects.OfType<ProcessEffect.WorkOpened>().Select(opened => opened.Branch).ShouldBe(["f1", "f2"]);

        walk.Complete("post").Complete("examine").Only<ProcessEffect.WorkOpened>().Branch.ShouldBe("");
    }

    [Test]
    public void Nested_branches_are_named_from_the_outside_in_and_lose_the_inner_name_at_the_inner_join()
    {
        var walk = new Walk(Definition(
            Start() + Parallel("outer") + Parallel("inner") + Task("one") + Task("two") + Parallel("meet") + Task("three") + Task("four") + Path("start > outer")
            + Flow("outer", "inner", null, "a") + Flow("outer", "four", null, "b") + Flow("inner", "one", null, "x") + Flow("inner", "two", null, "y") + Path("one > meet > three") + Path("two > meet")));
        walk.Effects.OfType<ProcessEffect.WorkOpened>().Select(opened => opened.Branch).ShouldBe(["a/x", "a/y", "b"]);

        walk.Complete("one").Complete("two").Only<ProcessEffect.WorkOpened>().Branch.ShouldBe("a");
    }

    [Test]
    public void A_branch_that_is_left_alone_has_no_name()
    {
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Task("one") + End() + Task("two") + Task("three") + Path("start > fork > one > done") + Path("fork > two > three")));

        walk.Complete("one").Complete("two").Only<ProcessEffect.WorkOpened>().Branch.ShouldBe("");
    }

    [Test]
    public void A_branch_whose_sibling_ended_at_once_has_no_name() =>
        new Walk(Definition(Start() + Parallel("fork") + End() + Task("two") + Path("start > fork > done") + Path("fork > two"))).At("two").Branch.ShouldBe("");

    [Test]
    public void A_branch_that_is_left_alone_and_parts_anew_gives_names_without_its_own()
    {
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Task("one") + Task("two") + Parallel("again") + Task("three") + Task("four") + Path("start > fork > one") + Path("fork > two > again")
            + Flow("again", "three", null, "x") + Flow("again", "four", null, "y")));

        walk.Complete("one").Complete("two").Effects.OfType<ProcessEffect.WorkOpened>().Select(opened => opened.Branch).ShouldBe(["x", "y"]);
    }

    [Test]
    public void A_circle_that_parts_without_joining_does_not_grow_the_names()
    {
        var walk = new Walk(Definition(
            Start() + Choice("merge") + Task("round") + Parallel("fork") + Task("left") + Path("start > merge > round > fork > left") + Path("fork > merge")));
        for (var n = 0; n < 40; n++)
            walk.Complete("round");

        walk.State.Tokens.Max(token => token.Branch.Split('/').Length).ShouldBe(16);
    }

    [TestCase("one", "two")]
    [TestCase("two", "one")]
    public void Names_of_branches_are_whole_names(string first, string last)
    {
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Task("one") + Task("two") + Task("aside") + Parallel("join") + Task("after") + Path("start > fork") + Flow("fork", "one", null, "f1")
            + Flow("fork", "two", null, "f10") + Path("fork > aside") + Path("one > join > after") + Path("two > join")));

        walk.Complete(first).Complete(last).Only<ProcessEffect.WorkOpened>().Branch.ShouldBe("");
    }

    [Test]
    public void A_join_takes_one_token_from_each_way_and_more_stay_for_the_next_round()
    {
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Choice("merge") + Task("twice") + Task("once") + Task("more") + Parallel("join") + Task("after") + End()
            + Path("start > fork > merge > twice > join > after > done") + Path("fork > merge") + Path("fork > once > join") + Path("fork > more > once")));

        walk.Complete("twice").Complete("twice").Where.ShouldBe("once more join join");
        walk.Complete("once").Where.ShouldBe("more join after");
        walk.Complete("more").Complete("once").Where.ShouldBe("after after");
        walk.Complete("after").Complete("after").State.IsFinished.ShouldBeTrue();
    }

    [Test]
    public void A_join_fed_by_an_exclusive_choice_waits_without_error()
    {
        var walk = new Walk(Definition(
            Variables("left:bool") + Start() + Choice("which", "no") + Effect("one") + Effect("two") + Parallel("join") + End() + Path("start > which")
            + Flow("which", "one", "left") + Flow("which", "two", null, "no") + Path("one > join > done") + Path("two > join")), ("left", Value.Of(true)));

        walk.Where.ShouldBe("join");
        walk.At("join").Rest.ShouldBe(Rest.Join);
    }

    [Test]
    public void A_gateway_may_join_and_split_at_once()
    {
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Task("one") + Task("two") + Parallel("both") + Task("three") + Task("four") + Path("start > fork > one > both > three") + Path("fork > two > both > four")));

        walk.Complete("one").Complete("two").Where.ShouldBe("three four");
    }

    [Test]
    public void An_activity_takes_all_bare_flows_and_all_true_ones()
    {
        var walk = new Walk(Definition(
            Start() + Task("examine") + Task("always") + Task("slip") + Task("map") + Path("start > examine > always")
            + Flow("examine", "slip", "examine.choice = \"slip\"", "s") + Flow("examine", "map", "examine.choice != \"none\"", "m")));

        walk.Complete("examine", "slip").Where.ShouldBe("always slip map");
        walk.Only<ProcessEffect.Decided>().Taken.ShouldBe("examine_to_always s m");
        walk.Effects.OfType<ProcessEffect.WorkOpened>().Select(opened => opened.Branch).ShouldBe(["examine_to_always", "s", "m"]);
    }

    [TestCase("yes", "yes", TestName = "A true condition keeps the default of an activity closed")]
    [TestCase("no", "otherwise", TestName = "The default of an activity is taken when no condition is true")]
    public void The_default_of_an_activity(string choice, string expected)
    {
        var walk = new Walk(Definition(
            Start() + Task("examine", "d") + Task("yes") + Task("otherwise") + Path("start > examine") + Flow("examine", "otherwise", null, "d") + Flow("examine", "yes", "examine.choice = \"yes\"")));

        walk.Complete("examine", choice).Where.ShouldBe(expected);
    }

    [Test]
    public void The_default_of_an_activity_is_taken_beside_its_bare_flows()
    {
        var walk = new Walk(Definition(
            Start() + Task("examine", "d") + Task("always") + Task("otherwise") + Task("slip") + Path("start > examine") + Flow("examine", "otherwise", null, "d") + Path("examine > always")
            + Flow("examine", "slip", "examine.choice = \"slip\"")));

        walk.Complete("examine", "none").Where.ShouldBe("otherwise always");
    }

    [Test]
    public void An_activity_without_a_true_way_is_an_incident_that_keeps_its_place_among_the_tokens()
    {
        var walk = new Walk(Definition(
            Start() + Parallel("fork") + Task("one") + Task("two") + Task("three") + Path("start > fork > one") + Path("fork > two") + Flow("one", "three", "one.choice = \"yes\"")));

        walk.Complete("one", "no").Told.ShouldBe("close:one decide:one=none incident:gateway.no-way-out");
        walk.Where.ShouldBe("one two");
        walk.At("one").Rest.ShouldBe(Rest.Incident);
    }
}

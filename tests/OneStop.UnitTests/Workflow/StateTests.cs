using CsCheck;
using OneStop.Workflow.Engine;
using OneStop.Workflow.Feel;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

public sealed class StateTests
{
    private const string Written =
        """{"format":1,"next":8,"scope":{"tokens":[{"id":"3","node":"examine","rest":"task","branch":"f1"},{"id":"4","node":"posting","rest":"timer","branch":"f2","due":"2026-09-08T01:00:00Z"},"""
        + """{"id":"6","node":"join","rest":"join","branch":"f3","via":"g"},{"id":"7","node":"which","rest":"incident","branch":"f4","incident":"gateway.no-way-out"}]"""
        + ""","data":{"area":120.5,"day":{"date":"2026-02-28"},"kind":"red","ok":true}}}""";

    [Test]
    public void The_form_is_this_and_stays_this()
    {
        var walk = new Walk(Definition(
            Variables("ok:bool area:number day:date kind:code") + Start() + Parallel("fork") + Task("examine") + Timer("posting", "P15D") + Effect("quick") + Parallel("join") + Choice("which") + End()
            + Path("start > fork") + Path("join > done") + Flow("fork", "examine", null, "f1") + Flow("fork", "posting", null, "f2") + Flow("fork", "quick", null, "f3") + Flow("fork", "which", null, "f4")
            + Flow("quick", "join", null, "g") + Path("posting > join") + Flow("which", "join", "not(ok)")),
            ("kind", Value.Of("red")), ("ok", Value.Of(true)), ("day", Value.Of(new DateOnly(2026, 2, 28))), ("area", Value.Of(120.500m)));

        walk.State.ToJson().ShouldBe(Written);
    }

    [Test]
    public void What_is_read_is_written_again()
    {
        var state = ProcessState.FromJson(Written);

        state.ToJson().ShouldBe(Written);
        state.Tokens.Select(token => token.Rest).ShouldBe([Rest.Task, Rest.Timer, Rest.Join, Rest.Incident]);
        state.Variables["day"].ShouldBe(Value.Of(new DateOnly(2026, 2, 28)));
        state.HasStarted.ShouldBeTrue();
    }

    [Test]
    public void Members_in_another_order_are_read_for_a_database_may_turn_them() =>
        ProcessState.FromJson("""{ "scope": { "data": {"b":1.0,"a":2}, "tokens": [ {"rest":"task","id":"1","node":"x"} ] }, "next": 2, "format": 1 }""").ToJson()
            .ShouldBe("""{"format":1,"next":2,"scope":{"tokens":[{"id":"1","node":"x","rest":"task"}],"data":{"a":2,"b":1}}}""");

    [Test]
    public void Equal_states_are_equal_and_others_are_not()
    {
        ProcessState.FromJson(Written).ShouldBe(ProcessState.FromJson(Written));
        ProcessState.FromJson(Written).GetHashCode().ShouldBe(ProcessState.FromJson(Written).GetHashCode());
        ProcessState.FromJson(Written).ShouldNotBe(ProcessState.FromJson(Written.Replace("120.5", "120.6")));
        ProcessState.FromJson(ProcessState.Empty.ToJson()).ShouldBe(ProcessState.Empty);
    }

    [TestCase("", TestName = "Damaged: nothing")]
    [TestCase("{", TestName = "Damaged: cut off")]
    [TestCase("null", TestName = "Damaged: null")]
    [TestCase("[]", TestName = "Damaged: an array")]
    [TestCase("{}", TestName = "Damaged: empty")]
    [TestCase("""{"format":2,"next":1,"scope":{"tokens":[]}}""", TestName = "Damaged: a later format")]
    [TestCase("""{"next":1,"scope":{"tokens":[]}}""", TestName = "Damaged: no format")]
    [TestCase("""{"format":1,"next":0,"scope":{"tokens":[]}}""", TestName = "Damaged: next is 0")]
    [TestCase("""{"format":1,"next":1.5,"scope":{"tokens":[]}}""", TestName = "Damaged: next is no integer")]
    [TestCase("""{"format":1,"next":1}""", TestName = "Damaged: no scope")]
    [TestCase("""{"format":1,"next":1,"scope":{}}""", TestName = "Damaged: no tokens")]
    [TestCase("""{"format":1,"next":1,"scope":{"tokens":[]}} {}""", TestName = "Damaged: something follows")]
    [TestCase("""{"format":1,"next":1,"scope":{"tokens":[]},"colour":1}""", TestName = "Damaged: an unknown member")]
    [TestCase("""{"format":1,"format":1,"next":1,"scope":{"tokens":[]}}""", TestName = "Damaged: a member twice")]
    [TestCase("""{"format":1,"next":2,"scope":{"tokens":[{"id":"2","node":"x","rest":"task"}]}}""", TestName = "Damaged: a token from the future")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"2","node":"x","rest":"task"},{"id":"1","node":"x","rest":"task"}]}}""", TestName = "Damaged: tokens out of order")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"1","node":"x","rest":"timer"}]}}""", TestName = "Damaged: a timer without instant")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"1","node":"x","rest":"task","via":"f"}]}}""", TestName = "Damaged: a task with a way")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"1","node":"x","rest":"join"}]}}""", TestName = "Damaged: a join without a way")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"1","node":"x","rest":"incident"}]}}""", TestName = "Damaged: an incident without code")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"1","node":"x","rest":"sleep"}]}}""", TestName = "Damaged: an unknown rest")]
    [TestCase("""{"format":1,"next":3,"scope":{"tokens":[{"id":"1","rest":"task"}]}}""", TestName = "Damaged: a token nowhere")]
    [TestCase("""{"format":1,"next":1,"scope":{"tokens":[],"data":{"a":1,"a":2}}}""", TestName = "Damaged: data twice")]
    [TestCase("""{"format":1,"next":1,"scope":{"tokens":[],"data":{"a":{"date":"2026-02-29"}}}}""", TestName = "Damaged: no such date")]
    [TestCase("""{"format":1,"next":1,"scope":{"tokens":[],"data":{"a":null}}}""", TestName = "Damaged: null is not kept")]
    [TestCase("""{"format":1,"next":2,"scope":{"tokens":[{"id":"1","node":"\ud800","rest":"task"}]}}""", TestName = "Damaged: half a character")]
    [TestCase("""{"format":1,"next":1,"scope":{"tokens":[]},"delivered":[1]}""", TestName = "Damaged: a mark that is no text")]
    public void A_damaged_state_is_a_format_exception(string json) => Should.Throw<FormatException>(() => ProcessState.FromJson(json));

    [Test]
    public void A_mutated_state_is_read_or_is_a_format_exception() =>
        Gen.Select(Gen.Int[0, Written.Length - 1], Gen.Int[0, 12], Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Char["\"\\{}[],:.-u "])).Array[1, 4].Sample(
            edits =>
            {
                var mutated = edits.Aggregate(Written, Edit);
                try
                {
                    ProcessState.FromJson(mutated).ToJson().ShouldBe(ProcessState.FromJson(mutated).ToJson());
                }
                catch (FormatException)
                {
                    // The one answer to a damaged row.
                }
            },
            iter: 5_000);

    [Test]
    public void Ten_steps_leave_less_than_2_KB_however_often_they_were_gone()
    {
        var nodes = Enumerable.Range(0, 10).Select(n => $"step{n}").ToList();
        var walk = new Walk(Definition(Start() + string.Concat(nodes.Select(node => Task(node))) + Path("start > " + string.Join(" > ", nodes)) + Path("step9 > step0")));
        for (var round = 0; round < 50; round++)
            nodes.ForEach(node => walk.Complete(node, "approvedWithRemarks"));

        walk.State.ToJson().Length.ShouldBeLessThan(2048);
    }

    private static string Edit(string text, (int At, int Length, char With) edit)
    {
        var at = Math.Min(edit.At, text.Length);
        return string.Concat(text.AsSpan(0, at), edit.With.ToString(), text.AsSpan(Math.Min(text.Length, at + edit.Length)));
    }
}

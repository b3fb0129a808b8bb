using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Procedures.MinimalJurisdiction;

namespace OneStop.UnitTests.Procedures;

public sealed class LimitSumTests
{
    [Test]
    public void Steps_with_less_time_than_their_phase_are_a_warning_with_both_sums()
    {
        var reading = ReadWith(Process, "limit=\"5 wd\"", "limit=\"4.5 wd\"");

        var fault = reading.Said().ShouldHaveSingleItem();
        (fault.Rule, fault.Weight, fault.ElementId).ShouldBe(("workflow.limit-sum", FaultWeight.Warning, "slipSent"));
        fault.Sentence.ShouldContain("4.5 wd");
        fault.Sentence.ShouldContain("5 wd");
        reading.Value.ShouldNotBeNull();
    }

    [Test]
    public void Steps_with_more_time_than_their_phase_are_a_warning_at_the_negative_end_too()
    {
        var reading = ReadWith(Process, "limit=\"5 wd\"", "limit=\"6 wd\"");

        reading.Said().Select(fault => fault.ElementId).ShouldBe(["slipSent", "refused"]);
    }

    [Test]
    public void The_longest_way_counts_and_a_way_back_is_not_taken_twice()
    {
        var reading = ReadWith(
            Process,
            "<sequenceFlow id=\"f8\" sourceRef=\"update\" targetRef=\"granted\" />",
            """
            <sequenceFlow id="f8" sourceRef="update" targetRef="seen" />
            <exclusiveGateway id="seen" default="f8c" />
            <userTask id="mend" name="Mend"><extensionElements>
              <os:step office="land-office" post="examiner" phase="2" limit="0.5 wd" status="updating" national="4" />
            </extensionElements></userTask>
            <sequenceFlow id="f8a" sourceRef="seen" targetRef="mend"><conditionExpression>examine.choice = "yes"</conditionExpression></sequenceFlow>
            <sequenceFlow id="f8b" sourceRef="mend" targetRef="seen" />
            <sequenceFlow id="f8c" sourceRef="seen" targetRef="check" />
            <userTask id="check" name="Check"><extensionElements>
              <os:step office="land-office" post="examiner" phase="2" limit="1 wd" status="updating" national="4" />
            </extensionElements></userTask>
            <sequenceFlow id="f8d" sourceRef="check" targetRef="granted" />
            """);

        reading.Said().ShouldHaveSingleItem().Sentence.ShouldContain("4 wd together");
    }

    [Test]
    public void A_phase_in_days_has_no_sum()
    {
        var reading = ReadWith(Rules, "limit: 3 wd, starts", "limit: 30 d, starts");

        reading.Said().Select(fault => fault.Rule).ShouldBe(["workflow.phase-join"]);
    }
}

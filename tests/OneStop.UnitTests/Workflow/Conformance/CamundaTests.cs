namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>Step scenarios transcribed from Camunda 7's engine tests, in the step language that the set's README describes.</summary>
[Category("Conformance")]
public sealed class CamundaTests
{
    [TestCaseSource(nameof(Set))]
    public void Steps_hold_in_order(string folder)
    {
        var tally = new Tally("camunda7");
        foreach (var scenario in Sets.Read(folder, "camunda7-scenarios.json"))
            tally.Run(scenario.Is("recommended") ? "recommended" : "others", scenario.Text("id"), () => CamundaRun.Play(folder, scenario));

        tally.Print();
        tally.Share("recommended").ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static IEnumerable<TestCaseData> Set() => Sets.Of("camunda7");
}

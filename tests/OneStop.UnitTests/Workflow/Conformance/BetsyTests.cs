using System.Text.Json;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>betsy: executable processes with the trace that they must leave, and models that must be refused.</summary>
[Category("Conformance")]
public sealed class BetsyTests
{
    [TestCaseSource(nameof(Set))]
    public void Traces_are_as_expected_and_forbidden_models_are_refused(string folder)
    {
        var tally = new Tally("betsy");
        foreach (var one in Sets.Read(folder, "betsy-traces.json"))
        {
            var isModel = one.Text("group") == "bpmn_constraints";
            tally.Run(isModel ? "refused" : one.Is("recommended") ? "recommended" : "others", one.Text("id"), () => isModel ? Refused(folder, one) : Runs(folder, one));
        }

        tally.Print();
        tally.Share("recommended").ShouldBe(1);
        tally.Share("refused").ShouldBeGreaterThanOrEqualTo(0.95);
    }

    private static IEnumerable<TestCaseData> Set() => Sets.Of("betsy");

    private static string? Refused(string folder, JsonElement one) =>
        BpmnModel.Read(File.ReadAllBytes(Path.Combine(folder, one.Text("file"))), one.Text("file")).Faults.Any(fault => fault.Weight == FaultWeight.Error) ? null : "accepted";

    private static string? Runs(string folder, JsonElement one)
    {
        var expected = one.GetProperty("expectedTrace").EnumerateArray().Select(word => word.GetString()!).Order(StringComparer.Ordinal).ToList();
        var found = BetsyRun.Trace(Path.Combine(folder, one.Text("file")), one, expected.Contains("MARKER_exists")).Order(StringComparer.Ordinal).ToList();
        var isError = expected is ["ERROR"] && found.Exists(word => word.StartsWith("ERROR", StringComparison.Ordinal));
        return isError || expected.SequenceEqual(found) ? null : $"expected {string.Join(' ', expected)}, found {string.Join(' ', found)}";
    }
}

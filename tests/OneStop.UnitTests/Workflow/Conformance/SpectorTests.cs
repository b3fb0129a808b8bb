using System.Text.Json;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>BPMNspector: valid and invalid models, one rule each. Refusing everything is worth nothing, so both shares count.</summary>
[Category("Conformance")]
public sealed class SpectorTests
{
    /// <summary>These import models that are not part of the set.</summary>
    private const string Importing = "EXT.002";

    [TestCaseSource(nameof(Set))]
    public void Invalid_models_are_refused_and_valid_ones_accepted(string folder)
    {
        var tally = new Tally("bpmnspector");
        foreach (var one in Sets.Read(folder, "bpmnspector-expected.json").Where(one => one.Text("rule") != Importing))
            tally.Run(one.Text("expected"), one.Text("file"), () => Differs(folder, one));

        tally.Print();
        tally.Share("invalid").ShouldBeGreaterThanOrEqualTo(0.9);
        tally.Share("valid").ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private static IEnumerable<TestCaseData> Set() => Sets.Of("bpmnspector");

    private static string? Differs(string folder, JsonElement one)
    {
        var faults = BpmnModel.Read(File.ReadAllBytes(Path.Combine(folder, one.Text("file"))), one.Text("file")).Faults.Where(fault => fault.Weight == FaultWeight.Error).ToList();
        var isValid = one.Text("expected") == "valid";
        return isValid == (faults.Count == 0) ? null : $"{one.Text("rule")} {string.Join(" | ", faults.Select(fault => $"{fault.Rule} {fault.Sentence}"))}";
    }
}

using System.Text.Json;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>Command scenarios of lean-cibseven, with what a Camunda 7 fork showed after every command.</summary>
[Category("Conformance")]
public sealed class LeanTests
{
    [TestCaseSource(nameof(Set))]
    public void After_each_command_the_same_work_is_open(string folder)
    {
        var tally = new Tally("lean-cibseven");
        foreach (var path in Directory.GetFiles(folder, "*scenario.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var evidence = path.Replace("scenario.json", "cibseven-evidence.json");
            var scenario = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
            var observed = File.Exists(evidence) ? JsonDocument.Parse(File.ReadAllBytes(evidence)).RootElement : (JsonElement?)null;
            tally.Run(observed is null ? "without-evidence" : "with-evidence", scenario.Text("id"), () => LeanRun.Replay(folder, scenario, observed));
        }

        tally.Print();
        tally.Failed.ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> Set() => Sets.Of("lean-cibseven");
}

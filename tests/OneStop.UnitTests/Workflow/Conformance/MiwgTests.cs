using System.Text.Json;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>BPMN MIWG: what other tools export must be read as the same graph as the reference model, and what is broken must be refused.</summary>
[Category("Conformance")]
public sealed class MiwgTests
{
    [TestCaseSource(nameof(Set))]
    public void Exports_of_other_tools_are_read_as_the_same_graph(string folder)
    {
        var tally = new Tally("miwg");
        var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "miwg-expected.json"))).RootElement;
        var references = expected.GetProperty("reference");
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "files", "Reference")).Order(StringComparer.Ordinal))
        {
            if (references.TryGetProperty(Path.GetFileNameWithoutExtension(file), out var reference))
                tally.Run("reference", Path.GetFileName(file), () => Differs(file, reference));
        }

        foreach (var one in expected.GetProperty("vendorFiles").EnumerateArray())
        {
            var file = Path.Combine(folder, one.Text("file"));
            if (!one.Is("parses"))
                tally.Run("broken", one.Text("file"), () => BpmnModel.Read(File.ReadAllBytes(file), file).Faults.Any(fault => fault.Weight == FaultWeight.Error) ? null : "accepted");
            else if (one.Is("sameGraphAsReference"))
                tally.Run("same-graph", one.Text("file"), () => Differs(file, references.GetProperty(one.Text("model"))));
            else
                tally.Run("counts", one.Text("file"), () => Counts(file, one.GetProperty("expected")));
        }

        tally.Print();
        tally.Failed.ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> Set() => Sets.Of("miwg");

    private static BpmnModel Model(string file) => BpmnModel.Read(File.ReadAllBytes(file), file).Model ?? throw new InvalidOperationException("not read");

    private static string? Differs(string file, JsonElement reference)
    {
        var model = Model(file);
        var nodes = model.Processes.SelectMany(process => process.Nodes).Select(Words).Order(StringComparer.Ordinal).ToList();
        var edges = model.Processes.SelectMany(process => process.Flows).Where(flow => flow.Source is not null && flow.Target is not null).Select(flow => $"{Words(flow.Source!)} > {Words(flow.Target!)}").Order(StringComparer.Ordinal).ToList();
        var wantedNodes = reference.GetProperty("nodes").EnumerateArray().Select(one => Words(one, 0)).Order(StringComparer.Ordinal).ToList();
        var wantedEdges = reference.GetProperty("edges").EnumerateArray().Select(one => $"{Words(one, 0)} > {Words(one, 3)}").Order(StringComparer.Ordinal).ToList();
        return Missing("nodes", wantedNodes, nodes) ?? Missing("edges", wantedEdges, edges);
    }

    private static string? Missing(string what, List<string> wanted, List<string> found) =>
        wanted.SequenceEqual(found) ? null : $"{what} missing {string.Join("; ", wanted.Except(found))} beyond {string.Join("; ", found.Except(wanted))} ({found.Count} for {wanted.Count})";

    private static string? Counts(string file, JsonElement expected)
    {
        var model = Model(file);
        var found = (model.Processes.Sum(process => process.Nodes.Count), model.Processes.Sum(process => process.Flows.Count));
        var wanted = (expected.GetProperty("flowNodes").GetInt32(), expected.GetProperty("sequenceFlows").GetInt32());
        return found == wanted ? null : $"{found} instead of {wanted}";
    }

    private static string Words(ModelNode node) => $"{node.Type}/{Plain(node.Name ?? "")}/{string.Join(",", node.Events.Order(StringComparer.Ordinal))}";

    private static string Words(JsonElement list, int from) => $"{list[from].GetString()}/{Plain(list[from + 1].GetString() ?? "")}/{list[from + 2].GetString()}";

    /// <summary>Line ends and blanks in a name are the tool's layout.</summary>
    private static string Plain(string name) => string.Join(' ', name.Split([' ', '\n', '\r', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}

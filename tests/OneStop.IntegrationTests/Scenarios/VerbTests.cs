using System.Text.Json;
using OneStop.Host.Verbs;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The verbs that walk: <c>workflow test</c> and <c>demo</c>.</summary>
internal sealed class VerbTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("onestop-verbs-");

    [TearDown]
    public void DropFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Workflow_test_names_the_scenario_that_fails_and_what_differs()
    {
        var folder = Path.Combine(_folder.FullName, "lc-2026");
        Shipped.LaoCai.WriteTo(folder);
        var file = Path.Combine(folder, "procedures", "transfer", "scenarios.yaml");
        var lines = await File.ReadAllLinesAsync(file);
        var first = Array.FindIndex(lines, line => line.Contains("stepDue: 2026-11-06T11:30", StringComparison.Ordinal));
        lines[first] = lines[first].Replace("T11:30", "T11:31", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines);

        var (code, text) = await Test(_folder.FullName);

        code.ShouldBe(1);
        text.ShouldContain("reception: stepDue expected 2026-11-06T11:31 but was 2026-11-06T11:30");
        text.Split('\n').Count(line => line.StartsWith("failed", StringComparison.Ordinal)).ShouldBe(1);
        text.Split('\n').Count(line => line.StartsWith("ok", StringComparison.Ordinal)).ShouldBeGreaterThan(1);
    }

    [Test]
    public async Task Workflow_test_fails_where_there_is_nothing_to_test()
    {
        (await Test(_folder.FullName)).Code.ShouldBe(1);
        (await Test(Path.Combine(_folder.FullName, "none"))).Code.ShouldBe(1);
    }

    [Test]
    public async Task The_demo_holds_and_tells_each_step_to_machines()
    {
        var (code, text) = await Demonstrate(json: true);

        code.ShouldBe(0);
        var steps = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        steps.Count.ShouldBe(15);
        foreach (var step in steps)
        {
            foreach (var member in (string[])["step", "actor", "holder", "dueAt", "publicStatus"])
                step.TryGetProperty(member, out _).ShouldBeTrue(member);
        }

        steps.Select(step => step.GetProperty("holder").GetString()).Distinct().ShouldBe(["office", "citizen", "tax", null]);
        steps[^1].GetProperty("publicStatus").GetString().ShouldBe("result-returned");
        steps[0].GetProperty("dueAt").GetString().ShouldBe("2026-11-06T11:30:00+07:00");
    }

    [Test]
    public async Task The_demo_tells_a_story_in_Vietnamese_and_names_the_late_payer()
    {
        var (code, text) = await Demonstrate(json: false);

        code.ShouldBe(0);
        text.ShouldContain("12. Thứ hai 21/12/2026 09:00");
        text.Split('\n').Count(line => line.Contains("Quá hạn", StringComparison.Ordinal)).ShouldBe(1);
        text.ShouldNotContain("{");
    }

    private static async Task<(int Code, string Text)> Test(string folder)
    {
        using StringWriter output = new() { NewLine = "\n" };
        var code = await WorkflowTest.Run(folder, output, CancellationToken.None);
        return (code, output.ToString());
    }

    private static async Task<(int Code, string Text)> Demonstrate(bool json)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new();
        var code = await Demo.Run(json, output, error, CancellationToken.None);
        error.ToString().ShouldBeEmpty();
        return (code, output.ToString());
    }
}

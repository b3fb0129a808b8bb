using System.CommandLine;
using OneStop.Application.Procedures;
using OneStop.Host.Scenarios;

namespace OneStop.Host.Verbs;

/// <summary>
/// <c>workflow test &lt;folder&gt;</c>: walks every scenario of the jurisdictions in a folder over HTTP, and tells what was expected and did
/// not come. Exit code 1 when something differs or a jurisdiction cannot be read.
/// </summary>
internal static class WorkflowTest
{
    private const int Failed = 1;

    internal static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A jurisdiction, or a folder of jurisdictions." };
        var test = new Command("test", "Walks the scenarios of a folder through a service of their own.") { folder };
        test.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Output, cancel));
        return test;
    }

    internal static async Task<int> Run(string folder, TextWriter output, CancellationToken cancel)
    {
        if (!Directory.Exists(folder) || WorkflowCheck.JurisdictionsIn(folder) is not { Count: > 0 } jurisdictions)
        {
            output.WriteLine($"{folder}: there is no jurisdiction.");
            return Failed;
        }

        var code = 0;
        foreach (var jurisdiction in jurisdictions)
            code |= await Test(JurisdictionFiles.FromFolder(jurisdiction), output, cancel);

        return code;
    }

    private static async Task<int> Test(JurisdictionFiles files, TextWriter output, CancellationToken cancel)
    {
        var reading = JurisdictionReader.Read(files);
        if (reading.Value is not { } jurisdiction)
        {
            foreach (var fault in reading.Faults)
                output.WriteLine(WorkflowCheck.Line(fault));

            output.WriteLine($"{files.Key}: has faults, nothing was tested.");
            return Failed;
        }

        List<ScenarioWalk> walks = [];
        foreach (var group in ScenarioGroup.Of(files, jurisdiction))
            walks.AddRange(await ScenarioRunner.Walk(group, null, cancel));

        foreach (var walk in walks)
            Tell(walk, output);

        var failed = walks.Count(walk => walk.Differences.Count > 0);
        output.WriteLine($"{files.Key}: {walks.Count} scenarios, {failed} failed.");
        return failed > 0 ? Failed : 0;
    }

    private static void Tell(ScenarioWalk walk, TextWriter output)
    {
        output.WriteLine($"{(walk.Differences.Count > 0 ? "failed" : "ok"),-6} {walk.Walked.Name}");
        foreach (var difference in walk.Differences)
            output.WriteLine($"         {difference}");
    }
}

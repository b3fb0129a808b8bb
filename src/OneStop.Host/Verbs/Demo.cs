using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.Procedures;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Host.Scenarios;

namespace OneStop.Host.Verbs;

/// <summary>
/// <c>demo</c>: one transfer of land from the desk through every office and back, over the real API of a service of its own, and what
/// happened told step by step. Exit code 1 when something did not go as expected; nothing is left behind.
/// </summary>
internal static class Demo
{
    private const string Procedure = "transfer";

    internal static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of a story." };
        var demo = new Command("demo", "Drives one dossier through every office and tells what happened.") { json };
        demo.SetAction((parsed, cancel) => Run(
            parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return demo;
    }

    internal static async Task<int> Run(bool json, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        // The story is Vietnamese whatever the machine speaks.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        HostSettings settings = new();
        var files = JurisdictionFiles.FromFolder(Path.Combine(settings.Workflows, settings.Jurisdictions));
        if (JurisdictionReader.Read(files).Value is not { } jurisdiction)
        {
            error.WriteLine($"The shipped folder of {files.Key} has faults: onestop workflow check {files.Root}");
            return 1;
        }

        var procedure = jurisdiction.Procedures[Procedure];
        ProcedureScenario walked = new(procedure, ScenarioFile.Read(Resource.Read("demo.yaml"), "demo.yaml").Scenarios[0]);
        await using var service = await ThrowAwayHost.Start(files, walked.Scenario.Given.At, null, cancel);
        using ScenarioClient client = new(service.Address);
        return await Tell(service, new ScenarioWalk(walked, client), new DemoStory(jurisdiction, procedure), json, output, error, cancel);
    }

    private static async Task<int> Tell(
        ThrowAwayHost service, ScenarioWalk walk, DemoStory story, bool json, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!json)
            output.WriteLine(story.Title);

        var no = 0;
        Observation? before = null;
        await foreach (var turn in ScenarioRunner.Turns(service, [walk], cancel))
        {
            if (walk.Latest is not { } after)
                break;

            var line = DemoLine.Of(turn, after);
            var told = json ? [JsonSerializer.Serialize(line, WireJson.Options)] : story.Tell(++no, line, turn.Step, before, after);
            foreach (var text in told)
                output.WriteLine(text);

            before = after;
        }

        return Judge(walk, story, json, output, error);
    }

    private static int Judge(ScenarioWalk walk, DemoStory story, bool json, TextWriter output, TextWriter error)
    {
        if (walk.Differences.Count == 0)
        {
            if (!json)
                output.WriteLine(story.Held);

            return 0;
        }

        error.WriteLine(story.Failed);
        foreach (var difference in walk.Differences)
            error.WriteLine($"  {difference}");

        return 1;
    }
}

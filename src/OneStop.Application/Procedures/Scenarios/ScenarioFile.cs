using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures.Scenarios;

/// <param name="Scenarios">Empty when a fault of weight error was found.</param>
public sealed record ScenarioReading(IReadOnlyList<Scenario> Scenarios, IReadOnlyList<Fault> Faults);

/// <summary>Reads <c>scenarios.yaml</c> and tells every fault at once.</summary>
public static class ScenarioFile
{
    /// <param name="file">Name for the faults.</param>
    public static ScenarioReading Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var findings = new Findings(file);
        var scenarios = Read(bytes, findings);
        return new ScenarioReading(findings.HasErrors ? [] : scenarios, findings.All);
    }

    /// <returns>What could be read, for the checks that follow.</returns>
    internal static IReadOnlyList<Scenario> Read(ReadOnlyMemory<byte> bytes, Findings findings)
    {
        if (MapReader.Of(YamlReader.Read(bytes, findings), findings, "the file of scenarios") is not { } root)
            return [];

        root.Require("scenarios");
        var scenarios = new List<Scenario>();
        foreach (var map in root.Maps("scenarios", "the scenario"))
        {
            var scenario = ReadScenario(map);
            if (scenarios.Exists(other => other.Name == scenario.Name))
                findings.Error(map.PlaceOf("name"), "workflow.duplicate", $"Two scenarios are called '{scenario.Name}'.", scenario.Name);

            scenarios.Add(scenario);
        }

        root.Close();
        return scenarios;
    }

    private static Scenario ReadScenario(MapReader map)
    {
        map.Require("given");
        var name = map.Text("name");
        var given = map.Map("given", "the reception") is { } reception ? ReadReception(reception) : new Reception(default, "", "", "", null, false, null);
        var steps = map.Maps("steps", "the step").Select(ReadStep).ToList();
        map.Close();
        CheckOrder(given, steps, map.Findings);
        return new Scenario(name, given, steps, map.At.Line);
    }

    /// <summary>Time does not run backwards: a command is recorded at or after the one before it.</summary>
    private static void CheckOrder(Reception given, List<ScenarioStep> steps, Findings findings)
    {
        var last = given.At;
        foreach (var step in steps.Where(step => step.At != default))
        {
            if (step.At < last)
                findings.Error(new Place(step.Line, 1), "scenario.order", "The step is recorded before the one above it.");
            if (step.Effective > step.At)
                findings.Error(new Place(step.Line, 1), "scenario.order", "Nothing is effective in the future.");

            last = step.At;
        }
    }

    private static Reception ReadReception(MapReader map)
    {
        var office = map.Text("office");
        var given = new Reception(
            LocalTime.Read(map, "received") ?? default,
            office,
            map.Text("commune"),
            map.TextOrNull("returnOffice") ?? office,
            map.WordOrNull("parties", "represented"),
            map.Flag("difficult"),
            ReadExpectation(map));
        map.Close();
        return given;
    }

    private static ScenarioStep ReadStep(MapReader map)
    {
        var step = new ScenarioStep(
            LocalTime.Read(map, "at") ?? default,
            ReadActor(map),
            map.Word("do", ScenarioCommands.All),
            ReadData(map),
            map.Has("effective") ? LocalTime.Read(map, "effective") : null,
            ReadExpectation(map),
            map.At.Line);
        map.Close();
        return step;
    }

    private static ScenarioActor? ReadActor(MapReader map)
    {
        var text = map.Text("as");
        if (text is "system" or "")
            return null;
        if (text.Split('/') is [{ Length: > 0 } office, { Length: > 0 } post])
            return new ScenarioActor(office, post);

        map.Findings.Error(map.PlaceOf("as"), "workflow.value", $"'{text}' is nobody; write office/post, or system.", text);
        return null;
    }

    private static Dictionary<string, string> ReadData(MapReader map)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Named("with"))
        {
            if (value is YamlText text)
                data[key.Text] = text.Text;
            else
                map.Findings.Error(value.At, "workflow.shape", $"'{key.Text}' must be one value.", key.Text);
        }

        return data;
    }

    private static Expectation? ReadExpectation(MapReader owner)
    {
        if (owner.Map("then", "the expectation") is not { } map)
            return null;

        var expectation = new Expectation(
            HolderOf(map.WordOrNull("holder", "office", "citizen", "tax", "system")),
            map.TextOrNull("office"),
            map.TextOrNull("status"),
            map.WholeOrNull("national", 1, 10),
            map.Has("step") ? map.TextOrNull("step") ?? "" : null,
            Due(map, "stepDue"),
            Due(map, "phase1Due"),
            Due(map, "phase2Due"),
            map.Has("open") ? map.Texts("open").Distinct(map.Findings, "open") : null);
        map.Close();
        return expectation;
    }

    private static ExpectedDue? Due(MapReader map, string key)
    {
        if (!map.Has(key))
            return null;

        return map.TextOrNull(key) is null ? new ExpectedDue(null) : new ExpectedDue(LocalTime.Read(map, key));
    }

    private static Holder? HolderOf(string? word) => word switch
    {
        "office" => Holder.Office,
        "citizen" => Holder.Citizen,
        "tax" => Holder.Tax,
        "system" => Holder.System,
        _ => null,
    };
}

using System.Text;
using OneStop.Application.Procedures;
using OneStop.Application.Procedures.Reading;
using OneStop.Application.Procedures.Scenarios;

namespace OneStop.Host.Scenarios;

/// <summary>A scenario with the procedure that it walks.</summary>
internal sealed record ProcedureScenario(LoadedProcedure Procedure, Scenario Scenario)
{
    /// <summary>Unique in a jurisdiction: <c>transfer: Clean …</c>.</summary>
    public string Name => $"{Procedure.Rules.Slug}: {Scenario.Name}";
}

/// <summary>Scenarios that can be walked in one service, because they want the same organisation.</summary>
/// <param name="Files">Of the jurisdiction as these scenarios want it.</param>
internal sealed record ScenarioGroup(JurisdictionFiles Files, IReadOnlyList<ProcedureScenario> Scenarios)
{
    /// <summary>All scenarios of a jurisdiction: those that want their commune flagged as difficult stand apart.</summary>
    public static IReadOnlyList<ScenarioGroup> Of(JurisdictionFiles files, Jurisdiction jurisdiction)
    {
        var all = jurisdiction.Procedures.Values
            .OrderBy(procedure => procedure.Rules.Slug, StringComparer.Ordinal)
            .SelectMany(procedure => procedure.Scenarios.Select(scenario => new ProcedureScenario(procedure, scenario)))
            .ToLookup(one => one.Scenario.Given.Difficult);
        ScenarioGroup plain = new(files, [.. all[false]]);
        ScenarioGroup flagged = new(Flag(files, all[true].Select(one => one.Scenario.Given.Commune).ToHashSet(StringComparer.Ordinal)), [.. all[true]]);
        return [.. new[] { plain, flagged }.Where(group => group.Scenarios.Count > 0)];
    }

    /// <summary>Writes the decision into the file, as a province would.</summary>
    private static JurisdictionFiles Flag(JurisdictionFiles files, HashSet<string> communes)
    {
        var bytes = files.Files[JurisdictionFiles.Organisation];
        if (OrganisationFile.Read(bytes, new Findings(JurisdictionFiles.Organisation)) is not { } organisation)
            return files;

        var lines = Encoding.UTF8.GetString(bytes.Span).Split('\n');
        foreach (var commune in organisation.Value.Communes.Where(commune => communes.Contains(commune.Code) && !commune.Difficult))
            Flag(lines, organisation.Communes[commune.Code]);

        var flagged = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return files with
        {
            Files = new Dictionary<string, ReadOnlyMemory<byte>>(files.Files, StringComparer.Ordinal) { [JurisdictionFiles.Organisation] = flagged },
        };
    }

    /// <summary>As the first key of the commune's map, in the style in which the map is written.</summary>
    private static void Flag(string[] lines, Place commune)
    {
        const string decision = "difficult: \"scenario\"";
        var line = lines[commune.Line - 1];
        var at = commune.Column - 1;
        lines[commune.Line - 1] = line[at] == '{'
            ? $"{line[..(at + 1)]} {decision}, {line[(at + 1)..]}"
            : $"{line[..at]}{decision}\n{new string(' ', at)}{line[at..]}";
    }
}

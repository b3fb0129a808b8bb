using OneStop.Application.Procedures;
using OneStop.Host;
using OneStop.Host.Scenarios;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>The jurisdictions that travel with the binary, and what walks them.</summary>
internal static class Shipped
{
    public const string Sqlite = "SQLite";
    public const string PostgreSql = "PostgreSQL";

    public static JurisdictionFiles LaoCai => JurisdictionFiles.FromFolder(Path.Combine(new HostSettings().Workflows, "lc-2026"));

    public static IReadOnlyList<ScenarioGroup> Groups { get; } = [.. Jurisdictions().SelectMany(GroupsOf)];

    /// <summary>An empty database for one service.</summary>
    /// <returns>Its connection string, or null: SQLite makes its own.</returns>
    public static async Task<string?> CreateDatabase(string database) =>
        database == Sqlite ? null : await (await PostgreSqlServer.Demand()).CreateDatabase("scenarios");

    public static async Task Drop(string? connectionString)
    {
        if (connectionString is not null)
            await (await PostgreSqlServer.Demand()).Drop(connectionString);
    }

    /// <summary>A jurisdiction's name is part of the case's: two may have a procedure in common.</summary>
    public static string NameOf(ScenarioGroup group, ProcedureScenario scenario) => $"{group.Files.Key} {scenario.Name}";

    private static IEnumerable<JurisdictionFiles> Jurisdictions() =>
        Directory.EnumerateFiles(new HostSettings().Workflows, "organisation.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => JurisdictionFiles.FromFolder(Path.GetDirectoryName(file)!));

    private static IReadOnlyList<ScenarioGroup> GroupsOf(JurisdictionFiles files) =>
        JurisdictionReader.Read(files).Value is { } jurisdiction ? ScenarioGroup.Of(files, jurisdiction) : [];
}

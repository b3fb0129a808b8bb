using System.Text.Json;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>A task of a dossier as an answer named it.</summary>
/// <param name="Version">To be sent as If-Match.</param>
internal sealed record Work(string Dossier, Guid Task, int Version)
{
    public string Path => $"/api/v1/dossiers/{Dossier}";

    /// <summary>The task that a reception opened.</summary>
    public static Work Registered(Answer answer) => Of(answer, answer.Json.GetProperty("task"));

    /// <summary>The tasks that a command opened.</summary>
    public static IReadOnlyList<Work> Next(Answer answer) => [.. answer.Json.GetProperty("next").EnumerateArray().Select(task => Of(answer, task))];

    private static Work Of(Answer answer, JsonElement task) =>
        new(answer.Text("code")!, task.GetProperty("taskId").GetGuid(), task.GetProperty("version").GetInt32());
}

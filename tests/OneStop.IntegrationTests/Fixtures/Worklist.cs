using System.Text.Json;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>The tasks that an officer's list shows, whatever its length.</summary>
internal static class Worklist
{
    /// <param name="view">Which list; the default is everything open and waiting.</param>
    public static async Task<List<JsonElement>> Tasks(this Officer officer, string view = "all")
    {
        List<JsonElement> tasks = [];
        for (var path = $"/api/v1/tasks?view={view}"; ;)
        {
            var page = (await officer.Get(path)).ShouldBe(200).Json;
            tasks.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next)
                return tasks;

            path = $"/api/v1/tasks?view={view}&after={next}";
        }
    }

    public static Guid Id(this JsonElement task) => task.GetProperty("taskId").GetGuid();
}

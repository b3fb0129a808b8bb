using System.Runtime.CompilerServices;

namespace OneStop.Host.Scenarios;

/// <summary>Walks scenarios over HTTP through a service of their own, with a simulated clock.</summary>
internal static class ScenarioRunner
{
    /// <summary>All side by side, each turn at its time, as the dossiers of an office lie beside each other: the clock never goes back.</summary>
    /// <param name="postgreSql">Connection string of an empty database; null: SQLite.</param>
    public static async Task<IReadOnlyList<ScenarioWalk>> Walk(ScenarioGroup group, string? postgreSql, CancellationToken cancel)
    {
        var start = group.Scenarios.Min(one => one.Scenario.Given.At);
        await using var service = await ThrowAwayHost.Start(group.Files, start, postgreSql, cancel);
        return await WalkIn(service, group, cancel);
    }

    /// <summary>The same in a service that the caller looks at afterwards.</summary>
    public static async Task<IReadOnlyList<ScenarioWalk>> WalkIn(ThrowAwayHost service, ScenarioGroup group, CancellationToken cancel)
    {
        using ScenarioClient client = new(service.Address);
        List<ScenarioWalk> walks = [.. group.Scenarios.Select(scenario => new ScenarioWalk(scenario, client))];
        await foreach (var _ in Turns(service, walks, cancel))
        {
            // Each walk keeps what it found.
        }

        return walks;
    }

    /// <summary>Takes turn after turn; gives each that was taken.</summary>
    public static async IAsyncEnumerable<Turn> Turns(
        ThrowAwayHost service, IReadOnlyList<ScenarioWalk> walks, [EnumeratorCancellation] CancellationToken cancel)
    {
        // The sort is stable: turns of one walk at the same minute stay in their order.
        foreach (var turn in walks.SelectMany(walk => walk.Turns).OrderBy(turn => turn.At))
        {
            await service.MoveTo(turn.At, cancel);
            await turn.Take(cancel);
            yield return turn;
        }
    }
}

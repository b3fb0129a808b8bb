using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Events;

/// <summary>A host that loses its power right after a commit: what it had answered is told by the one that follows it.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class KilledHostTests(Store store)
{
    private const int Kills = 3;
    private const int Dossiers = 5;

    /// <summary>Longer than the lease that the dead host still holds.</summary>
    private const int Patience = 40;

    [Test]
    public async Task Every_event_is_told_once_per_position_and_no_position_is_ever_rewritten()
    {
        await using var database = await TestDatabase.Create(store);
        using TestJurisdiction jurisdiction = new();
        HashSet<string> answered = [];
        Dictionary<Guid, long> positions = [];
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var host = await HostProcess.Start(database, jurisdiction.Arguments);
            var clerk = await host.Client.As(Walk.Clerk);
            for (var dossier = 0; dossier < Dossiers; dossier++)
                answered.Add((await clerk.Register()).ShouldBe(201).Text("code")!);

            await host.Kill();
            await Compare(database, positions);
        }

        await using var last = await HostProcess.Start(database, jurisdiction.Arguments);
        await Eventually.ShouldBe(answered.Count, () => Noticed(database), Patience);
        await Compare(database, positions);
        positions.Values.Order().ShouldBe(Enumerable.Range(1, answered.Count).Select(position => (long)position));
        await using var db = database.Open();
        (await db.Set<EventRow>().Select(row => row.Subject).ToListAsync()).ShouldBe(answered, ignoreOrder: true);
    }

    /// <summary>Keeps what was positioned, and compares it with what was before.</summary>
    private static async Task Compare(TestDatabase database, Dictionary<Guid, long> positions)
    {
        await using var db = database.Open();
        var now = await db.Set<EventRow>().Where(row => row.Position != null).ToDictionaryAsync(row => row.EventId, row => row.Position!.Value);
        foreach (var (id, position) in positions)
            now[id].ShouldBe(position);

        foreach (var (id, position) in now)
            positions[id] = position;
    }

    private static async Task<int> Noticed(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Set<NoticeRow>().CountAsync();
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Events;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class EventTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    [Test]
    public async Task Positions_are_consecutive_and_a_dossiers_events_keep_their_order()
    {
        await Together.Run(Enumerable.Range(0, 8).Select(_ => (Func<Task<Work>>)(() => _host.Client.Ready())));
        await EverythingIsPositioned();

        await using var db = _host.Database.Open();
        var events = await db.Set<EventRow>().AsNoTracking().OrderBy(row => row.Position).ToListAsync();
        events.Select(row => row.Position!.Value).ShouldBe(Enumerable.Range(1, events.Count).Select(position => (long)position));
        foreach (var dossier in events.GroupBy(row => row.DossierId))
            dossier.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, dossier.Count()));
    }

    [Test]
    public async Task A_reader_that_remembers_one_number_misses_nothing_while_others_write()
    {
        var clerk = await _host.As(Walk.Clerk);
        var writing = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _host.Client.Ready()));
        List<long> read = [];
        long after = 0;
        while (!writing.IsCompleted)
            after = await Follow(clerk, after, read);

        await writing;
        await EverythingIsPositioned();
        while (await Follow(clerk, after, read) is var next && next != after)
            after = next;

        await using var db = _host.Database.Open();
        var seen = await db.Set<EventRow>().Where(row => db.Set<Dossier>().Any(dossier => dossier.Id == row.DossierId && dossier.ReceptionOffice == "desk-yen-bai"))
            .Select(row => row.Position!.Value).Order().ToListAsync();
        read.ShouldBe(seen);
    }

    [Test]
    public async Task A_dossier_has_one_notice_for_each_public_state_and_none_twice()
    {
        var work = await _host.Client.Closed();

        // A completion whose step keeps the state says nothing new.
        await Eventually.ShouldBe("received, examining, updating, result-ready, result-returned", async () => string.Join(", ", await Notices(work.Dossier)));
    }

    private static async Task<long> Follow(Officer officer, long after, List<long> read)
    {
        var page = (await officer.Get($"/api/v1/events?after={after}&limit=7")).ShouldBe(200).Json;
        read.AddRange(page.GetProperty("events").EnumerateArray().Select(Position));
        return page.GetProperty("next").GetInt64();
    }

    private static long Position(JsonElement happened) => happened.GetProperty("position").GetInt64();

    private Task EverythingIsPositioned() => Eventually.Holds("every event has its position", async () =>
    {
        await using var db = _host.Database.Open();
        return !await db.Set<EventRow>().AnyAsync(row => row.Position == null);
    });

    private async Task<List<string>> Notices(string code)
    {
        await using var db = _host.Database.Open();
        return await db.Set<NoticeRow>().Where(notice => notice.Subject == code).OrderBy(notice => notice.Sequence).Select(notice => notice.PublicStatus).ToListAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Events;

/// <summary>One node publishes at a time; a host that stops in good order leaves the lease to the next.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class LeaseTests(Store store)
{
    /// <summary>The clock stands, so a lease that was not given back never ends.</summary>
    [Test]
    public async Task The_host_after_a_stopped_one_publishes_at_once()
    {
        await using var database = await TestDatabase.Create(store);
        FakeTimeProvider standing = new(SetClock.At("2026-11-05T09:00:00+07:00").ToUniversalTime());
        await using (var first = await TestHost.Start(database, standing))
        {
            await first.Client.Received();
            await Published(database, 1);
        }

        await using var second = await TestHost.Start(database, standing);
        await second.Client.Received();
        await Published(database, 2);
        (await Lease(database)).Epoch.ShouldBe(2);
    }

    private static Task Published(TestDatabase database, long upTo) =>
        Eventually.ShouldBe(upTo, async () => (await Lease(database)).PublishedUpTo);

    private static async Task<EventLease> Lease(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Set<EventLease>().AsNoTracking().SingleAsync();
    }
}

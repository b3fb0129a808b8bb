using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Receiving;

/// <summary>No date is promised that nobody has entered, and no receipt is written by a clock that is wrong.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class CalendarTests(Store store)
{
    private SetClock _clock = null!;
    private TestDatabase _database = null!;
    private TestHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new SetClock("2027-12-24T09:00:00+07:00");
        _database = await TestDatabase.Create(store);
        _host = await TestHost.Start(_database, _clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task A_promise_beyond_the_calendar_is_refused_and_nothing_is_stored()
    {
        var clerk = await _host.As(Walk.Clerk);
        (await clerk.Register()).ShouldBe(201).Text("code").ShouldNotBeNull().ShouldEndWith("-271224-0001");
        _clock.Move(TimeSpan.FromDays(5));
        clerk = await _host.Client.AsAnew(Walk.Clerk);
        var before = await Stored();

        (await clerk.Register()).ShouldBe(422, "calendar.not-covered");

        (await Stored()).ShouldBe(before);
        var late = Walk.Transfer();
        late["effectiveAt"] = "2027-12-24T10:00:00+07:00";
        (await clerk.Register(late)).ShouldBe(201).Text("code").ShouldNotBeNull().ShouldEndWith("-271224-0002");
    }

    [Test]
    public async Task A_clock_more_than_two_minutes_behind_the_newest_entry_registers_nothing()
    {
        var clerk = await _host.As(Walk.Clerk);
        (await clerk.Register()).ShouldBe(201);
        _clock.Move(TimeSpan.FromMinutes(-3));

        var refused = (await clerk.Register()).ShouldBe(503, "clock.behind");

        refused.RetryAfter.ShouldNotBeNull();
        _clock.Move(TimeSpan.FromMinutes(2));
        (await clerk.Register()).ShouldBe(201).Text("code").ShouldNotBeNull().ShouldEndWith("-0002");
    }

    private async Task<(int, int, int, int, int, int)> Stored()
    {
        await using var db = _database.Open();
        return (
            await db.Set<Dossier>().CountAsync(), await db.Set<JournalRow>().CountAsync(), await db.Set<EventRow>().CountAsync(),
            await db.Set<AnswerRow>().CountAsync(), await db.Set<PartyRow>().CountAsync(), await db.Set<CodeCounter>().CountAsync());
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Events;

/// <summary>The named broker in place of the bus in memory: by its address alone, with nothing lost and nothing out of order.</summary>
internal sealed class RabbitMqTests
{
    /// <summary>MassTransit tries a lost broker again at growing distances.</summary>
    private const int Patience = 120;

    private const string Walked = "received, examining, updating, result-ready";

    private TestDatabase _database = null!;
    private SetClock _clock = null!;

    [SetUp]
    public async Task Prepare()
    {
        await RabbitMqServer.Demand();
        _database = await TestDatabase.Create(Store.PostgreSql);
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
    }

    [TearDown]
    public async Task CleanUp()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Every_event_comes_once_per_position_in_order_to_the_notices_and_to_a_partner()
    {
        var address = await (await RabbitMqServer.Demand()).CreateVirtualHost();
        await using var partner = await Partner.Bind(address);
        await using var host = await TestHost.Start(_database, _clock, more: $"--OneStop:RabbitMq={address}");
        await partner.Begin();

        var works = await Together.Run(Enumerable.Range(0, 6).Select(_ => (Func<Task<Work>>)(() => host.Client.Ready())));

        foreach (var work in works)
            await Eventually.ShouldBe(Walked, () => Notices(work.Dossier), Patience);

        await Eventually.ShouldBe(24, () => Task.FromResult(partner.Read.Count));
        partner.Positions.ShouldBe(Enumerable.Range(1, 24).Select(position => (long)position));
        await using var db = _database.Open();
        var rows = await db.Set<EventRow>().OrderBy(row => row.Position).ToListAsync();
        partner.Read.Select(read => read.MessageId).ShouldBe(rows.Select(row => row.EventId.ToString()));
        partner.Read.ShouldAllBe(read => read.ContentType == "application/vnd.masstransit+json" && read.IsPersistent);
        var first = partner.Read[0].Event;
        first.GetProperty("type").GetString().ShouldBe("vn.onestop.dossier.received.v1");
        (first.GetProperty("subject").GetString(), first.GetProperty("sequence").GetInt32()).ShouldBe((rows[0].Subject, 1));
        first.GetProperty("data").GetProperty("publicStatus").GetString().ShouldBe("received");
    }

    [Test]
    public async Task A_broker_that_stops_and_comes_back_loses_nothing_and_the_service_serves_on()
    {
        await using var broker = await RabbitMqServer.DemandOwn();
        var address = await broker.CreateVirtualHost();
        var partner = await Partner.Bind(address);
        string[] arguments = [$"--OneStop:RabbitMq={address}", "--Logging:LogLevel:OneStop=None", "--Logging:LogLevel:MassTransit=None"];
        List<Work> works = [];
        await using (var host = await TestHost.Start(_database, _clock, more: arguments))
        {
            works.Add(await host.Client.Ready());
            await Eventually.ShouldBe(4L, PublishedUpTo, Patience);
            (await Ready(host)).ShouldBe((200, "Healthy", "Healthy"));

            await broker.Stop();

            works.Add(await host.Client.Ready());
            await Eventually.ShouldBe(8L, () => Catchup(host));
            await Eventually.ShouldBe((200, "Degraded", "Degraded"), () => Ready(host), Patience);
            (await Waiting(host)).ShouldBe(4);
            (await PublishedUpTo()).ShouldBe(4);
        }

        // A host that starts while the broker is away serves as well.
        await using var next = await TestHost.Start(_database, _clock, more: arguments);
        works.Add(await next.Client.Ready());
        await Eventually.ShouldBe(12L, () => Catchup(next));

        await broker.StartAgain();

        await Eventually.ShouldBe(12L, PublishedUpTo, Patience);
        foreach (var work in works)
            await Eventually.ShouldBe(Walked, () => Notices(work.Dossier), Patience);

        await Eventually.ShouldBe((200, "Healthy", "Healthy"), () => Ready(next), Patience);
        await partner.Begin();
        await Eventually.ShouldBe(12, () => Task.FromResult(partner.Read.Count));
        partner.Positions.ShouldBe(Enumerable.Range(1, 12).Select(position => (long)position));
        await partner.DisposeAsync();
    }

    [Test]
    public async Task Two_hosts_on_one_database_and_one_broker_tell_each_state_once_though_the_one_that_publishes_leaves()
    {
        var address = await (await RabbitMqServer.Demand()).CreateVirtualHost();
        await using var mail = MailServer.Start();
        string[] arguments = [$"--OneStop:RabbitMq={address}", .. mail.Arguments];
        await using var partner = await Partner.Bind(address);
        var one = await TestHost.Start(_database, _clock, more: arguments);
        await using var other = await TestHost.Start(_database, _clock, more: arguments);
        await partner.Begin();
        List<Work> works = [.. await Walk(one, other)];
        await one.DisposeAsync();
        works.AddRange(await Walk(other, other));

        foreach (var work in works)
            await Eventually.ShouldBe(Walked, () => Notices(work.Dossier), Patience);

        // Received and ready: two letters each.
        var letters = works.SelectMany(work => (string[])[$"{work.Dossier}.1@example.vn", $"{work.Dossier}.4@example.vn"]).Order().ToList();
        await Eventually.ShouldBe(letters.Count, () => Task.FromResult(mail.Taken.Count), 30);
        mail.Taken.Select(letter => letter.MessageId).Order().ShouldBe(letters);
        await Eventually.ShouldBe(works.Count * 4, () => Task.FromResult(partner.Positions.Distinct().Count()));
        await using var db = _database.Open();
        (await db.Set<EventLease>().SingleAsync()).Epoch.ShouldBe(2, "the second took over once, when the first had left");

        Task<Work[]> Walk(TestHost here, TestHost there) => Together.Run(
            Enumerable.Range(0, 3).SelectMany(_ => (Func<Task<Work>>[])[() => Ready(here), () => Ready(there)]));

        async Task<Work> Ready(TestHost host)
        {
            var work = await host.Client.Examining(NoticeMailTests.WithAddress());
            work = Work.Next((await (await host.As(Fixtures.Walk.Examiner)).Complete(work, "noSlip")).ShouldBe(200)).Single();
            return Work.Next((await (await host.As(Fixtures.Walk.Registrar)).Complete(work)).ShouldBe(200)).Single();
        }
    }

    private async Task<string> Notices(string code)
    {
        await using var db = _database.Open();
        return string.Join(", ", await db.Set<NoticeRow>().Where(notice => notice.Subject == code).OrderBy(notice => notice.Sequence).Select(notice => notice.PublicStatus).ToListAsync());
    }

    private async Task<long> PublishedUpTo()
    {
        await using var db = _database.Open();
        return (await db.Set<EventLease>().AsNoTracking().SingleAsync()).PublishedUpTo;
    }

    /// <summary>How far a reader of the positions comes.</summary>
    private static async Task<long> Catchup(TestHost host) =>
        (await (await host.As(Walk.Clerk)).Get("/api/v1/events?after=0")).ShouldBe(200).Json.GetProperty("next").GetInt64();

    private static async Task<(int Status, string? All, string? Bus)> Ready(TestHost host)
    {
        var health = await host.Client.Nobody.Get("/health/ready");
        return (health.Status, health.Text("status"), health.Json.GetProperty("checks").GetProperty("bus").GetProperty("status").GetString());
    }

    private static async Task<long> Waiting(TestHost host)
    {
        JsonElement health = (await host.Client.Nobody.Get("/health/ready")).Json;
        return health.GetProperty("checks").GetProperty("events").GetProperty("data").GetProperty("waiting").GetInt64();
    }
}

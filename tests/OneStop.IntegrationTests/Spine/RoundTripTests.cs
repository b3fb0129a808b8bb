using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Application.Events;
using OneStop.Application.Tasks;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

/// <summary>What the spine promises on the wire: key, lock and loads · writes · commit.</summary>
internal sealed class RoundTripTests
{
    /// <summary>Every connection of the pool has to have seen every statement twice: the pool gives them out in turn.</summary>
    private const int Warming = 20;

    private TestDatabase _database = null!;
    private CountingProxy _proxy = null!;
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TestDatabase.Create(Store.PostgreSql);
        _proxy = new CountingProxy(_database.PostgreSql!);
        _host = await TestHost.Start(
            _database, new SetClock("2026-11-05T09:00:00+07:00"), more: $"--OneStop:PostgreSql={_proxy.ConnectionString}");

        // They ask the database on their own; what they cost is not what is counted here.
        foreach (var own in _host.Services.GetServices<IHostedService>().Where(service => service is Publisher or EventTail or TimerRunner))
            await own.StopAsync(CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();

        if (_proxy is not null)
            await _proxy.DisposeAsync();

        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Completing_a_task_is_one_transaction_in_three_round_trips_with_everything_prepared()
    {
        var clerk = await _host.As(Walk.Clerk);
        for (var warming = 0; warming < Warming; warming++)
            (await clerk.Complete(await _host.Client.Received())).ShouldBe(200);

        var work = await _host.Client.Received();
        _proxy.Reset();

        (await clerk.Complete(work)).ShouldBe(200);

        var count = _proxy.Count;
        TestContext.Out.WriteLine($"{count.RoundTrips} round trips, {count.Statements.Count} statements, {count.Parses} parsed");
        (count.Begins, count.Commits, count.Rollbacks, count.RoundTrips).ShouldBe((1, 1, 0, 3), string.Join(Environment.NewLine, count.Statements));
        (count.Parses, count.Connections).ShouldBe((0, 0), string.Join(Environment.NewLine, count.Statements));
    }
}

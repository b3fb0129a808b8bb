using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Accounts;
using OneStop.Host;
using OneStop.Host.Verbs;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>The service in this process, on a port of its own, with its demo people.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Store, Lazy<Task<TestHost>>> _shared = new();

    private readonly WebApplication _app;
    private readonly bool _ownsDatabase;

    private TestHost(WebApplication app, TestDatabase database, bool ownsDatabase)
    {
        (_app, Database, _ownsDatabase) = (app, database, ownsDatabase);
        Client = new ServiceClient(new Uri(app.Urls.First()));
    }

    public ServiceClient Client { get; }

    public TestDatabase Database { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>One host per database for all fixtures that need nothing of their own; the run's end stops it.</summary>
    public static Task<TestHost> Shared(Store store) => _shared.GetOrAdd(store, which => new(async () =>
        await Start(await TestDatabase.Create(which), new SetClock("2026-11-05T09:00:00+07:00"), ownsDatabase: true))).Value;

    public static async Task StopShared()
    {
        foreach (var host in _shared.Values.Where(host => host.IsValueCreated && host.Value.IsCompletedSuccessfully))
            await (await host.Value).DisposeAsync();
    }

    /// <param name="ownsDatabase">True: the database goes with the host.</param>
    /// <param name="more">Further arguments; a later one wins.</param>
    public static async Task<TestHost> Start(TestDatabase database, TimeProvider time, bool ownsDatabase = false, params string[] more)
    {
        var app = OneStopHost.Build([.. database.Arguments, .. more], time);
        var settings = app.Services.GetRequiredService<HostSettings>();
        (await Serve.Prepare(app, settings)).ShouldBeNull();
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var jurisdiction in settings.Jurisdictions.Split(','))
            await scope.ServiceProvider.GetRequiredService<DemoPeople>().Ensure(jurisdiction, CancellationToken.None);

        return new TestHost(app, database, ownsDatabase);
    }

    public Task<Officer> As(string userName) => Client.As(userName);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsDatabase)
            await Database.DisposeAsync();
    }
}

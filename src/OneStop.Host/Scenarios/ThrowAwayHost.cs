using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using OneStop.Application.Accounts;
using OneStop.Application.Procedures;
using OneStop.Application.Tasks;
using OneStop.Host.Verbs;

namespace OneStop.Host.Scenarios;

/// <summary>The whole service on a free loopback port, with a simulated clock and demo people, in a folder that is deleted with it.</summary>
internal sealed class ThrowAwayHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;
    private readonly SimulatedClock _clock;

    private ThrowAwayHost(DirectoryInfo folder, WebApplication app, SimulatedClock clock) => (_folder, _app, _clock) = (folder, app, clock);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider Services => _app.Services;

    /// <summary>Where SQLite's file and the key ring are.</summary>
    public string DataFolder => DataIn(_folder);

    /// <param name="files">Of the jurisdiction that is served; they are copied.</param>
    /// <param name="now">Where the clock stands first.</param>
    /// <param name="postgreSql">Connection string of an empty database, which stays; null: SQLite.</param>
    /// <exception cref="InvalidOperationException">The service does not start, for the reason told.</exception>
    public static async Task<ThrowAwayHost> Start(JurisdictionFiles files, DateTimeOffset now, string? postgreSql, CancellationToken cancel)
    {
        SimulatedClock clock = new(now);
        var folder = Directory.CreateTempSubdirectory("onestop-");
        ThrowAwayHost service = new(folder, OneStopHost.Build(Arguments(folder, files.Key, postgreSql), clock), clock);
        try
        {
            files.WriteTo(Path.Combine(WorkflowsIn(folder), files.Key));
            await service.Start(files.Key, cancel);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves the clock; each timer on the way fires at the moment at which it is due, not when the machine looks for it next.</summary>
    public async Task MoveTo(DateTimeOffset instant, CancellationToken cancel)
    {
        var timers = _app.Services.GetServices<IHostedService>().OfType<TimerRunner>().Single();
        for (DateTimeOffset? tried = null; await timers.Next(instant, cancel) is { } due && due != tried; tried = due)
        {
            if (due > _clock.GetUtcNow())
                _clock.MoveTo(due);

            await timers.Once(cancel);
        }

        _clock.MoveTo(instant);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();

        // A pooled connection would keep the file open, and where open files cannot be deleted the folder with it.
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task Start(string jurisdiction, CancellationToken cancel)
    {
        if (await Serve.Prepare(_app, _app.Services.GetRequiredService<HostSettings>()) is { } fault)
            throw new InvalidOperationException(fault);

        await using (var scope = _app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<DemoPeople>().Ensure(jurisdiction, cancel);

        await _app.StartAsync(cancel);
    }

    /// <summary>Says everything: what the machine's environment sets for a real service must not reach this one.</summary>
    private static string[] Arguments(DirectoryInfo folder, string jurisdiction, string? postgreSql) =>
    [
        "--environment", "Production",
        "--urls", "http://127.0.0.1:0",
        $"--OneStop:DataFolder={DataIn(folder)}",
        $"--OneStop:KeyFolder={Path.Combine(folder.FullName, "keys")}",
        $"--OneStop:PostgreSql={postgreSql}",
        "--OneStop:RabbitMq=",
        "--OneStop:Smtp:Host=",
        $"--OneStop:Workflows={WorkflowsIn(folder)}",
        $"--OneStop:Jurisdictions={jurisdiction}",
        "--OneStop:Demo=true",
        "--Logging:LogLevel:Default=Error",
        "--Logging:LogLevel:OneStop=Error",
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
    ];

    private static string DataIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "data");

    private static string WorkflowsIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "workflows");
}

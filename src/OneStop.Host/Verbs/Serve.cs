using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OneStop.Application.Accounts;
using OneStop.Application.Procedures;

namespace OneStop.Host.Verbs;

/// <summary><c>serve</c>, also without a verb: pages and API on one port.</summary>
internal static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        var app = OneStopHost.Build(Arguments(args), TimeProvider.System);
        var settings = app.Services.GetRequiredService<HostSettings>();
        if (Refused(app, settings) is { } refused)
            return Fail(refused);

        if (await Prepare(app, settings) is { } fault)
            return Fail(fault);

        try
        {
            await app.StartAsync();
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail($"The address is taken by another program: {busy.Message} Give another one: --urls http://127.0.0.1:5081");
        }

        await Tell(app, settings);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Folder, database, definitions: what must stand before the first request.</summary>
    /// <returns>Why the service cannot start, or null.</returns>
    internal static async Task<string?> Prepare(WebApplication app, HostSettings settings)
    {
        try
        {
            Directory.CreateDirectory(settings.DataFolder);
            var probe = Path.Combine(settings.DataFolder, $".write-{Environment.ProcessId}");
            await File.WriteAllTextAsync(probe, "");
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The data folder cannot be written: {Path.GetFullPath(settings.DataFolder)} ({fault.Message}). Set OneStop:DataFolder.";
        }

        if (settings.Smtp?.Fault(settings.PublicAddress) is { } unsendable)
            return unsendable;

        await using var scope = app.Services.CreateAsyncScope();
        if (await Migrate.Bring(scope.ServiceProvider, settings) is { } pending)
            return pending;

        return await Import(scope.ServiceProvider, settings, app.Logger);
    }

    /// <summary>Imports what changed in the folders; a broken one leaves the old versions in force, and the log says so.</summary>
    private static async Task<string?> Import(IServiceProvider services, HostSettings settings, ILogger log)
    {
        var definitions = services.GetRequiredService<Definitions>();
        var catalogue = services.GetRequiredService<Catalogue>();
        foreach (var jurisdiction in settings.Jurisdictions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var folder = Path.Combine(settings.Workflows, jurisdiction);
            if (!Directory.Exists(folder))
            {
                if (await catalogue.Current(jurisdiction, CancellationToken.None) is null)
                    return $"There is no folder of the jurisdiction {jurisdiction} under {Path.GetFullPath(settings.Workflows)}, and nothing of it was imported before.";

                continue;
            }

            var import = await definitions.Import(folder, "start", CancellationToken.None);
            foreach (var fault in import.Faults.Where(_ => import.Refused))
                log.LogError("{File}:{Line}:{Column} {Rule} {Sentence}", fault.File, fault.Line, fault.Column, fault.Rule, fault.Sentence);

            if (!import.Refused)
                continue;

            if (await catalogue.Current(jurisdiction, CancellationToken.None) is null)
                return $"The folder of {jurisdiction} has faults (see above) and nothing of it was imported before.";

            log.LogError("The folder of {Jurisdiction} has faults: nothing of it was imported, the service runs on with the versions it has.", jurisdiction);
        }

        return null;
    }

    /// <summary>Demo accounts have a known password: they must not be reachable from outside.</summary>
    private static string? Refused(WebApplication app, HostSettings settings)
    {
        if (!settings.Demo)
            return null;

        var addresses = (app.Configuration["urls"] ?? OneStopHost.DefaultAddress).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var outside = addresses.FirstOrDefault(address => !IsLoopback(address));
        return outside is null
            ? null
            : $"With demo accounts only loopback addresses are served, not {outside}. Leave out --demo, or give --urls {OneStopHost.DefaultAddress}.";
    }

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private static async Task Tell(WebApplication app, HostSettings settings)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var address in addresses)
            Console.WriteLine($"OneStop: {address}  (API: {address}/swagger)");

        if (!settings.Demo)
        {
            await TellBeginning(app, addresses.First());
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<DemoPeople>();
        foreach (var jurisdiction in settings.Jurisdictions.Split(',', StringSplitOptions.TrimEntries))
            TellPeople(jurisdiction, await people.Ensure(jurisdiction, CancellationToken.None));
    }

    /// <summary>A new service has no account yet: whoever sees this console makes the first one.</summary>
    private static async Task TellBeginning(WebApplication app, string address)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<People>().AnybodyYet(CancellationToken.None))
            Console.WriteLine($"There is no account yet. Make the administrator's, once, within a day: {address}{app.Services.GetRequiredService<BeginningLink>().Path}");
    }

    /// <summary>The whole list is long: the offices that one dossier of the first desk passes are shown.</summary>
    private static void TellPeople(string jurisdiction, DemoPeople.Made made)
    {
        Console.WriteLine($"Demo accounts of {jurisdiction}, all with the password {DemoPeople.Password}:");
        foreach (var account in made.Shown)
            Console.WriteLine($"  {account.UserName,-32} {account.DisplayName}");

        Console.WriteLine($"  ... and {made.All.Count - made.Shown.Count} more, one for each post: <office>.<post>, as GET /api/v1/offices lists them.");
    }

    private static string[] Arguments(string[] args) =>
        [.. args.Where(argument => argument != "serve").Select(argument => argument == "--demo" ? "--OneStop:Demo=true" : argument)];

    private static int Fail(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}

using System.CommandLine;
using OneStop.Application.Procedures;

namespace OneStop.Host.Verbs;

/// <summary>
/// <c>workflow import &lt;folder&gt;</c>: appends what changed in a jurisdiction's folder to the definitions, whole or not at all. A service
/// that runs on the same database receives the next dossier under it. Exit code 1 when the folder has faults, 2 when nothing could be tried.
/// </summary>
internal static class WorkflowImport
{
    private const int Faulty = 1;
    private const int Impossible = 2;

    internal static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A jurisdiction. Settings follow it: --OneStop:DataFolder=…, --OneStop:PostgreSql=…" };
        var import = new Command("import", "Imports what changed in the folder of a jurisdiction.") { folder };
        import.TreatUnmatchedTokensAsErrors = false;
        import.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(folder), parsed.UnmatchedTokens, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancel));
        return import;
    }

    /// <param name="settings">Configuration of the service, as on its command line.</param>
    internal static async Task<int> Run(string folder, IReadOnlyList<string> settings, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            error.WriteLine($"{folder}: there is no such folder.");
            return Impossible;
        }

        await using var app = OneStopHost.Build([.. settings], TimeProvider.System);
        var host = app.Services.GetRequiredService<HostSettings>();
        Directory.CreateDirectory(host.DataFolder);
        await using var scope = app.Services.CreateAsyncScope();
        if (await Migrate.Bring(scope.ServiceProvider, host) is { } pending)
        {
            error.WriteLine(pending);
            return Impossible;
        }

        return Tell(await scope.ServiceProvider.GetRequiredService<Definitions>().Import(folder, "command-line", cancel), output);
    }

    private static int Tell(Import import, TextWriter output)
    {
        foreach (var fault in import.Faults)
            output.WriteLine(WorkflowCheck.Line(fault));

        output.WriteLine(import switch
        {
            { Refused: true } => $"{import.Jurisdiction}: nothing was imported.",
            { Rows: 0 } => $"{import.Jurisdiction}: nothing has changed.",
            _ => $"{import.Jurisdiction}: {import.Rows} changed files imported.",
        });
        return import.Refused ? Faulty : 0;
    }
}

using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;

namespace OneStop.Host.Verbs;

/// <summary><c>migrate</c>: brings the database to this version's tables.</summary>
internal static class Migrate
{
    public static Command Create()
    {
        Command command = new("migrate", "Brings the database to the tables of this version.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async parsed =>
        {
            await using var app = OneStopHost.Build([.. parsed.UnmatchedTokens], TimeProvider.System);
            Directory.CreateDirectory(app.Services.GetRequiredService<HostSettings>().DataFolder);
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OneStopDb>().Database.MigrateAsync();
            Console.WriteLine("The database is up to date.");
            return 0;
        });
        return command;
    }

    /// <summary>SQLite and demos migrate at start; a PostgreSQL in use is migrated on purpose.</summary>
    /// <returns>Why the service cannot start, or null.</returns>
    public static async Task<string?> Bring(IServiceProvider services, HostSettings settings)
    {
        var db = services.GetRequiredService<OneStopDb>();
        if (string.IsNullOrEmpty(settings.PostgreSql) || settings.Demo)
        {
            await db.Database.MigrateAsync();
            return null;
        }

        var pending = await db.Database.GetPendingMigrationsAsync();
        return pending.Any() ? "The database has not the tables of this version. Run: onestop migrate" : null;
    }
}

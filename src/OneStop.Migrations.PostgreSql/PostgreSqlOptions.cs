using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OneStop.Migrations.PostgreSql;

/// <summary>How the model stands on PostgreSQL.</summary>
public static class PostgreSqlOptions
{
    /// <param name="connectionString">As Npgsql reads it; prepared statements and the lock timeout are set here.</param>
    public static DbContextOptionsBuilder UseOneStopPostgreSql(this DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseNpgsql(Complete(connectionString), postgres => postgres.MigrationsAssembly(typeof(PostgreSqlOptions).Assembly))
            .UseSnakeCaseNamingConvention();

    private static string Complete(string connectionString)
    {
        NpgsqlConnectionStringBuilder complete = new(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };

        // Who waits longer than this for a dossier is told to come back (503).
        if (string.IsNullOrEmpty(complete.Options))
            complete.Options = "-c lock_timeout=3s";

        return complete.ConnectionString;
    }
}

using Microsoft.EntityFrameworkCore;

namespace OneStop.Migrations.Sqlite;

/// <summary>How the model stands on SQLite.</summary>
public static class SqliteOptions
{
    /// <param name="file">Path of the database file.</param>
    public static DbContextOptionsBuilder UseOneStopSqlite(this DbContextOptionsBuilder options, string file) =>
        options
            .UseSqlite($"Data Source={file};Foreign Keys=True;Default Timeout=30", sqlite => sqlite.MigrationsAssembly(typeof(SqliteOptions).Assembly))
            .UseSnakeCaseNamingConvention();
}

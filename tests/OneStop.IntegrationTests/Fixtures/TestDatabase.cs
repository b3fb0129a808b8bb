using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Migrations.PostgreSql;
using OneStop.Migrations.Sqlite;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>An empty database and a data folder, for one host or several; both are gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onestop-");
    private readonly PostgreSqlServer? _server;

    private TestDatabase(PostgreSqlServer? server, string? connectionString) => (_server, PostgreSql) = (server, connectionString);

    /// <summary>Connection string, or null on SQLite.</summary>
    public string? PostgreSql { get; }

    public string Folder => _folder.FullName;

    public string SqliteFile => Path.Combine(Folder, "onestop.db");

    /// <summary>What a host needs on its command line.</summary>
    public string[] Arguments =>
    [
        "--urls", "http://127.0.0.1:0", "--OneStop:Demo=true", $"--OneStop:DataFolder={Folder}", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
        .. PostgreSql is null ? Array.Empty<string>() : [$"--OneStop:PostgreSql={PostgreSql}"],
    ];

    public static async Task<TestDatabase> Create(Store store)
    {
        if (store == Store.Sqlite)
            return new TestDatabase(null, null);

        var server = await PostgreSqlServer.Demand();
        return new TestDatabase(server, await server.CreateDatabase("onestop"));
    }

    /// <summary>The tables, as the service's own model sees them.</summary>
    public OneStopDb Open()
    {
        DbContextOptionsBuilder<OneStopDb> options = new();
        if (PostgreSql is null)
            options.UseOneStopSqlite(SqliteFile);
        else
            options.UseOneStopPostgreSql(PostgreSql);

        return new OneStopDb(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.Drop(PostgreSql!);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

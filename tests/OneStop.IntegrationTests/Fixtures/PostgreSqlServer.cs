using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>
/// The PostgreSQL server of this test run: a throw-away one, started when the first fixture asks for it, or the one that
/// <c>ONESTOP_TEST_POSTGRESQL</c> (a connection string of a user who may create databases) names.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgreSqlServer>> Shared = new(Obtain);

    private readonly string _connectionString;
    private readonly Process? _leash;

    private PostgreSqlServer(string connectionString, Process? leash) => (_connectionString, _leash) = (connectionString, leash);

    /// <summary>The server, or the end of the calling fixture: skipped, or failed where everything is required.</summary>
    public static Task<PostgreSqlServer> Demand()
    {
        if (ExistingServer is null && BinFolder is null)
        {
            MissingComponents.Report("PostgreSQL", "Install the package postgresql or set ONESTOP_TEST_POSTGRESQL.");
        }

        return Shared.Value;
    }

    /// <summary>Stops the server, if any fixture started it.</summary>
    public static async Task StopShared()
    {
        if (Shared.IsValueCreated)
        {
            await (await Shared.Value).DisposeAsync();
        }
    }

    /// <summary>Creates an empty database.</summary>
    /// <param name="name">Beginning of its name; a random ending keeps runs on one server apart.</param>
    /// <returns>Its connection string, for <see cref="Drop"/> too.</returns>
    public async Task<string> CreateDatabase(string name)
    {
        var connection = new NpgsqlConnectionStringBuilder(_connectionString)
        {
            Database = $"{name}_{RandomNumberGenerator.GetHexString(8, lowercase: true)}",
        };
        await Execute($"CREATE DATABASE \"{connection.Database}\"");
        return connection.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabase"/> made, whoever is still connected.</summary>
    public async Task Drop(string connectionString)
    {
        await using (var pooled = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await Execute($"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (_leash is null)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();
        _leash.StandardInput.Close();
        // The end of the output is the end of the script: by then the server is stopped and its folder deleted.
        await _leash.StandardOutput.ReadToEndAsync();
        _leash.Dispose();
    }

    private static string? ExistingServer => Environment.GetEnvironmentVariable("ONESTOP_TEST_POSTGRESQL");

    /// <summary>Where initdb and pg_ctl are: the newest of Debian's, else the one on the path; null where there is none.</summary>
    private static string? BinFolder { get; } = FindBinFolder();

    private static string? FindBinFolder()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        var onPath = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return versions
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat(onPath)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static async Task<PostgreSqlServer> Obtain() =>
        ExistingServer is { } connectionString ? new(connectionString, leash: null) : await Start(BinFolder!);

    private static async Task<PostgreSqlServer> Start(string binFolder)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Fixtures", "postgresql-server.sh");
        // In a session of its own the script outlives whoever kills this process and all its children, and cleans up.
        var start = new ProcessStartInfo("setsid", ["--fork", "sh", script, binFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var leash = Process.Start(start) ?? throw new InvalidOperationException("setsid did not start.");
        var password = RandomNumberGenerator.GetHexString(32);
        await leash.StandardInput.WriteLineAsync(password);
        await leash.StandardInput.FlushAsync();

        if (await leash.StandardOutput.ReadLineAsync() is not { } ready)
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {await leash.StandardError.ReadToEndAsync()}");
        }

        var port = int.Parse(ready.Split(' ')[1], CultureInfo.InvariantCulture);
        return new(ConnectionString(port, password), leash);
    }

    private static string ConnectionString(int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = "onestop",
        Password = password,
        Database = "postgres",
        IncludeErrorDetail = true,
    }.ConnectionString;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

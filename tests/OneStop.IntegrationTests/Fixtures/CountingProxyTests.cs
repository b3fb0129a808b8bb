using System.Data;
using Npgsql;

namespace OneStop.IntegrationTests.Fixtures;

internal sealed class CountingProxyTests
{
    private PostgreSqlServer _server = null!;
    private string _database = null!;
    private CountingProxy _proxy = null!;
    private NpgsqlConnection _connection = null!;

    [OneTimeSetUp]
    public async Task CreateDatabase()
    {
        _server = await PostgreSqlServer.Demand();
        _database = await _server.CreateDatabase("counting_proxy");
    }

    [OneTimeTearDown]
    public async Task DropDatabase()
    {
        if (_database is not null)
        {
            await _server.Drop(_database);
        }
    }

    [SetUp]
    public async Task Connect()
    {
        _proxy = new CountingProxy(_database);
        _connection = new NpgsqlConnection(_proxy.ConnectionString);
        await _connection.OpenAsync();
    }

    [TearDown]
    public async Task Disconnect()
    {
        await _connection.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Test]
    public async Task A_statement_is_one_round_trip()
    {
        _proxy.Reset();

        (await Scalar("SELECT 41 + 1")).ShouldBe(42);

        _proxy.Count.RoundTrips.ShouldBe(1);
        _proxy.Count.Statements.ShouldBe(["SELECT 41 + 1"]);
    }

    [Test]
    public async Task Opening_a_connection_is_counted_as_such_and_not_as_round_trips_of_a_command()
    {
        _proxy.Reset();
        await using var second = new NpgsqlConnection(_proxy.ConnectionString);

        await second.OpenAsync();

        _proxy.Count.Connections.ShouldBe(1);
        _proxy.Count.RoundTrips.ShouldBe(0);
    }

    [Test]
    public async Task A_begin_rides_on_the_first_statement_and_a_commit_is_a_round_trip_of_its_own()
    {
        _proxy.Reset();

        await using (var transaction = await _connection.BeginTransactionAsync())
        {
            await Scalar("SELECT 1");
            await Scalar("SELECT 2");
            await transaction.CommitAsync();
        }

        var count = _proxy.Count;
        (count.RoundTrips, count.Begins, count.Commits, count.Rollbacks).ShouldBe((3, 1, 1, 0));
    }

    [Test]
    public async Task A_rollback_is_counted_and_going_back_to_a_savepoint_is_not_one()
    {
        _proxy.Reset();

        await using (var transaction = await _connection.BeginTransactionAsync(IsolationLevel.ReadCommitted))
        {
            await transaction.SaveAsync("before");
            await transaction.RollbackAsync("before");
            await transaction.RollbackAsync();
        }

        var count = _proxy.Count;
        (count.RoundTrips, count.Begins, count.Commits, count.Rollbacks).ShouldBe((2, 1, 0, 1));
    }

    [Test]
    public async Task A_transaction_written_by_hand_is_seen()
    {
        _proxy.Reset();

        await Scalar("START TRANSACTION; SELECT 1; END");

        (_proxy.Count.Begins, _proxy.Count.Commits).ShouldBe((1, 1));
    }

    [Test]
    public async Task A_batch_is_one_round_trip_with_all_its_statements()
    {
        await using var batch = new NpgsqlBatch(_connection)
        {
            BatchCommands = { new("SELECT 1"), new("SELECT 2"), new("SELECT 3") },
        };
        _proxy.Reset();

        await batch.ExecuteNonQueryAsync();

        _proxy.Count.RoundTrips.ShouldBe(1);
        _proxy.Count.Statements.ShouldBe(["SELECT 1", "SELECT 2", "SELECT 3"]);
    }

    [Test]
    public async Task A_message_of_many_packets_in_both_directions_is_one_round_trip()
    {
        var text = new string('x', 3_000_000);
        await using var command = new NpgsqlCommand("SELECT $1", _connection) { Parameters = { new() { Value = text } } };
        _proxy.Reset();

        (await command.ExecuteScalarAsync()).ShouldBe(text);

        _proxy.Count.RoundTrips.ShouldBe(1);
    }

    [Test]
    public async Task A_prepared_statement_is_parsed_once_and_named_at_each_execution()
    {
        await using var command = new NpgsqlCommand("SELECT 1", _connection);
        await command.PrepareAsync();
        _proxy.Reset();

        await command.ExecuteNonQueryAsync();
        await command.ExecuteNonQueryAsync();

        _proxy.Count.Parses.ShouldBe(0);
        _proxy.Count.RoundTrips.ShouldBe(2);
        _proxy.Count.Statements.ShouldBe(["SELECT 1", "SELECT 1"]);
    }

    [Test]
    public async Task A_statement_that_the_server_refuses_leaves_the_count_in_step()
    {
        _proxy.Reset();

        await Should.ThrowAsync<PostgresException>(() => Scalar("SELECT nonsense"));
        await Scalar("SELECT 1");

        _proxy.Count.RoundTrips.ShouldBe(2);
    }

    [Test]
    public async Task Rows_copied_in_do_not_confuse_the_count()
    {
        await Scalar("CREATE TEMPORARY TABLE copied (number integer)");
        _proxy.Reset();

        await using (var writer = await _connection.BeginBinaryImportAsync("COPY copied FROM STDIN (FORMAT BINARY)"))
        {
            await writer.WriteRowAsync(CancellationToken.None, 7);
            await writer.CompleteAsync();
        }

        (await Scalar("SELECT number FROM copied")).ShouldBe(7);
        _proxy.Count.RoundTrips.ShouldBe(2);
    }

    [Test]
    public async Task Reset_forgets_everything()
    {
        await Scalar("BEGIN; COMMIT");

        _proxy.Reset();

        var count = _proxy.Count;
        (count.Connections + count.RoundTrips + count.Begins + count.Commits + count.Parses).ShouldBe(0);
        count.Statements.ShouldBeEmpty();
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync();
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Events;

/// <summary>What is appended stays as it is, whoever asks the database.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class AppendOnlyTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await TestHost.Shared(store);
        await _host.Client.Received();
        await Eventually.Holds("an event has its position", async () => await Count("SELECT count(*) AS \"Value\" FROM event WHERE position IS NOT NULL") > 0);
    }

    [TestCase("UPDATE journal SET command = 'nothing'")]
    [TestCase("UPDATE journal SET body = body")]
    [TestCase("DELETE FROM journal")]
    [TestCase("UPDATE definition SET imported_by = 'somebody'")]
    [TestCase("DELETE FROM definition")]
    [TestCase("UPDATE event SET position = position + 1 WHERE position IS NOT NULL")]
    [TestCase("UPDATE event SET position = NULL WHERE position IS NOT NULL")]
    [TestCase("UPDATE event SET subject = 'another'")]
    [TestCase("DELETE FROM event")]
    public async Task The_database_refuses(string statement)
    {
        await using var db = _host.Database.Open();

        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
    }

    [TestCase("journal")]
    [TestCase("definition")]
    [TestCase("event")]
    public async Task The_database_refuses_to_empty_a_table_at_one_stroke(string table)
    {
        await using var db = _host.Database.Open();
        var statement = store == Store.Sqlite ? $"DELETE FROM {table}" : $"TRUNCATE {table} CASCADE";

        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
    }

    private async Task<int> Count(string sql)
    {
        await using var db = _host.Database.Open();
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync();
    }
}

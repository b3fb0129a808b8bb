using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using OneStop.Application.Persistence;

namespace OneStop.Application.Spine;

/// <summary>Statements sent together where the connection can (PostgreSQL), one by one where it cannot (SQLite).</summary>
/// <param name="attach">False where nothing is written: a page may read a dossier twice.</param>
internal sealed class StatementBatch(OneStopDb db, bool attach = true)
{
    private readonly List<(string Sql, object[] Values, Action<DbDataReader>? Read)> _statements = [];

    public void Add(string sql, params object[] values) => _statements.Add((sql, values, null));

    /// <summary>The list is filled by <see cref="Run"/>; its rows are attached as unchanged, unless they are only looked at.</summary>
    public List<TRow> Read<TRow>(string where, string tail, params object[] values)
        where TRow : class
    {
        var rows = RowReader.Of<TRow>(db);
        List<TRow> found = [];
        _statements.Add((
            $"SELECT {rows.Columns} FROM \"{rows.Table}\" WHERE {where}{tail}",
            values,
            reader =>
            {
                var row = (TRow)rows.Read(reader);
                if (attach)
                    db.Entry(row).State = EntityState.Unchanged;

                found.Add(row);
            }
        ));
        return found;
    }

    public List<long> Scalar(string sql, params object[] values)
    {
        List<long> found = [];
        _statements.Add((sql, values, reader => found.Add(reader.GetInt64(0))));
        return found;
    }

    public async Task Run(CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
            await db.Database.OpenConnectionAsync(cancel);

        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        if (connection.CanCreateBatch)
            await RunTogether(connection, transaction, cancel);
        else
            await RunOneByOne(connection, transaction, cancel);
    }

    private async Task RunTogether(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (sql, values, _) in _statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var value in values)
            {
                var parameter = command.CreateParameter();
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, _, read) in _statements)
        {
            // A statement without result set has no place among the reader's results.
            if (read is null)
                continue;

            while (await reader.ReadAsync(cancel))
                read(reader);

            await reader.NextResultAsync(cancel);
        }
    }

    private async Task RunOneByOne(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        foreach (var (sql, values, read) in _statements)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            for (var index = 0; index < values.Length; index++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"${index + 1}";

                // As the model stands on SQLite: a Guid is upper-case text, an instant its ticks.
                parameter.Value = values[index] switch
                {
                    Guid id => id.ToString().ToUpperInvariant(),
                    DateTimeOffset at => at.UtcTicks,
                    var value => value,
                };
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (read is not null && await reader.ReadAsync(cancel))
                read(reader);
        }
    }
}

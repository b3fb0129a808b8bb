using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Operations.Verification;
using OneStop.Application.Persistence;
using OneStop.Domain.Dossiers;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Operations;

/// <summary>Somebody with all rights in the database: the triggers that protect what is appended do not stop them.</summary>
internal sealed class Tampering : IAsyncDisposable
{
    private Tampering(TestHost host) => Host = host;

    public TestHost Host { get; }

    public static async Task<Tampering> Begin(Store store)
    {
        var host = await TestHost.Start(await TestDatabase.Create(store), new SetClock("2026-11-05T09:00:00+07:00"), ownsDatabase: true);
        await using var db = host.Database.Open();
        foreach (var (table, trigger) in store == Store.Sqlite ? _ofSqlite : await OfPostgreSql(db))
            await db.Database.ExecuteSqlRawAsync(store == Store.Sqlite ? $"DROP TRIGGER {trigger}" : $"DROP TRIGGER {trigger} ON \"{table}\"");

        return new Tampering(host);
    }

    public async Task<JournalVerdict> Verify(string? code = null) =>
        (await Host.Services.GetRequiredService<VerifyJournal>().Run(code, CancellationToken.None))!;

    public async Task<Dossier> Read(string code)
    {
        await using var db = Host.Database.Open();
        return await db.Set<Dossier>().AsNoTracking().SingleAsync(dossier => dossier.Code == code);
    }

    public async Task<List<TRow>> Rows<TRow>(Expression<Func<TRow, bool>> which)
        where TRow : class
    {
        await using var db = Host.Database.Open();
        return await db.Set<TRow>().AsNoTracking().Where(which).ToListAsync();
    }

    public async Task Change<TRow>(Expression<Func<TRow, bool>> which, Action<UpdateSettersBuilder<TRow>> set)
        where TRow : class
    {
        await using var db = Host.Database.Open();
        (await db.Set<TRow>().Where(which).ExecuteUpdateAsync(set)).ShouldBeGreaterThan(0);
    }

    public async Task Remove<TRow>(Expression<Func<TRow, bool>> which)
        where TRow : class
    {
        await using var db = Host.Database.Open();
        (await db.Set<TRow>().Where(which).ExecuteDeleteAsync()).ShouldBeGreaterThan(0);
    }

    public async Task Insert<TRow>(TRow row)
        where TRow : class
    {
        await using var db = Host.Database.Open();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    /// <summary>Gives each entry from one on the hash that follows from what it says, and the dossier the head that follows from them.</summary>
    public async Task Rehash(Guid dossier)
    {
        var previous = JournalChain.Start;
        var rows = (await Rows<JournalRow>(row => row.DossierId == dossier)).OrderBy(row => row.Seq).ToList();
        foreach (var row in rows)
        {
            var (before, hash) = (previous, JournalChain.Hash(previous, new JournalEntry(row.Seq, row.RecordedAt, row.EffectiveAt, row.Actor, row.Via, row.Command, row.Body)));
            await Change<JournalRow>(
                entry => entry.DossierId == dossier && entry.Seq == row.Seq,
                set => set.SetProperty(entry => entry.PrevHash, before).SetProperty(entry => entry.Hash, hash));
            previous = hash;
        }

        var (count, head, last) = (rows.Count, previous, rows[^1].RecordedAt);
        await Change<Dossier>(
            row => row.Id == dossier,
            set => set.SetProperty(row => row.JournalSeq, count).SetProperty(row => row.JournalHash, head).SetProperty(row => row.LastRecordedAt, last));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static readonly IReadOnlyList<(string Table, string Trigger)> _ofSqlite =
    [
        ("journal", "journal_no_update"), ("journal", "journal_no_delete"), ("definition", "definition_no_update"), ("definition", "definition_no_delete"),
        ("event", "event_no_update"), ("event", "event_no_delete"), ("event", "event_position_once"),
    ];

    private static async Task<List<(string Table, string Trigger)>> OfPostgreSql(OneStopDb db) =>
    [
        .. (await db.Database.SqlQueryRaw<string>(
            "SELECT c.relname || '/' || t.tgname AS \"Value\" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal").ToListAsync())
            .Select(name => name.Split('/')).Select(parts => (parts[0], parts[1])),
    ];
}

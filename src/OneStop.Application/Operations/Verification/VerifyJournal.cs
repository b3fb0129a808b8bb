using System.Data;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;

namespace OneStop.Application.Operations.Verification;

/// <summary>
/// Proves the journal: definitions, each dossier's chain, the replay of its state, ledger and rows, its clock and events, then what
/// concerns all of them. Reads only, as of one instant, a hundred dossiers at a time; it ends at the first fault.
/// </summary>
internal sealed class VerifyJournal(IDbContextFactory<OneStopDb> contexts, Catalogue catalogue)
{
    private const int PageSize = 100;

    private readonly GlobalCheck _global = new();
    private readonly IncrementalHash _heads = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _dossiers, _entries, _events;

    /// <param name="only">Code of one dossier; null: all, and what concerns all of them.</param>
    /// <returns>Or null: there is no such dossier.</returns>
    public async Task<JournalVerdict?> Run(string? only, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);

        // One snapshot for all that is read. On SQLite this level only means that the transaction does not begin as a writer.
        await using var snapshot = await db.Database.BeginTransactionAsync(db.IsSqlite ? IsolationLevel.ReadUncommitted : IsolationLevel.RepeatableRead, cancel);
        var fault = await GlobalCheck.Definitions(db, cancel) ?? await EachDossier(db, only, cancel);
        if (only is not null)
            return fault is null && _dossiers == 0 ? null : Verdict(fault);

        return Verdict(fault ?? await _global.Codes(db, cancel) ?? await GlobalCheck.Orphans(db, cancel) ?? await GlobalCheck.Positions(db, cancel));
    }

    private JournalVerdict Verdict(JournalFault? fault) =>
        new(_dossiers, _entries, _events, fault is null ? Convert.ToHexStringLower(_heads.GetHashAndReset()) : null, fault);

    private async Task<JournalFault?> EachDossier(OneStopDb db, string? only, CancellationToken cancel)
    {
        var wanted = db.Set<Dossier>().AsNoTracking().Where(dossier => only == null || dossier.Code == only);
        for (Guid? last = null; ;)
        {
            var page = await wanted.Where(dossier => last == null || dossier.Id > last).OrderBy(dossier => dossier.Id).Take(PageSize).ToListAsync(cancel);
            foreach (var dossier in await Records(db, page, cancel))
            {
                if (await First(dossier, cancel) is { } fault)
                    return fault;

                _global.Note(dossier.Dossier.Code);
                _heads.AppendData(Encoding.UTF8.GetBytes($"{dossier.Dossier.Code} {dossier.Dossier.JournalSeq} {dossier.Dossier.JournalHash}\n"));
                (_dossiers, _entries, _events) = (_dossiers + 1, _entries + dossier.Entries.Count, _events + dossier.Events.Count);
            }

            if (page.Count < PageSize)
                return null;

            last = page[^1].Id;
        }
    }

    private async Task<JournalFault?> First(DossierRecord dossier, CancellationToken cancel) =>
        ChainCheck.First(dossier)
        ?? ProcessCheck.First(dossier)
        ?? RowCheck.First(dossier)
        ?? await ClockCheck.First(dossier, catalogue, cancel)
        ?? EventCheck.First(dossier);

    private async Task<IReadOnlyList<DossierRecord>> Records(OneStopDb db, List<Dossier> page, CancellationToken cancel)
    {
        var ids = page.ConvertAll(dossier => dossier.Id);
        var processes = await db.Set<ProcessRow>().AsNoTracking().Where(row => ids.Contains(row.DossierId)).ToDictionaryAsync(row => row.DossierId, cancel);
        var entries = (await db.Set<JournalRow>().AsNoTracking().Where(row => ids.Contains(row.DossierId)).OrderBy(row => row.Seq).ToListAsync(cancel)).ToLookup(row => row.DossierId);
        var events = (await db.Set<EventRow>().AsNoTracking().Where(row => ids.Contains(row.DossierId)).OrderBy(row => row.Sequence).ToListAsync(cancel)).ToLookup(row => row.DossierId);
        Dictionary<string, ILookup<Guid, object>> rows = [];
        foreach (var table in JournaledTable.All.Where(table => table.Row != typeof(Dossier)))
            rows[table.Name] = (await table.Read(db, ids, cancel)).ToLookup(table.DossierOf);

        List<DossierRecord> records = [];
        foreach (var dossier in page)
        {
            records.Add(new DossierRecord(
                dossier,
                processes.GetValueOrDefault(dossier.Id),
                [.. entries[dossier.Id]],
                rows.ToDictionary(table => table.Key, table => table.Value[dossier.Id].ToList()),
                [.. events[dossier.Id]],
                await JurisdictionOf(dossier, cancel)));
        }

        return records;
    }

    /// <summary>Definitions that were proved and still cannot be read belong to another dossier's release than was written.</summary>
    private async Task<Jurisdiction?> JurisdictionOf(Dossier dossier, CancellationToken cancel)
    {
        try
        {
            return await catalogue.At(dossier.Jurisdiction, dossier.Release, cancel);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

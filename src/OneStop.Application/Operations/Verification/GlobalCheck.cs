using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Operations.Verification;

/// <summary>What is no single dossier's: definitions, codes without gap, rows without dossier, positions of events.</summary>
internal sealed class GlobalCheck
{
    /// <summary>How many codes a unit has given on a day: as many numbers as there are days of units, however many dossiers.</summary>
    private readonly Dictionary<string, int> _codes = [];

    /// <summary>Takes note of a dossier that is there.</summary>
    public void Note(string code) => _codes[DayOf(code)] = _codes.GetValueOrDefault(DayOf(code)) + 1;

    /// <summary>The bytes of each definition have the hash that stands beside them, and the versions of a file have no gap.</summary>
    public static async Task<JournalFault?> Definitions(OneStopDb db, CancellationToken cancel)
    {
        Dictionary<(string, string), int> versions = [];
        await foreach (var row in db.Set<DefinitionRow>().AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var name = $"{row.Jurisdiction}/{row.Key}";
            if (Convert.ToHexStringLower(SHA256.HashData(row.Bytes)) is var found && found != row.Sha256)
                return new JournalFault("definition.changed", null, row.Version, name, row.Sha256, found);

            var version = versions.GetValueOrDefault((row.Jurisdiction, row.Key)) + 1;
            if (row.Version != version)
                return new JournalFault("definition.gap", null, version, name, ChainCheck.Number(version), ChainCheck.Number(row.Version));

            versions[(row.Jurisdiction, row.Key)] = version;
        }

        return null;
    }

    /// <summary>The counters say how many codes were given: a dossier that was taken away whole leaves its number.</summary>
    public async Task<JournalFault?> Codes(OneStopDb db, CancellationToken cancel)
    {
        (string Day, int Given)? gap = null;
        await foreach (var counter in db.Set<CodeCounter>().AsNoTracking().OrderBy(row => row.On).ThenBy(row => row.Unit).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var day = DayOf(DossierCode.Of(counter.Unit, counter.On, 1).Text);
            _codes.Remove(day, out var there);
            if (there != counter.Next - 1)
            {
                gap = (day, counter.Next - 1);
                break;
            }
        }

        if (gap is var (which, given))
            return await Missing(db, which, given, cancel);

        return _codes.Count == 0 ? null : new JournalFault("code.uncounted", _codes.Keys.Order(StringComparer.Ordinal).First());
    }

    /// <summary>No row of a dossier stands without it.</summary>
    public static async Task<JournalFault?> Orphans(OneStopDb db, CancellationToken cancel)
    {
        var journal = await db.Set<JournalRow>().Where(row => !db.Set<Dossier>().Any(dossier => dossier.Id == row.DossierId)).OrderBy(row => row.DossierId).FirstOrDefaultAsync(cancel);
        if (journal is not null)
            return new JournalFault("row.orphan", null, journal.Seq, "journal", null, journal.DossierId.ToString());

        var happened = await db.Set<EventRow>().Where(row => !db.Set<Dossier>().Any(dossier => dossier.Id == row.DossierId)).OrderBy(row => row.Id).FirstOrDefaultAsync(cancel);
        if (happened is not null)
            return new JournalFault("row.orphan", happened.Subject, happened.Sequence, "event", null, happened.DossierId.ToString());

        foreach (var table in JournaledTable.All.Where(table => table.Row != typeof(Dossier)))
        {
            if (await table.Orphan(db, cancel) is { } row)
                return new JournalFault("row.orphan", null, null, table.Name, null, table.DossierOf(row).ToString());
        }

        return null;
    }

    /// <summary>Positions go up one by one from 1 to where the publisher goes on.</summary>
    public static async Task<JournalFault?> Positions(OneStopDb db, CancellationToken cancel)
    {
        var expected = 1L;
        await foreach (var row in db.Set<EventRow>().AsNoTracking().Where(row => row.Position != null).OrderBy(row => row.Position)
            .Select(row => new { row.Position, row.Subject }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.Position != expected)
                return new JournalFault("event.position", row.Subject, expected, null, ChainCheck.Number(expected), ChainCheck.Number(row.Position!.Value));

            expected++;
        }

        var lease = await db.Set<EventLease>().AsNoTracking().SingleAsync(cancel);
        if (lease.NextPosition != expected)
            return new JournalFault("event.positions-cut", null, expected, null, ChainCheck.Number(lease.NextPosition - 1), ChainCheck.Number(expected - 1));

        return lease.PublishedUpTo < expected
            ? null
            : new JournalFault("event.published", null, lease.PublishedUpTo, null, ChainCheck.Number(expected - 1), ChainCheck.Number(lease.PublishedUpTo));
    }

    /// <summary>The first number of the day that no dossier bears; or the one that was never given.</summary>
    private static async Task<JournalFault> Missing(OneStopDb db, string day, int given, CancellationToken cancel)
    {
        var there = (await db.Set<Dossier>().Where(dossier => dossier.Code.StartsWith(day)).Select(dossier => dossier.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        for (var number = 1; number <= given; number++)
        {
            var code = $"{day}{number.ToString("0000", CultureInfo.InvariantCulture)}";
            if (!there.Contains(code))
                return new JournalFault("code.missing", code, number, null, ChainCheck.Number(given), ChainCheck.Number(there.Count));
        }

        return new JournalFault("code.uncounted", day, given + 1, null, ChainCheck.Number(given), ChainCheck.Number(there.Count));
    }

    /// <summary>A code up to its number.</summary>
    private static string DayOf(string code) => code[..(code.LastIndexOf('-') + 1)];
}

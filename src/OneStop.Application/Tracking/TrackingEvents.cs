using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Contracts;

namespace OneStop.Application.Tracking;

/// <param name="Position">Give it as <c>Last-Event-ID</c> the next time.</param>
/// <param name="Type"><c>vn.onestop.dossier.step-completed.v1</c> and its like.</param>
/// <param name="Version">Of the document after it.</param>
public sealed record TrackingEvent(long Position, string Type, int Sequence, DateTimeOffset Time, int Version, string Status, int NationalStatus);

/// <summary>What happened to one dossier, for whoever has its token.</summary>
internal static class TrackingEvents
{
    private const int Most = 500;

    public static async Task<IReadOnlyList<TrackingEvent>> After(IDbContextFactory<OneStopDb> contexts, Guid dossier, long after, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Set<EventRow>().AsNoTracking()
            .Where(row => row.DossierId == dossier && row.Position > after)
            .OrderBy(row => row.Position)
            .Take(Most)
            .ToListAsync(cancel);
        return rows.ConvertAll(Of);
    }

    /// <summary>The newest position of the dossier; 0 before the first was given.</summary>
    public static async Task<long> Newest(IDbContextFactory<OneStopDb> contexts, Guid dossier, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<EventRow>().Where(row => row.DossierId == dossier).MaxAsync(row => row.Position, cancel) ?? 0;
    }

    private static TrackingEvent Of(EventRow row)
    {
        var data = JsonSerializer.Deserialize<DossierEventData>(row.Data, WireJson.Options)!;
        return new TrackingEvent(row.Position!.Value, row.Type, row.Sequence, row.Time, data.Version, data.PublicStatus, data.NationalStatus);
    }
}

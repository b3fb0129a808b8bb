using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Application.Http;
using OneStop.Application.Operations;
using OneStop.Application.Persistence;
using OneStop.Application.Tracking;
using OneStop.Contracts;

namespace OneStop.Application.Events;

/// <summary>Follows the positions on this node, by one query for all: evicts what is cached, and wakes the streams.</summary>
internal sealed class EventTail(
    IDbContextFactory<OneStopDb> contexts, PositionSignal signal, TrackingCache cache, TrackingStreams streams, TrackingTries tries, ILogger<EventTail> log)
    : BackgroundService
{
    private const int BatchSize = 500;

    /// <summary>A net under the wake-ups, and how positions that another node gave are learnt of; by the machine's clock even where the service's own is simulated.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? last = null;
        var next = signal.Next;
        await Rounds.Run(Read, _ => Task.WhenAny(next, Task.Delay(_poll, stoppingToken)), fault => log.LogError(fault, "Events could not be read; they are read again from the same position."), stoppingToken);

        async Task Read(CancellationToken cancel)
        {
            next = signal.Next;
            last ??= await Newest(cancel);
            last = await TellAll(last.Value, cancel);
        }
    }

    /// <returns>The last position that was told.</returns>
    private async Task<long> TellAll(long last, CancellationToken cancel)
    {
        while (await Read(last, cancel) is { Count: > 0 } happened)
        {
            foreach (var row in happened)
                Tell(row);

            last = happened[^1].Position!.Value;
        }

        return last;
    }

    private void Tell(EventRow row)
    {
        cache.Evict(row.DossierId, JsonSerializer.Deserialize<DossierEventData>(row.Data, WireJson.Options)!.Version);
        if (row.Type == UnlockTracking.EventType)
            tries.Clear(row.Subject);

        streams.Tell(row.DossierId, row.Position!.Value);
    }

    private async Task<long> Newest(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<EventRow>().MaxAsync(row => row.Position, cancel) ?? 0;
    }

    private async Task<List<EventRow>> Read(long after, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<EventRow>().AsNoTracking().Where(row => row.Position > after).OrderBy(row => row.Position).Take(BatchSize).ToListAsync(cancel);
    }
}

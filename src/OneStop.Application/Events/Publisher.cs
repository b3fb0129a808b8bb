using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Application.Operations;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Contracts;

namespace OneStop.Application.Events;

/// <summary>Gives written events consecutive positions and publishes them in that order, on the one node that holds the lease.</summary>
/// <remarks>
/// Positions are given and kept in one transaction that holds the lease row, so a position is never rewritten and a
/// reader that remembers one number misses nothing. An event that the bus refuses stops the queue; it is never skipped.
/// </remarks>
internal sealed class Publisher(
    IDbContextFactory<OneStopDb> contexts, IBus bus, Consumption consumption, PublisherSignal signal, PositionSignal positions, WriteGate gate, TimeProvider time,
    ILogger<Publisher> log)
    : BackgroundService
{
    private const int BatchSize = 200;

    /// <summary>A net under the wake-ups, by the machine's clock even where the service's own is simulated.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly string _me = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7(time.GetUtcNow()):N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Rounds.Run(All, stop => signal.Wait(_poll, stop), fault => log.LogError(fault, "Events could not be published; they stay in order and are tried again."), stoppingToken);

        async Task All(CancellationToken cancel)
        {
            while (await Once(cancel))
            {
            }
        }
    }

    /// <summary>Gives the lease back, so that the next host need not wait for its end.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            using var turn = db.IsSqlite ? await gate.Enter(cancellationToken) : null;
            await db.Set<EventLease>()
                .Where(lease => lease.Id == 1 && lease.Holder == _me)
                .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.ExpiresAt, DateTimeOffset.UnixEpoch), cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be gone before us; then the lease ends by itself.
            log.LogWarning(fault, "The lease of the events could not be given back.");
        }
    }

    /// <summary>One round: positions, then publication.</summary>
    /// <returns>True when there may be more.</returns>
    internal async Task<bool> Once(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await TakePositions(db, cancel) is not { } epoch)
            return false;

        return await PublishNext(db, epoch, cancel);
    }

    /// <returns>The epoch of our lease, or null when another node holds it.</returns>
    private async Task<long?> TakePositions(OneStopDb db, CancellationToken cancel)
    {
        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = time.GetUtcNow();
        var mine = await db.Set<EventLease>()
            .Where(lease => lease.Id == 1 && (lease.Holder == _me || lease.ExpiresAt < now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(lease => lease.Epoch, lease => lease.Holder == _me ? lease.Epoch : lease.Epoch + 1)
                    .SetProperty(lease => lease.Holder, _me)
                    .SetProperty(lease => lease.ExpiresAt, now + _lease),
                cancel);
        if (mine == 0)
            return null;

        var row = await db.Set<EventLease>().SingleAsync(cancel);
        var fresh = await db.Set<EventRow>().Where(entry => entry.Position == null).OrderBy(entry => entry.Id).Take(BatchSize).ToListAsync(cancel);
        foreach (var entry in fresh)
            entry.Position = row.NextPosition++;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (fresh.Count > 0)
            positions.Pulse();

        return row.Epoch;
    }

    private async Task<bool> PublishNext(OneStopDb db, long epoch, CancellationToken cancel)
    {
        var lease = await db.Set<EventLease>().AsNoTracking().SingleAsync(cancel);
        var due = await db.Set<EventRow>().AsNoTracking()
            .Where(entry => entry.Position > lease.PublishedUpTo)
            .OrderBy(entry => entry.Position)
            .Take(BatchSize)
            .ToListAsync(cancel);
        if (due.Count == 0)
            return false;

        consumption.Expect(due.Select(entry => entry.Position!.Value));
        foreach (var entry in due)
            await bus.Publish(ToEvent(entry), cancel);

        if (!await consumption.IsComplete(_patience, cancel))
        {
            log.LogWarning("Events up to position {Position} were not consumed in time; they are published again.", due[^1].Position);
            return false;
        }

        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        await db.Set<EventLease>()
            .Where(row => row.Id == 1 && row.Epoch == epoch)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedUpTo, due[^1].Position!.Value), cancel);
        return true;
    }

    internal static DossierEvent ToEvent(EventRow row) => new(
        row.EventId,
        row.Type,
        row.Source,
        row.Subject,
        row.Sequence,
        row.Position!.Value,
        row.Time,
        JsonSerializer.Deserialize<DossierEventData>(row.Data, Http.WireJson.Options)!);
}

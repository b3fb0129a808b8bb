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
/// Positions are given also while the broker is away: streams and catch-up go on without it.
/// </remarks>
/// <param name="consumption">Where the bus forgets what it holds: published is what was consumed. Null where a broker keeps it: published is what it confirmed.</param>
internal sealed class Publisher(
    IDbContextFactory<OneStopDb> contexts, IBusControl bus, PublisherSignal signal, PositionSignal positions, WriteGate gate, TimeProvider time,
    ILogger<Publisher> log, Consumption? consumption = null)
    : BackgroundService
{
    private const int BatchSize = 200;

    /// <summary>A net under the wake-ups, by the machine's clock even where the service's own is simulated.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly string _me = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7(time.GetUtcNow()):N}";

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var next = positions.Next;
        return Task.WhenAll(
            Rounds.Run(Position, stop => signal.Wait(_poll, stop), fault => log.LogError(fault, "Events could not be given positions; they stay in order and are tried again."), stoppingToken),
            Rounds.Run(Publish, stop => Task.WhenAny(next, Task.Delay(_poll, stop)), fault => log.LogError(fault, "Events could not be published; they stay in order and are tried again."), stoppingToken));

        async Task Position(CancellationToken cancel)
        {
            while (await TakePositions(cancel))
            {
            }
        }

        async Task Publish(CancellationToken cancel)
        {
            next = positions.Next;
            while (await PublishNext(cancel))
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

    /// <returns>True when there may be more; false also where another node holds the lease.</returns>
    private async Task<bool> TakePositions(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = await Now(db, cancel);
        var mine = await db.Set<EventLease>()
            .Where(lease => lease.Id == 1 && (lease.Holder == _me || lease.ExpiresAt < now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(lease => lease.Epoch, lease => lease.Holder == _me ? lease.Epoch : lease.Epoch + 1)
                    .SetProperty(lease => lease.Holder, _me)
                    .SetProperty(lease => lease.ExpiresAt, now + _lease),
                cancel);
        if (mine == 0)
            return false;

        var row = await db.Set<EventLease>().SingleAsync(cancel);
        var fresh = await db.Set<EventRow>().Where(entry => entry.Position == null).OrderBy(entry => entry.Id).Take(BatchSize).ToListAsync(cancel);
        foreach (var entry in fresh)
            entry.Position = row.NextPosition++;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (fresh.Count > 0)
            positions.Pulse();

        return fresh.Count == BatchSize;
    }

    /// <summary>By the clock that all nodes share: one whose own is wrong neither takes the lease away nor keeps it.</summary>
    private async Task<DateTimeOffset> Now(OneStopDb db, CancellationToken cancel) => db.IsSqlite
        ? time.GetUtcNow()
        : await db.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancel);

    /// <returns>True when there may be more.</returns>
    private async Task<bool> PublishNext(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var lease = await db.Set<EventLease>().AsNoTracking().SingleAsync(cancel);
        if (lease.Holder != _me)
            return false;

        var due = await db.Set<EventRow>().AsNoTracking()
            .Where(entry => entry.Position > lease.PublishedUpTo)
            .OrderBy(entry => entry.Position)
            .Take(BatchSize)
            .ToListAsync(cancel);
        if (due.Count == 0 || bus.CheckHealth().Status != BusHealthStatus.Healthy)
            return false;

        consumption?.Expect(due.Select(entry => entry.Position!.Value));
        var confirmed = lease.PublishedUpTo;
        try
        {
            foreach (var entry in due)
            {
                await Publish(entry, cancel);
                confirmed = consumption is null ? entry.Position!.Value : confirmed;
            }
        }
        finally
        {
            // What the broker has, it has, also where it went away in the middle.
            if (confirmed > lease.PublishedUpTo)
                await MovePublished(db, lease.Epoch, confirmed, CancellationToken.None);
        }

        if (consumption is null)
            return true;

        if (!await consumption.IsComplete(_patience, cancel))
        {
            log.LogWarning("Events up to position {Position} were not consumed in time; they are published again.", due[^1].Position);
            return false;
        }

        await MovePublished(db, lease.Epoch, due[^1].Position!.Value, cancel);
        return true;
    }

    /// <summary>One after the other, each confirmed before the next goes: two in flight could change places.</summary>
    private async Task Publish(EventRow entry, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_patience);
        try
        {
            await bus.Publish(ToEvent(entry), context => context.MessageId = entry.EventId, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"The event at position {entry.Position} was not confirmed in {_patience.TotalSeconds} s.");
        }
    }

    private async Task MovePublished(OneStopDb db, long epoch, long upTo, CancellationToken cancel)
    {
        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        await db.Set<EventLease>()
            .Where(row => row.Id == 1 && row.Epoch == epoch)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.PublishedUpTo, upTo), cancel);
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

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Operations;

/// <summary>Removes stored answers after their day; those of receptions have no expiry and stay.</summary>
internal sealed class ExpireAnswers(IDbContextFactory<OneStopDb> contexts, OfficeClock clock, WriteGate gate, ILogger<ExpireAnswers> log) : BackgroundService
{
    /// <summary>Few enough that no writer waits long behind them.</summary>
    internal const int BatchSize = 1_000;

    private static readonly TimeSpan _every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer next = new(_every);
        await Rounds.Run(
            Once, async stop => await next.WaitForNextTickAsync(stop), fault => log.LogError(fault, "Expired answers could not be removed; the next round tries again."), stoppingToken);
    }

    /// <summary>Removes all that have expired by now, batch by batch.</summary>
    internal async Task Once(CancellationToken cancel)
    {
        var now = clock.Now;
        while (await RemoveBatch(now, cancel))
        {
        }
    }

    /// <returns>True when there may be more.</returns>
    private async Task<bool> RemoveBatch(DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        var expired = db.Set<AnswerRow>().Where(row => row.ExpiresAt <= now);
        var last = await expired.OrderBy(row => row.ExpiresAt).Skip(BatchSize - 1).Select(row => row.ExpiresAt).FirstOrDefaultAsync(cancel);
        await expired.Where(row => row.ExpiresAt <= (last ?? now)).ExecuteDeleteAsync(cancel);
        return last is not null;
    }
}

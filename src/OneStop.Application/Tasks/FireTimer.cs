using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OneStop.Application.Operations;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Tasks;

/// <summary>A timer of the process is due: the service lets the token go on, effective at the instant at which it was due.</summary>
internal static class FireTimer
{
    internal static readonly Guard Guard = new("fire-timer", "timer-fired", Openings) { Extras = false };

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        locked.Tasks.Where(task => task.IsTimer && task.IsOpen).Select(task => Opening.On(task));

    internal static Outcome<Done> Decide(Change change, TaskRow task)
    {
        change.Effective = task.DueAt!.Value;
        change.Body["task"] = task.Id;
        change.Body["node"] = task.Node;
        return Movement.Apply(change, new ProcessCommand.FireTimer(task.Token!)).Succeeded(out _, out var refusal) ? Done.It : refusal;
    }
}

/// <summary>Looks for due timers, without a lock; each is then a command that finds it still there, or not.</summary>
internal sealed class TimerRunner(IServiceScopeFactory scopes, OfficeClock clock, ILogger<TimerRunner> log) : BackgroundService
{
    private const int BatchSize = 100;
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer next = new(_poll);
        await Rounds.Run(
            Once, async stop => await next.WaitForNextTickAsync(stop), fault => log.LogError(fault, "Due timers could not be fired; they are tried again."), stoppingToken);
    }

    /// <summary>Fires what is due now, in order of due. One that cannot be fired does not hold up those of other dossiers.</summary>
    /// <exception cref="AggregateException">Some could not be fired; they stay due.</exception>
    internal async Task Once(CancellationToken cancel)
    {
        List<Exception> faults = [];
        foreach (var due in await Due(cancel))
        {
            try
            {
                await Fire(due, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0)
            throw new AggregateException(faults);
    }

    private async Task Fire(Guid due, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var runner = scope.ServiceProvider.GetRequiredService<CommandRunner>();
        await runner.Execute(
            Envelope.OfSystem("timer", $"timer:{due}"), new Target.ByTask(due), FireTimer.Guard, (change, task) => FireTimer.Decide(change, task!), cancel);
    }

    /// <summary>When the next timer is due, or was; null when none is until then.</summary>
    internal async Task<DateTimeOffset?> Next(DateTimeOffset until, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OneStopDb>();
        return await Waiting(db, until).MinAsync(task => task.DueAt, cancel);
    }

    private static IQueryable<TaskRow> Waiting(OneStopDb db, DateTimeOffset until) =>
        db.Set<TaskRow>().Where(task => task.IsTimer && task.State == TaskState.Waiting && task.DueAt <= until);

    private async Task<List<Guid>> Due(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OneStopDb>();
        return await Waiting(db, clock.Now)
            .OrderBy(task => task.DueAt)
            .Take(BatchSize)
            .Select(task => task.Id)
            .ToListAsync(cancel);
    }
}

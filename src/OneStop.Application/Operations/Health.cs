using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OneStop.Application.Http;
using OneStop.Application.Persistence;

namespace OneStop.Application.Operations;

/// <summary>
/// What a load balancer and whoever is on duty ask: <c>/health/live</c>, the process answers; <c>/health/ready</c>, it can serve. Without
/// the bus it serves on, degraded: the state says so and the status stays 200, so that no balancer takes all nodes away.
/// </summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, [Ready])
        .AddCheck<EventHealth>("events", HealthStatus.Degraded, [Ready]);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = Write });
    }

    /// <summary>States and counts; why something failed stands in the log, for it may name hosts and users.</summary>
    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            status = report.Status.ToString(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), data = Counts(entry.Value) }),
        },
        WireJson.Options,
        context.RequestAborted);

    private static Dictionary<string, object> Counts(HealthReportEntry entry) => entry.Data.Where(pair => pair.Value is long or int).ToDictionary();
}

internal sealed class DatabaseHealth(IDbContextFactory<OneStopDb> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus);
    }
}

/// <summary>How many events wait for the bus. A few always do; many mean that it is away, or refuses one.</summary>
internal sealed class EventHealth(IDbContextFactory<OneStopDb> contexts) : IHealthCheck
{
    private const long Many = 1_000;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Set<EventLease>().Select(lease => lease.NextPosition - 1 - lease.PublishedUpTo).SingleAsync(cancellationToken);
        return new HealthCheckResult(
            waiting < Many ? HealthStatus.Healthy : context.Registration.FailureStatus, data: new Dictionary<string, object> { ["waiting"] = waiting });
    }
}

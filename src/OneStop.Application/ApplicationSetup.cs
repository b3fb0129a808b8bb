using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OneStop.Application.Accounts;
using OneStop.Application.Events;
using OneStop.Application.Http;
using OneStop.Application.Operations;
using OneStop.Application.Operations.Verification;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Application.Tracking;
using OneStop.Domain;

namespace OneStop.Application;

/// <summary>What the application needs of a host, in one call each.</summary>
public static class ApplicationSetup
{
    /// <summary>A bearer token is good for a working day; posts are asked anew at every request.</summary>
    private static readonly TimeSpan _tokenLife = TimeSpan.FromHours(9);

    /// <param name="database">Chooses SQLite or PostgreSQL.</param>
    /// <param name="keyFolder">Folder of the key ring for identity numbers.</param>
    /// <param name="rabbitMq">Address of the broker; null or empty: events stay in this process.</param>
    /// <param name="smtp">Mail server; null or without a host: notices are noted, not sent.</param>
    public static IServiceCollection AddOneStopApplication(
        this IServiceCollection services, Action<DbContextOptionsBuilder> database, string keyFolder, string? rabbitMq = null, SmtpSettings? smtp = null)
    {
        services.AddPooledDbContextFactory<OneStopDb>(database);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<OneStopDb>>().CreateDbContext());
        services.AddSingleton<OfficeClock>();
        services.AddSingleton(_ => KeyRing.Open(keyFolder));
        services.AddSingleton<WriteGate>();
        services.AddSingleton<PublisherSignal>();
        services.AddSingleton<PositionSignal>();
        services.AddSingleton<Catalogue>();
        services.AddSingleton<Definitions>();
        services.AddScoped<CommandRunner>();
        services.AddTransient<VerifyJournal>();
        services.AddScoped<Staff>();
        services.AddScoped<Drafts>();
        services.AddScoped<People>();
        services.AddSingleton<BeginningLink>();
        services.AddScoped<DemoPeople>();
        AddTracking(services);
        services.AddEdge();
        AddAccounts(services);
        services.AddHealth();
        AddBus(services, rabbitMq);
        if (smtp is { Host.Length: > 0 })
            AddLetters(services, smtp);

        services.AddHostedService<Publisher>();
        services.AddHostedService<EventTail>();
        services.AddHostedService<Tasks.TimerRunner>();
        services.AddHostedService<ExpireAnswers>();
        return services;
    }

    /// <summary>Requests pass the edge, and it is known who sent them.</summary>
    public static void UseOneStop(this WebApplication app)
    {
        app.UseEdge();
        app.UseAuthentication();
    }

    /// <summary>Then whether they may, and the route table.</summary>
    public static void MapOneStop(this WebApplication app)
    {
        app.UseAuthorization();
        app.MapHealth();
        app.MapApi();
    }

    private static void AddTracking(IServiceCollection services)
    {
        services.TryAddSingleton(new PublicAddress(null));
        services.AddSingleton<TrackingSecrets>();
        services.AddSingleton<TrackingCache>();
        services.AddSingleton<TrackingReader>();
        services.AddSingleton<TrackingStreams>();
        services.AddSingleton<TrackingTries>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<LoggerFactory>();
        services.AddSingleton<ILoggerFactory>(provider => new TokenMask(provider.GetRequiredService<LoggerFactory>()));
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityApiEndpoints<Person>(identity =>
        {
            var password = identity.Password;
            password.RequiredLength = Passwords.MinLength;
            password.RequireDigit = password.RequireLowercase = password.RequireUppercase = password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<OneStopDb>();
        services.Configure<Microsoft.AspNetCore.Authentication.BearerToken.BearerTokenOptions>(
            IdentityConstants.BearerScheme, bearer => bearer.BearerTokenExpiration = _tokenLife);
        services.AddAuthorization();
        services.AddDataProtection().SetApplicationName("OneStop").PersistKeysToDbContext<OneStopDb>();
    }

    private static void AddBus(IServiceCollection services, string? rabbitMq)
    {
        var isInMemory = string.IsNullOrEmpty(rabbitMq);
        if (isInMemory)
            services.AddSingleton<Consumption>();

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health =>
            {
                health.Name = "bus";
                health.MinimalFailureStatus = HealthStatus.Degraded;
            });
            bus.AddConsumer<NoticeConsumer, NoticeConsumerDefinition>();
            if (isInMemory)
                bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            else
                RabbitMqBus.Use(bus, rabbitMq!);
        });
    }

    private static void AddLetters(IServiceCollection services, SmtpSettings smtp)
    {
        services.AddSingleton(smtp);
        services.AddSingleton<NoticeLetters>();
        services.AddHostedService<NoticeSender>();
    }
}

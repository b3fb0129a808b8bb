using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;
using OneStop.Application;
using OneStop.Application.Tracking;
using OneStop.Migrations.PostgreSql;
using OneStop.Migrations.Sqlite;
using OneStop.Web;

namespace OneStop.Host;

/// <summary>Composes the service; the demo and the scenarios compose the same one with a clock of their own.</summary>
internal static class OneStopHost
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <param name="arguments">Configuration: <c>--OneStop:DataFolder=…</c>, <c>--urls …</c>.</param>
    /// <param name="time">Where the service's time comes from.</param>
    public static WebApplication Build(string[] arguments, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(OneStopHost).Assembly.GetName().Name,
        });
        var settings = builder.Configuration.GetSection("OneStop").Get<HostSettings>() ?? new HostSettings();
        settings.Demo |= builder.Environment.IsDevelopment();
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultAddress);

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new PublicAddress(settings.PublicAddress));
        builder.Services.AddOneStopApplication(options => UseDatabase(options, settings), settings.Keys, settings.RabbitMq, settings.Smtp);
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(swagger => swagger.SwaggerDoc("v1", new OpenApiInfo { Title = "OneStop", Version = "v1" }));
        builder.Services.AddOneStopPages();

        // The style sheet and the script of the pages, also where nothing was published.
        builder.WebHost.UseStaticWebAssets();

        var app = builder.Build();
        if (Proxies(settings) is { Count: > 0 } proxies)
        {
            ForwardedHeadersOptions forwarded = new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            proxies.ForEach(forwarded.KnownProxies.Add);
            app.UseForwardedHeaders(forwarded);
        }

        app.UseOneStopPages();
        app.UseOneStop();
        app.UseLostSessions();
        app.MapOneStop();
        app.UseSwagger(swagger => swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI();
        app.MapOneStopPages();
        return app;
    }

    private static List<IPAddress> Proxies(HostSettings settings) =>
        [.. settings.TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => IPAddress.TryParse(text, out var address)
            ? address
            : throw new InvalidOperationException($"OneStop:TrustedProxies: '{text}' is no IP address."))];

    public static void UseDatabase(DbContextOptionsBuilder options, HostSettings settings)
    {
        if (string.IsNullOrEmpty(settings.PostgreSql))
            options.UseOneStopSqlite(settings.SqliteFile);
        else
            options.UseOneStopPostgreSql(settings.PostgreSql);
    }
}

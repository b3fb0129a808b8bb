using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Tracking;
using OneStop.Domain;
using OneStop.Web.Pages.Shared;

namespace OneStop.Web.Pages.Public;

/// <summary>Tells the citizen's page what happens, as parts of the page that the server rendered; to other programs a list.</summary>
internal sealed class TrackingStream(
    TrackingReader reader, TrackingStreams streams, IDbContextFactory<OneStopDb> contexts, Fragments fragments, OfficeClock clock, IHostApplicationLifetime life)
{
    private const string EventStream = "text/event-stream";

    /// <summary>Parts of the citizen's page, by the id of the element around each.</summary>
    private static readonly Dictionary<string, string> _parts = new()
    {
        ["holder"] = "_Holder",
        ["todo"] = "_ToDo",
        ["appointments"] = "_Appointments",
        ["way"] = "_Way",
        ["money"] = "_Money",
        ["as-of"] = "_AsOf",
    };

    /// <summary>Proxies cut a line on which nothing is said for half a minute.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(20);

    /// <summary>No HTML surrounds it, so markup stays markup: half the bytes.</summary>
    private static readonly JsonSerializerOptions _lean = new(WireJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="version">Of the document that the page shows; null: none.</param>
    /// <param name="after">For who cannot send the header: the same as <c>Last-Event-ID</c>.</param>
    public static async Task<IResult> Handle(
        HttpContext context, string token, TrackingStream stream, TrackingReader reader, IDbContextFactory<OneStopDb> contexts, CancellationToken cancel,
        int? version = null, long? after = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!(await reader.ByToken(token, null, cancel)).Succeeded(out var found, out var refusal))
            return Problems.From(refusal);

        var last = long.TryParse(context.Request.Headers["Last-Event-ID"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : after;
        if (!context.Request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase))
            return TypedResults.Ok(await TrackingEvents.After(contexts, found.Dossier, last ?? 0, cancel));

        return await stream.Run(context, token, found, last, version, cancel);
    }

    private async Task<IResult> Run(HttpContext context, string token, Tracked found, long? last, int? version, CancellationToken cancel)
    {
        // Who subscribes before reading the backlog misses nothing between the two.
        using var following = streams.Follow(found.Dossier);
        if (following is null)
            return Problems.From(TrackingRefusals.SlowDown);

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        context.Response.ContentType = EventStream;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await Write(context, ": OneStop\nretry: 5000\n\n", either.Token);
            var newest = await TrackingEvents.Newest(contexts, found.Dossier, either.Token);
            var sent = last ?? 0;
            if (last is null ? version is null || version < found.Document.Version : newest > last)
                await Send(context, token, sent = newest, either.Token);

            while (true)
            {
                var position = await following.Next(_silence, either.Token);
                if (position is null)
                    await Write(context, ":\n\n", either.Token);
                else if (position > sent && !await Send(context, token, sent = position.Value, either.Token))
                    return Results.Empty;
            }
        }
        catch (OperationCanceledException)
        {
            // The reader went away, or the service stops: the page comes back with the last id.
            return Results.Empty;
        }
    }

    /// <returns>False once the token opens nothing any more.</returns>
    private async Task<bool> Send(HttpContext context, string token, long position, CancellationToken cancel)
    {
        if (!(await reader.ByToken(token, null, cancel)).Succeeded(out var found, out _))
            return false;

        TrackingShown shown = new(found.Document, found.Calendar, clock.Now, token);
        Dictionary<string, string> rendered = [];
        foreach (var (part, view) in _parts)
            rendered[part] = await fragments.Render(context, $"/Pages/Public/Parts/{view}.cshtml", shown);

        var data = JsonSerializer.Serialize(new Status(found.Document.Version, found.Document.Status, rendered, shown.Short), _lean);
        await Write(context, $"id: {position.ToString(CultureInfo.InvariantCulture)}\nevent: status\ndata: {data}\n\n", cancel);
        return true;
    }

    private static async Task Write(HttpContext context, string text, CancellationToken cancel)
    {
        await context.Response.WriteAsync(text, cancel);
        await context.Response.Body.FlushAsync(cancel);
    }

    /// <param name="Parts">HTML by the id of the element that it goes into.</param>
    /// <param name="Say">For a screen reader.</param>
    private sealed record Status(int Version, string Code, IReadOnlyDictionary<string, string> Parts, string Say);
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OneStop.Application.Http;
using OneStop.Domain;

namespace OneStop.Application.Tracking;

/// <param name="Code">As it stands on the receipt.</param>
/// <param name="Pin">Six characters; spaces, hyphens and small letters do not matter.</param>
public sealed record OpenTrackingRequest(string? Code, string? Pin);

/// <summary>The citizen gives code and PIN, and gets the document with the token that opens it from then on.</summary>
internal static class OpenTracking
{
    public static async Task<IResult> Handle(HttpContext context, OpenTrackingRequest request, TrackingReader reader, TrackingTries tries, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!(await Token(context, request, reader, tries, cancel)).Succeeded(out var token, out var refusal))
            return Problems.From(refusal);

        return (await reader.ByToken(token, null, cancel)).Succeeded(out var found, out refusal)
            ? TypedResults.Ok(found.Document with { Token = token })
            : Problems.From(refusal);
    }

    /// <returns>Or <c>tracking.not-found</c>, <c>tracking.slow-down</c>.</returns>
    internal static async Task<Outcome<string>> Token(
        HttpContext context, OpenTrackingRequest request, TrackingReader reader, TrackingTries tries, CancellationToken cancel)
    {
        var (code, from) = ((request.Code ?? "").Trim(), context.Connection.RemoteIpAddress);
        if (tries.Wait(code, from) is { Ticks: > 0 } wait)
            return TrackingRefusals.SlowDown with { After = wait };

        var opened = await reader.ByPin(code, Pin(request.Pin ?? ""), cancel);
        if (opened.Succeeded(out _, out _))
            tries.Clear(code, from);
        else
            tries.Wrong(code, from);

        return opened;
    }

    private static string Pin(string typed) =>
        new([.. typed.ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '‐' or '‑' or '–')).Take(TrackingSecrets.PinLength + 1)]);
}

/// <summary>The document behind a token. It reads, and does nothing else.</summary>
internal static class ReadTracking
{
    /// <param name="atLeast">A version that an event named: the answer is of this version or a newer one.</param>
    public static async Task<IResult> Handle(HttpContext context, string token, TrackingReader reader, CancellationToken cancel, int? atLeast = null)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        if (!(await reader.ByToken(token, atLeast, cancel)).Succeeded(out var found, out var refusal))
            return Problems.From(refusal);

        EntityTagHeaderValue tag = new($"\"{found.Document.Version.ToString(CultureInfo.InvariantCulture)}\"");
        return TypedResults.Bytes(found.Json, "application/json; charset=utf-8", entityTag: tag);
    }
}

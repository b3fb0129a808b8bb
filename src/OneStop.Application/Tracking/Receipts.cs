using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Tracking;

/// <param name="Version">Which copy it is, from 1.</param>
/// <param name="Path">Of the citizen's page: <c>/t/…</c></param>
/// <param name="Address">The same with the host, as the QR says it.</param>
/// <param name="Qr">An SVG element.</param>
public sealed record Receipt(string Code, int Version, string Pin, string Token, string Path, string Address, string Qr);

/// <param name="Value">Where citizens reach the service: <c>https://motcua.example.vn</c>; null: as the desk does.</param>
public sealed record PublicAddress(Uri? Value);

/// <summary>The secrets that a receipt carries. They are derived anew each time, so a receipt can be printed again.</summary>
internal sealed class Receipts(TrackingSecrets secrets, PublicAddress address)
{
    /// <summary>The receipt in force.</summary>
    public Receipt Of(LockedDossier locked, HttpRequest request)
    {
        var dossier = locked.Dossier;
        var token = secrets.Token(dossier.Id, dossier.ReceiptVersion);
        var path = $"/t/{token}";
        var whole = new Uri(address.Value ?? new Uri($"{request.Scheme}://{request.Host}"), path).AbsoluteUri;
        return new Receipt(dossier.Code, dossier.ReceiptVersion, secrets.Pin(dossier.Id, dossier.ReceiptVersion), token, path, whole, QrCode.Svg(whole));
    }
}

/// <summary>The receipt of a dossier, for the desk that received it and for nobody else.</summary>
internal static class ReadReceipt
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, Receipts receipts, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return Problems.From(refusal);

        context.Response.Headers.CacheControl = "no-store";
        return IsOfTheDesk(locked, clock.Today) ? TypedResults.Ok(receipts.Of(locked, context.Request)) : Problems.From(SpineRefusals.PostNotAllowed);
    }

    /// <summary>The one for whom the dossier was loaded holds a post where it was received.</summary>
    internal static bool IsOfTheDesk(LockedDossier locked, DateOnly today) => locked.Posts.Any(post =>
        post.Holds(today) && post.Jurisdiction == locked.Dossier.Jurisdiction && post.Office == locked.Dossier.ReceptionOffice);
}

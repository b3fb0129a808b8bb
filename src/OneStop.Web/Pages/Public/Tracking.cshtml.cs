using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Http;
using OneStop.Application.Tracking;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Public;

/// <summary>A citizen types code and PIN, and comes to the page that the QR opens.</summary>
internal sealed class TrackingModel(TrackingReader reader, TrackingTries tries) : PageModel
{
    /// <summary>As it was typed; the PIN is never shown again.</summary>
    public string? Code { get; private set; }

    public bool Wrong { get; private set; }

    /// <summary>How long to wait before the next try, in words; null: not at all.</summary>
    public string? Wait { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // Not as arguments of the handler: the framework can be told to log those.
        var form = await Request.ReadFormAsync(cancel);
        var (code, pin) = ((string?)form["code"], (string?)form["pin"]);
        var opened = await OpenTracking.Token(HttpContext, new OpenTrackingRequest(code, pin), reader, tries, cancel);
        if (opened.Succeeded(out var token, out var refusal))
            return Redirect($"/t/{token}{(IsEnglish ? "?lang=en" : "")}");

        (Code, Wrong) = (code, true);
        if (refusal.After is { } after)
        {
            Wait = after.TotalSeconds < 60
                ? Say("track.wait.seconds", (int)Math.Ceiling(after.TotalSeconds))
                : Say("track.wait.minutes", (int)Math.Ceiling(after.TotalMinutes));
            Response.Headers.RetryAfter = ((int)Math.Ceiling(after.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var page = Page();
        page.StatusCode = Problems.StatusOf(refusal.Kind);
        return page;
    }
}

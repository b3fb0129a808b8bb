using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Http;
using OneStop.Application.Tracking;
using OneStop.Domain;

namespace OneStop.Web.Pages.Public;

/// <summary>What stands behind the QR of a receipt.</summary>
internal sealed class DossierModel(TrackingReader reader, OfficeClock clock) : PageModel
{
    public string Token => (string)RouteData.Values["token"]!;

    /// <summary>Null: not found, or replaced.</summary>
    public TrackingShown? Shown { get; private set; }

    /// <summary>Number of the copy that replaced the receipt.</summary>
    public string? Copy { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if ((await reader.ByToken(Token, null, cancel)).Succeeded(out var found, out var refusal))
            Shown = new TrackingShown(found.Document, found.Calendar, clock.Now, Token);
        else
            Copy = refusal.Code == TrackingRefusals.Replaced.Code ? refusal.Allowed[0] : null;

        var page = Page();
        page.StatusCode = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf(refusal.Kind);
        return page;
    }
}

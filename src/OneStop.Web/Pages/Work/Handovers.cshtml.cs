using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Handover;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;

namespace OneStop.Web.Pages.Work;

/// <summary>The day's hand-over list of the reader's office, by receiving office; it prints and goes with the papers.</summary>
internal sealed class HandoversModel(Frame frame, OneStopDb db, Staff staff, Catalogue catalogue, OfficeClock clock) : PageModel
{
    public HandoverList? List { get; private set; }

    public DateOnly On { get; private set; }

    public Typed Typed { get; } = new();

    public async Task<IActionResult> OnGetAsync(string? on, CancellationToken cancel)
    {
        On = on is null ? clock.Today : AsWritten.Date(on, clock.Today) ?? clock.Today;
        Typed.Set("on", Words.Written.Date(On));
        if ((await frame.Of(User, cancel)).Me.Posts is [var post, ..])
            List = (await ListHandovers.Read(HttpContext, post.Office, On, db, staff, catalogue, clock, cancel)).Succeeded(out var list, out _) ? list : null;

        return Page();
    }
}

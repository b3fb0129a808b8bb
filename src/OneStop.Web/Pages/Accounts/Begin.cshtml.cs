using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Web.Forms;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Accounts;

/// <summary>Whoever started the service makes the first account.</summary>
internal sealed class BeginModel(People people, BeginningLink link) : PageModel
{
    public Typed Typed { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) =>
        link.IsOurs(token) && !await people.AnybodyYet(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (!link.IsOurs(token))
            return NotFound();

        Typed = Typed.Of(Request.Form);
        if ((await people.Begin(Typed["userName"], Typed["displayName"], Typed["password"], cancel)).Succeeded(out _, out var refusal))
        {
            TempData["flash"] = Say("begin.done");
            return Redirect("/sign-in?returnUrl=/accounts");
        }

        StaffForms.Note(Typed, Problems.In(Problems.From(refusal))!);
        return Page();
    }
}

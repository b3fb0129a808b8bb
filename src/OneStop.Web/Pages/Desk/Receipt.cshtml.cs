using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.LegalActs;
using OneStop.Application.Tracking;
using OneStop.Domain;
using OneStop.Web.Pages.Work;

namespace OneStop.Web.Pages.Desk;

/// <summary>After a reception: what goes to the applicant, and what can still be put right. Only the desk that received sees the secrets.</summary>
internal sealed class ReceiptModel(DossierView view, Receipts receipts, OfficeClock clock) : PageModel
{
    public DossierView View => view;

    public Receipt Receipt { get; private set; } = null!;

    public bool MayCorrect => view.Commands.Any(command => command.Command == CorrectDossier.Guard.Command && command.Why is null);

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!await view.Load(HttpContext, code) || view.Detail.ReceiptVersion == 0 || !ReadReceipt.IsOfTheDesk(view.Locked, clock.Today))
            return NotFound();

        Receipt = receipts.Of(view.Locked, Request);
        return Page();
    }
}

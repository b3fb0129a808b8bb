using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Handover;
using OneStop.Application.Persistence;
using OneStop.Application.Prints;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Application.Tracking;
using OneStop.Domain;

namespace OneStop.Web.Pages.Prints;

/// <summary>A form of a dossier as it goes on paper: the receipt (01), a request to supplement (02), a refusal (03), a stop (05), the control slip (06).</summary>
internal sealed class FormModel(OneStopDb db, Catalogue catalogue, OfficeClock clock, Receipts receipts) : PageModel
{
    public string Code { get; private set; } = "";

    public string Form { get; private set; } = "";

    public bool A5 { get; private set; } = true;

    public ReceiptPrint? Receipt { get; private set; }

    /// <summary>Only for the desk that received.</summary>
    public Receipt? Secrets { get; private set; }

    public SupplementPrint? Supplement { get; private set; }

    public RefusalPrint? Refusal { get; private set; }

    public StopPrint? Stop { get; private set; }

    public ControlSlip? Slip { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, string form, Guid? act, string? paper, CancellationToken cancel)
    {
        (Code, Form, A5) = (code, form, paper != "a4");
        return await Read(code, form, act, cancel) ? Page() : NotFound();
    }

    private async Task<bool> Read(string code, string form, Guid? act, CancellationToken cancel)
    {
        switch (form)
        {
            case "01":
                Receipt = Of(await ReadReceiptForm.Read(HttpContext, code, db, catalogue, clock, cancel));
                if (Receipt is not null && (await Look.At(HttpContext, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out _) && ReadReceipt.IsOfTheDesk(locked, clock.Today))
                    Secrets = receipts.Of(locked, Request);

                return Receipt is not null;
            case "02":
                return (Supplement = Of(await ReadSupplementForm.Read(HttpContext, code, act, db, catalogue, clock, cancel))) is not null;
            case "03":
                return (Refusal = Of(await ReadRefusalForm.Read(HttpContext, code, db, catalogue, clock, cancel))) is not null;
            case "05":
                return (Stop = Of(await ReadStopForm.Read(HttpContext, code, db, catalogue, clock, cancel))) is not null;
            case "06":
                return (Slip = Of(await ReadControlSlip.Read(HttpContext, code, db, catalogue, clock, cancel))) is not null;
            default:
                return false;
        }
    }

    private static T? Of<T>(Outcome<T> read)
        where T : class =>
        read.Succeeded(out var value, out _) ? value : null;
}

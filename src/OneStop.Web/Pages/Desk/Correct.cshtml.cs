using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using OneStop.Web.Pages.Work;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Desk;

/// <summary>What was mistyped at reception is put right: a new version of the receipt; the old one's codes open nothing any more.</summary>
internal sealed class CorrectModel(DossierView view, Frame frame, StaffForms forms, KeyRing keys, CommandRunner runner, OfficeClock clock) : PageModel
{
    public Typed Typed { get; private set; } = new();

    public DossierView View => view;

    public FormHead Head { get; private set; } = null!;

    public IReadOnlyList<SchemaField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancel)
    {
        if (!await Enter(code, cancel))
            return NotFound();

        (Typed, var saved) = await forms.Draft(HttpContext, Head.Draft);
        if (saved is null)
            Fill();

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken cancel)
    {
        Typed = Typed.Of(Request.Form);
        ReceptionForm.Tidy(Typed);
        if (!await Enter(code, cancel))
            return NotFound();

        if (Request.Form[FormFields.Do] == "do")
        {
            var reception = ReceptionForm.Read(Typed, view.Locked.Procedure, clock.Today, "accept");
            if (Typed.Faults.Count == 0)
            {
                StaffForms.Address(HttpContext, Typed);
                CorrectRequest request = new(Typed["reason"], reception.Parties, reception.Parcels, null, reception.Form);
                if (Problems.In(await CorrectDossier.Handle(HttpContext, code, request, keys, runner, cancel)) is not { } problem)
                {
                    await forms.Forget(HttpContext, Head.Draft);
                    TempData["flash"] = Say("correct.done");
                    return Redirect($"/dossiers/{code}/receipt");
                }

                await forms.Note(Typed, problem, code, cancel);
                ReceptionForm.PointAtFields(Typed, null);
            }
        }
        else if (Request.Form[FormFields.Do] == "add-party")
        {
            Typed.Set($"parties[{Typed.Count("parties")}].name", "");
        }

        await forms.Keep(HttpContext, Head.Draft, Typed);
        return Page();
    }

    private async Task<bool> Enter(string code, CancellationToken cancel)
    {
        if (!await view.Load(HttpContext, code) || view.Commands.All(command => command.Command != CorrectDossier.Guard.Command))
            return false;

        Fields = SchemaFields.Of(view.Locked.Procedure.FormJson);
        foreach (var field in Fields)
            Typed.Name(field.Path, field.Title);

        var me = (await frame.Of(User, cancel)).Me;
        Head = new FormHead(StaffForms.NewKey(), view.Locked.Dossier.Version, null, me.Id, forms.Seal(me.Id), $"{code}:correct");
        return true;
    }

    /// <summary>As it stands now, in the fields of the reception.</summary>
    private void Fill()
    {
        for (var row = 0; row < view.Detail.Parties.Count; row++)
        {
            var (party, prefix) = (view.Detail.Parties[row], $"parties[{row}].");
            var roles = party.Roles.Where(role => role != "applicant").ToList();
            Typed.Set(prefix + "roles", roles.Count > 0 ? roles : ["applicant"]);
            Typed.Set(prefix + "kind", party.Kind);
            Typed.Set(prefix + "name", party.Name);
            Typed.Set(prefix + "number", party.PersonalNumber ?? party.TaxNumber ?? party.FormerNumber ?? "");
            Typed.Set(prefix + "birth", party.Birth ?? "");
            Typed.Set(prefix + "phone", party.Phone ?? "");
            Typed.Set(prefix + "address", party.Address ?? "");
            Typed.Set(prefix + "sex", party.Sex ?? "");
            Typed.Set(prefix + "email", party.Email ?? "");
            if (party.Roles.Contains("applicant"))
                Typed.Set(prefix + "filer", "true");
        }

        for (var row = 0; row < view.Detail.Parcels.Count; row++)
        {
            var (parcel, prefix) = (view.Detail.Parcels[row], $"parcels[{row}].");
            Typed.Set(prefix + "commune", parcel.Commune);
            Typed.Set(prefix + "sheet", parcel.Sheet);
            Typed.Set(prefix + "number", parcel.Number);
            Typed.Set(prefix + "area", parcel.Area.ToString("0.#", Words.Written.Vietnamese));
            Typed.Set(prefix + "purpose", parcel.Purpose ?? "");
            Typed.Set(prefix + "certificate", parcel.Certificate ?? "");
        }

        foreach (var field in Fields)
        {
            if (view.Detail.Form.TryGetProperty(field.Name, out var value))
                Typed.Set(field.Path, SchemaWords.ToField(field, value));
        }
    }
}

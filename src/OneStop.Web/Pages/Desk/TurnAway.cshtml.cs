using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Prints;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Desk;

/// <summary>The desk does not receive what was typed at reception: it says what to complete (Mẫu 02) or refuses with the ground (Mẫu 03).</summary>
internal sealed class TurnAwayModel(
    Frame frame, StaffForms forms, OneStopDb db, Staff staff, KeyRing keys, OfficeClock clock, CommandRunner runner) : PageModel
{
    public Typed Typed { get; private set; } = new();

    public FormHead Head { get; private set; } = null!;

    /// <summary>guide or refuse.</summary>
    public string Decision { get; private set; } = "";

    public LoadedProcedure? Procedure { get; private set; }

    public SupplementPrint? Guidance { get; private set; }

    public RefusalPrint? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(string decision, CancellationToken cancel)
    {
        if (!await Enter(decision, cancel))
            return StatusCode(StatusCodes.Status403Forbidden);

        (Typed, _) = await forms.Draft(HttpContext, ReceptionModel.Draft);
        await Show(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string decision, CancellationToken cancel)
    {
        if (!await Enter(decision, cancel))
            return StatusCode(StatusCodes.Status403Forbidden);

        // What was typed at reception stands in the draft; this page adds its own fields to it.
        (Typed, _) = await forms.Draft(HttpContext, ReceptionModel.Draft);
        var here = Typed.Of(Request.Form);
        foreach (var field in Typed.Fields.Where(field => field.StartsWith("guidance.", StringComparison.Ordinal) || field.StartsWith("refusal.", StringComparison.Ordinal)).ToList())
            Typed.Remove(field);

        foreach (var field in here.Fields)
            Typed.Set(field, here.All(field));

        if (Request.Form[FormFields.Do] == "do")
        {
            var release = await Choose(cancel);
            var told = Typed.OfDraft(Typed.ToText());
            told.Compact("guidance.items", "reasonCode");
            var request = ReceptionForm.Read(told, Procedure, clock.Today, decision);
            Typed.Faults.AddRange(told.Faults);
            if (Typed.Faults.Count == 0)
            {
                StaffForms.Address(HttpContext, told);
                var answer = await RegisterDossier.Handle(HttpContext, request, db, staff, keys, clock, runner, cancel);
                if (Problems.In(answer) is not { } problem)
                {
                    await forms.Forget(HttpContext, ReceptionModel.Draft);
                    var code = JsonDocument.Parse(((StoredAnswer)answer).Body).RootElement.GetProperty("code").GetString();
                    return Redirect($"/dossiers/{code}/forms/{(decision == "guide" ? "02" : "03")}");
                }

                StaffForms.Note(Typed, problem);
            }
        }

        await forms.Keep(HttpContext, ReceptionModel.Draft, Typed);
        await Show(cancel);
        return Page();
    }

    private async Task<bool> Enter(string decision, CancellationToken cancel)
    {
        var shown = await frame.Of(User, cancel);
        if (decision is not ("guide" or "refuse") || !Application.Reception.Desk.Of(shown.Me, null).Succeeded(out var post, out _))
            return false;

        Decision = decision;
        Head = new FormHead(StaffForms.NewKey(), null, post.Name, shown.Me.Id, forms.Seal(shown.Me.Id), ReceptionModel.Draft);
        return true;
    }

    private async Task<Release> Choose(CancellationToken cancel)
    {
        var me = (await frame.Of(User, cancel)).Me;
        Application.Reception.Desk.Of(me, Head.Post).Succeeded(out var post, out _);
        var release = me.Releases[post!.Jurisdiction];
        Procedure = release.Jurisdiction.Procedures.GetValueOrDefault(Typed["procedure"]);
        return release;
    }

    /// <summary>Papers that are required and were not ticked are suggested; then what the citizen would receive.</summary>
    private async Task Show(CancellationToken cancel)
    {
        var release = await Choose(cancel);
        if (Procedure is null)
            return;

        var given = Enumerable.Range(0, Typed.Count("papers")).Select(row => Typed[$"papers[{row}].paper"]).ToHashSet();
        if (Decision == "guide" && Typed.Count("guidance.items") == 0)
        {
            var missing = Procedure.Rules.Papers.Where(paper => paper.Required && !given.Contains(paper.Id)).ToList();
            for (var row = 0; row < missing.Count; row++)
            {
                Typed.Set($"guidance.items[{row}].paper", missing[row].Id);
                Typed.Set($"guidance.items[{row}].reasonCode", "missing");
            }
        }

        Preview(release, (await frame.Of(User, cancel)).Name);
    }

    private void Preview(Release release, string me)
    {
        var told = Typed.OfDraft(Typed.ToText());
        told.Compact("guidance.items", "reasonCode");
        var request = ReceptionForm.Read(told, Procedure, clock.Today, Decision);
        var organisation = release.Jurisdiction.Organisation;
        var office = organisation.Find(Head.Post!.Split('/')[0])!;
        Letterhead head = new(office.Code, office.Name, office.Parent is null ? null : organisation.Find(office.Parent)?.Name);
        var filer = (request.Parties ?? []).FirstOrDefault(party => party.Roles?.Contains("applicant") == true);
        FormApplicant applicant = new(filer?.Name ?? "…", filer?.Address, filer?.Phone, filer?.Email);
        FormProcedure procedure = new(Procedure!.Rules.Slug, Procedure.Rules.Names.Vi, null);
        if (Decision == "guide")
        {
            Guidance = new SupplementPrint(
                head, Guid.Empty, Say("preview.number"), clock.Now, Say("preview.code"), applicant, procedure,
                [.. (request.Guidance?.Items ?? []).Select((item, at) => new SupplementPrintItem(
                    at + 1, item.Paper, Procedure.Rules.Papers.FirstOrDefault(paper => paper.Id == item.Paper)?.Name ?? item.Text ?? "", item.ReasonCode, item.Reason))],
                me, null, null);
        }
        else
        {
            var ground = request.Refusal?.GroundCode ?? "";
            Refusal = new RefusalPrint(
                head, Guid.Empty, Say("preview.number"), clock.Now, Say("preview.code"), applicant, procedure,
                ground, ground.Length == 0 ? "…" : Texts.Word($"refusal-ground.{ground}"), request.Refusal?.Reason ?? "…", me);
        }
    }
}

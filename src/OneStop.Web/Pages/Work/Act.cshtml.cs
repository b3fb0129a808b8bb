using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Http;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Work;

/// <summary>One act of the law on one dossier: the form pre-filled, beside it what the citizen will receive, then the act itself.</summary>
internal sealed class ActModel(DossierView view, Frame frame, StaffForms forms, CommandRunner runner, OfficeClock clock) : PageModel
{
    public Typed Typed { get; private set; } = new();

    public DossierView View => view;

    public string Command { get; private set; } = "";

    public Act Act { get; private set; } = null!;

    public FormHead Head { get; private set; } = null!;

    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Name of the signed-in person, as it stands on what they sign.</summary>
    public string Me { get; private set; } = "";

    /// <summary>Why it cannot be done now; null where it can.</summary>
    public string? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, string command, CancellationToken cancel)
    {
        if (!await Enter(code, command, cancel))
            return NotFound();

        (Typed, SavedAt) = await forms.Draft(HttpContext, Head.Draft);
        Act.Suggest?.Invoke(view, Typed);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, string command, CancellationToken cancel)
    {
        if (!DossierActs.All.TryGetValue(command, out var act))
            return NotFound();

        Typed = Typed.Of(Request.Form);
        var draft = $"{code}:{command}";
        var told = Typed.OfDraft(Typed.ToText());
        act.Prepare?.Invoke(told);
        if (Request.Form[FormFields.Do] == "do")
        {
            StaffForms.Address(HttpContext, told);
            var answer = await act.Run(new ActCall(HttpContext, code, told, clock.Today, runner));
            if (told.Faults.Count == 0 && Problems.In(answer) is not { } problem)
            {
                await forms.Forget(HttpContext, draft);
                TempData["flash"] = SayCode("act.done", command, Say("act.done"));
                return Redirect($"/dossiers/{code}");
            }

            if (told.Faults.Count == 0)
                await forms.Note(told, Problems.In(answer)!, code, cancel);

            Typed = told;
        }

        await forms.Keep(HttpContext, draft, Typed);
        return await Enter(code, command, cancel) ? Page() : NotFound();
    }

    /// <returns>False where there is no such dossier or act for the reader.</returns>
    private async Task<bool> Enter(string code, string command, CancellationToken cancel)
    {
        if (!DossierActs.All.TryGetValue(command, out var act) || !await view.Load(HttpContext, code))
            return false;

        (Act, Command) = (act, command);
        var available = view.Commands.Where(candidate => candidate.Command == command).ToList();
        Why = available.Count == 0 ? SpineRefusals.CommandNotNow.Code : available.TrueForAll(candidate => candidate.Why is not null) ? available[0].Why : null;
        var shown = await frame.Of(User, cancel);
        Me = shown.Name;
        var post = available.Select(candidate => candidate.Post).Distinct().Count() > 1 ? available[0].Post : null;
        Head = new FormHead(StaffForms.NewKey(), view.Locked.Dossier.Version, post, shown.Me.Id, forms.Seal(shown.Me.Id), $"{code}:{command}");
        return true;
    }
}

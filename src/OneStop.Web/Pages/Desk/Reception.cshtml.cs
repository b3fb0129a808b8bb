using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Desk;

/// <summary>Reception on one screen: procedure, parties, parcels, papers; beside them both appointments and the ways out.</summary>
internal sealed class ReceptionModel(
    Frame frame, StaffForms forms, OneStopDb db, Staff staff, KeyRing keys, OfficeClock clock, CommandRunner runner, Fragments fragments) : PageModel
{
    /// <summary>Under which name the draft of this page is kept.</summary>
    public const string Draft = "reception";

    private const int FewestParties = 3;

    public Typed Typed { get; private set; } = new();

    public FormHead Head { get; private set; } = null!;

    public Release Release { get; private set; } = null!;

    /// <summary>The chosen procedure; null until one is chosen.</summary>
    public LoadedProcedure? Procedure { get; private set; }

    public IReadOnlyList<SchemaField> Particulars { get; private set; } = [];

    public Appointments? Appointments { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    public Incumbency Post { get; private set; } = null!;

    public DateTimeOffset Now => clock.Now;

    public int Parties => Math.Max(FewestParties, Typed.Count("parties"));

    public int Parcels => Math.Max(1, Typed.Count("parcels"));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await Enter(cancel))
            return StatusCode(StatusCodes.Status403Forbidden);

        (Typed, SavedAt) = await forms.Draft(HttpContext, Draft);
        Show();
        return Page();
    }

    /// <summary>The page still shows another procedure's papers and fields, or none.</summary>
    private bool IsJustChosen => Typed["shown"] != Typed["procedure"];

    /// <summary>What <see cref="Show"/> suggests: the browser takes it where nothing was typed.</summary>
    private static readonly string[] _suggested = ["parties[0].roles", "parties[1].roles", "parcels[0].commune"];

    /// <summary>The script asks on each change: appointments, and what depends on the procedure.</summary>
    public async Task<IActionResult> OnPostRecalculateAsync(CancellationToken cancel)
    {
        if (!await Enter(cancel))
            return StatusCode(StatusCodes.Status403Forbidden);

        Typed = Typed.Of(Request.Form);
        Show();
        Dictionary<string, string> parts = new() { ["appointment"] = await Part("_Appointments", this) };
        if (IsJustChosen)
        {
            parts["papers"] = await Part("_Papers", this);
            parts["particulars"] = await Part("_Particulars", (Typed, Particulars));
        }

        Dictionary<string, string> values = new(await Known.Values(Typed, db, keys, (await frame.Of(User, cancel)).Me, cancel));
        foreach (var field in _suggested.Where(field => IsJustChosen && Typed[field].Length > 0))
            values.TryAdd(field, Typed[field]);

        return new JsonResult(new { parts, values });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await Enter(cancel))
            return StatusCode(StatusCodes.Status403Forbidden);

        Typed = Typed.Of(Request.Form);
        ReceptionForm.Tidy(Typed);
        switch (Request.Form[FormFields.Do].ToString())
        {
            case "accept":
                return await Accept(cancel);
            case "clear":
                await forms.Forget(HttpContext, Draft);
                return Redirect("/reception");
            case "guide" or "refuse":
                await forms.Keep(HttpContext, Draft, Typed);
                return Redirect($"/reception/{Request.Form[FormFields.Do]}");
            default:
                return await Again(Request.Form[FormFields.Do].ToString(), cancel);
        }
    }

    private async Task<IActionResult> Accept(CancellationToken cancel)
    {
        Choose();
        var request = ReceptionForm.Read(Typed, Procedure, clock.Today, "accept");
        if (Typed.Faults.Count > 0)
        {
            // What cannot be read is said together with all else that is wrong.
            if (!RegisterValidation.Check(request, Release.Jurisdiction, clock.Today).Succeeded(out _, out var refusal))
                StaffForms.Note(Typed, Problems.In(Problems.From(refusal))!);

            return await Faulty();
        }

        StaffForms.Address(HttpContext, Typed);
        var answer = await RegisterDossier.Handle(HttpContext, request, db, staff, keys, clock, runner, cancel);
        if (Problems.In(answer) is { } problem)
        {
            StaffForms.Note(Typed, problem);
            return await Faulty();
        }

        await forms.Forget(HttpContext, Draft);
        var code = System.Text.Json.JsonDocument.Parse(((StoredAnswer)answer).Body).RootElement.GetProperty("code").GetString();
        TempData["flash"] = Say("reception.done", code);
        return Redirect($"/dossiers/{code}/receipt");
    }

    private async Task<IActionResult> Faulty()
    {
        ReceptionForm.PointAtFields(Typed, Procedure);
        Show();
        await forms.Keep(HttpContext, Draft, Typed);
        return Page();
    }

    /// <summary>Another row, the papers of the chosen procedure, what is known of a person: the same page again, for those without script.</summary>
    private async Task<IActionResult> Again(string pressed, CancellationToken cancel)
    {
        if (pressed == "add-party")
            Typed.Set($"parties[{Parties}].name", "");
        else if (pressed == "add-parcel")
            Typed.Set($"parcels[{Parcels}].sheet", "");

        foreach (var (field, value) in await Known.Values(Typed, db, keys, (await frame.Of(User, cancel)).Me, cancel))
            Typed.Set(field, value);

        Show();
        await forms.Keep(HttpContext, Draft, Typed);

        // The draft is the page: who comes back to it later is not asked whether to send it again.
        return Redirect("/reception");
    }

    /// <returns>False where the person holds no post of a desk.</returns>
    private async Task<bool> Enter(CancellationToken cancel)
    {
        var me = (await frame.Of(User, cancel)).Me;
        if (!Application.Reception.Desk.Of(me, Request.HasFormContentType ? Request.Form[FormFields.Post].ToString() : null).Succeeded(out var post, out _))
            return false;

        Post = post;
        Release = me.Releases[post.Jurisdiction];
        Head = new FormHead(StaffForms.NewKey(), null, post.Name, me.Id, forms.Seal(me.Id), Draft);
        return true;
    }

    private void Choose()
    {
        var procedures = Release.Jurisdiction.Procedures;
        if (procedures.Count == 1)
            Typed.Suggest("procedure", procedures.Keys.First());

        Procedure = procedures.GetValueOrDefault(Typed["procedure"]);
        Particulars = Procedure is null ? [] : SchemaFields.Of(Procedure.FormJson);
        foreach (var field in Particulars)
            Typed.Name(field.Path, field.Title);
    }

    /// <summary>Suggests what can be known before anything is typed; a decision is never suggested.</summary>
    private void Show()
    {
        Choose();
        Typed.Suggest("channel", "direct");
        if (Release.Jurisdiction.Organisation.Find(Post.Office) is { Serves: [var only] })
            Typed.Suggest("parcels[0].commune", only);

        if (Procedure is { } chosen && chosen.Rules.RequiredRoles is [var first, var second, ..])
        {
            SuggestRole("parties[0].roles", RegisterWords.Code(first));
            SuggestRole("parties[1].roles", RegisterWords.Code(second));
        }

        Appointments = Procedure is null ? null : Appointments.At(Release.Jurisdiction, Procedure.Rules, Typed["parcels[0].commune"], clock.Now);
    }

    /// <summary>Also over a row that was shown without a role, when the procedure has just been chosen.</summary>
    private void SuggestRole(string field, string role)
    {
        if (IsJustChosen && Typed[field].Length == 0)
            Typed.Set(field, role);
        else
            Typed.Suggest(field, role);
    }

    private Task<string> Part(string name, object model) =>
        fragments.Render(HttpContext, $"/Pages/Desk/{name}.cshtml", model, [KeyValuePair.Create(nameof(Typed), (object?)Typed)]);
}

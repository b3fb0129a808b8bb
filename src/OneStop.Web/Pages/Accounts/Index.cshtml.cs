using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Accounts;

/// <summary>Everybody changes their password here; administrators add people, give and end posts.</summary>
internal sealed class IndexModel(People people, Catalogue catalogue, Frame frame, UserManager<Person> manager, SignInManager<Person> signIn, OfficeClock clock) : PageModel
{
    private Dictionary<string, string> _posts = [];

    public Typed Typed { get; private set; } = new();

    public string Q { get; private set; } = "";

    /// <summary>Null for whoever is no administrator.</summary>
    public IReadOnlyList<PersonSummary>? People { get; private set; }

    public IReadOnlyList<string> Mine { get; private set; } = [];

    /// <summary>Just added, with the password that is shown once.</summary>
    public AddPersonAnswer? Added { get; private set; }

    public DateOnly Today => clock.Today;

    /// <summary><c>jurisdiction:office/post</c> and its words.</summary>
    public IReadOnlyDictionary<string, string> Posts => _posts;

    public string PostName(HeldPost held) => _posts.GetValueOrDefault($"{held.Jurisdiction}:{held.Post}", held.Post);

    public Task<IActionResult> OnGetAsync(string? q, CancellationToken cancel) => Show(q, cancel);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        Typed = Typed.Of(Request.Form);
        if ((await people.Add(await Me(cancel), new AddPersonRequest(Typed["userName"], Typed["displayName"]), cancel)).Succeeded(out var added, out var refusal))
            (Added, Typed) = (added, new Typed());
        else
            StaffForms.Note(Typed, Problems.In(Problems.From(refusal))!);

        return await Show(added?.UserName, cancel);
    }

    public async Task<IActionResult> OnPostGiveAsync(Guid person, string? post, CancellationToken cancel)
    {
        var named = (post ?? "").Split(':', 2);
        var request = new GivePostRequest(named[0], named.Length > 1 ? named[1] : null, null, null);
        return await After((await people.Give(await Me(cancel), person, request, cancel)).Succeeded(out _, out var refusal) ? null : refusal, Say("accounts.given"), cancel);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid person, Guid held, CancellationToken cancel) =>
        await After((await people.End(await Me(cancel), person, held, new EndPostRequest(null), cancel)).Succeeded(out _, out var refusal) ? null : refusal, Say("accounts.ended"), cancel);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        var form = Request.Form;
        var person = (await manager.GetUserAsync(User))!;
        Typed.Faults.AddRange((await Passwords.Faults(manager, person, form["next"].ToString(), "next")).Select(fault => fault with { Message = Texts.Fault(fault.Rule) }));
        if (Typed.Faults.Count == 0 && !(await manager.ChangePasswordAsync(person, form["current"].ToString(), form["next"].ToString())).Succeeded)
            Typed.Faults.Add(new Fault("current", Passwords.Wrong, Texts.Fault(Passwords.Wrong)));

        if (Typed.Faults.Count > 0)
            return await Show(null, cancel);

        // A new password ends the sessions elsewhere; this one goes on.
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await signIn.RefreshSignInAsync(person);
        TempData["flash"] = Say("password.done");
        return Redirect("/accounts");
    }

    private async Task<IActionResult> After(Refusal? refusal, string done, CancellationToken cancel)
    {
        if (refusal is null)
        {
            TempData["flash"] = done;
            return Redirect("/accounts");
        }

        StaffForms.Note(Typed, Problems.In(Problems.From(refusal))!);
        return await Show(null, cancel);
    }

    private async Task<IActionResult> Show(string? q, CancellationToken cancel)
    {
        Q = q ?? "";
        foreach (var jurisdiction in await catalogue.Jurisdictions(cancel))
        {
            var organisation = (await catalogue.Current(jurisdiction, cancel))!.Jurisdiction.Organisation;
            foreach (var office in organisation.Offices)
            {
                foreach (var post in office.Posts)
                    _posts[$"{jurisdiction}:{office.Code}/{post.Key}"] = $"{post.Name}, {office.Name}";
            }
        }

        Mine = [.. (await frame.Of(User, cancel)).Me.Posts.Select(post => _posts.GetValueOrDefault($"{post.Jurisdiction}:{post.Name}", post.Name))];
        People = (await people.List(await Me(cancel), Q, cancel)).Succeeded(out var list, out _) ? list : null;
        return Page();
    }

    private async Task<Guid> Me(CancellationToken cancel) => (await frame.Of(User, cancel)).Me.Id;
}

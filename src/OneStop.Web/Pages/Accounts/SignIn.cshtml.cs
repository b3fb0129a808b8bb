using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Domain;
using OneStop.Web.Forms;

namespace OneStop.Web.Pages.Accounts;

/// <summary>A person signs in, and comes back to where they were.</summary>
internal sealed class SignInModel(SignInManager<Person> manager) : PageModel
{
    public Typed Typed { get; private set; } = new();

    public string ReturnUrl { get; private set; } = "/work";

    /// <summary>A session was lost on the way, and what was typed is kept.</summary>
    public bool Kept { get; private set; }

    public void OnGet(string? returnUrl, bool kept = false) => (ReturnUrl, Kept) = (Local(returnUrl), kept);

    public async Task<IActionResult> OnPostAsync(string? userName, string? password, string? returnUrl)
    {
        ReturnUrl = Local(returnUrl);
        manager.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        var signed = await manager.PasswordSignInAsync(userName ?? "", password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (signed.Succeeded)
            return LocalRedirect(ReturnUrl);

        // Unknown name, wrong password and locked account give the same sentence.
        Typed.Set("userName", userName ?? "");
        Typed.Faults.Add(new Fault("userName", AccountRefusals.SignInFailed.Code, Texts.Refusal(AccountRefusals.SignInFailed.Code)));
        return Page();
    }

    private string Local(string? url) => Url.IsLocalUrl(url) && url != "/" ? url! : "/work";
}

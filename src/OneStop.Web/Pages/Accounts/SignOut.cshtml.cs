using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Persistence;

namespace OneStop.Web.Pages.Accounts;

/// <summary>A person leaves the machine; drafts stay on the server.</summary>
internal sealed class SignOutModel(SignInManager<Person> manager) : PageModel
{
    public IActionResult OnGet() => Redirect("/work");

    public async Task<IActionResult> OnPostAsync()
    {
        manager.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await manager.SignOutAsync();
        return Redirect("/sign-in");
    }
}

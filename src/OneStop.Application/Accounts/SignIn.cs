using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Domain;

namespace OneStop.Application.Accounts;

/// <param name="Cookie">True: a cookie for a browser. False: a bearer token in the answer.</param>
public sealed record SignInRequest(string? UserName, string? Password, bool Cookie = false);

internal static class AccountRefusals
{
    /// <summary>Unknown name, wrong password and locked account give the same answer.</summary>
    public static readonly Refusal SignInFailed = new("sign-in.failed", RefusalKind.NotAuthenticated);
    public static readonly Refusal SignInRequired = new("sign-in.required", RefusalKind.NotAuthenticated);
    public static readonly Refusal ForeignOrigin = new("origin.foreign", RefusalKind.NotAllowed);

    public static IReadOnlyList<Refusal> All { get; } = [SignInFailed, SignInRequired, ForeignOrigin];
}

/// <summary>A person signs in, with a cookie or for a bearer token.</summary>
internal static class SignIn
{
    public static async Task<IResult> Handle(SignInRequest request, SignInManager<Person> manager)
    {
        manager.AuthenticationScheme = request.Cookie ? IdentityConstants.ApplicationScheme : IdentityConstants.BearerScheme;
        var signed = await manager.PasswordSignInAsync(
            request.UserName ?? "", request.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (!signed.Succeeded)
            return Problems.From(AccountRefusals.SignInFailed);

        // The scheme wrote the answer: a cookie, or a token as JSON.
        return request.Cookie ? TypedResults.NoContent() : TypedResults.Empty;
    }
}

/// <summary>A person signs out of the browser.</summary>
internal static class SignOut
{
    public static async Task<IResult> Handle(SignInManager<Person> manager)
    {
        manager.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await manager.SignOutAsync();
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Http;
using OneStop.Application.Accounts;
using OneStop.Application.Spine;

namespace OneStop.Web.Forms;

/// <summary>
/// A form that arrives after its author's session ended, or while somebody else is signed in on the same machine, does nothing: what was typed is
/// kept as the author's draft, and only the author sees it again.
/// </summary>
internal sealed class LostSession(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, StaffForms forms, Drafts drafts)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            await next(context);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var owner = forms.Owner(form[FormFields.By]);
        var present = context.User.Identity?.IsAuthenticated == true ? Envelope.PersonOf(context.User) : (Guid?)null;
        if (owner is null || owner == present)
        {
            await next(context);
            return;
        }

        if (form[FormFields.Draft].ToString() is { Length: > 0 } name)
            await drafts.Save(owner.Value, name, Typed.Of(form).ToText(), context.RequestAborted);

        // What the script saves on the way is kept the same way; it only needs no page.
        var back = context.Request.Path.StartsWithSegments("/drafts", StringComparison.Ordinal) ? "/work" : context.Request.Path.Value;
        context.Response.Redirect(present is null
            ? $"/sign-in?returnUrl={Uri.EscapeDataString(back!)}&kept=true"
            : $"{back}?other=true");
    }
}

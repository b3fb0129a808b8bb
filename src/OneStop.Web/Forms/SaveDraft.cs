using Microsoft.AspNetCore.Http;
using OneStop.Application.Accounts;
using OneStop.Application.Spine;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Forms;

/// <summary>The script saves what is typed, every moment or so.</summary>
internal static class SaveDraft
{
    public static async Task<IResult> Handle(HttpContext context, StaffForms forms, Drafts drafts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form[FormFields.Draft].ToString() is not { Length: > 0 and <= 200 } name)
            return TypedResults.BadRequest();

        var saved = await drafts.Save(Envelope.PersonOf(context.User), name, Typed.Of(form).ToText(), context.RequestAborted);
        return saved is { } at ? TypedResults.Ok(new { say = Say("draft.saved", Words.Written.Time(at)) }) : TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
    }
}

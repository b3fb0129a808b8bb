using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;

namespace OneStop.Application.Accounts;

/// <param name="Posts">Held today, <c>office/post</c>.</param>
public sealed record WhoAmIAnswer(string UserName, string DisplayName, IReadOnlyList<string> Posts);

/// <summary>Who is signed in, and in which posts.</summary>
internal static class WhoAmI
{
    public static async Task<IResult> Handle(HttpContext context, OneStopDb db, Staff staff, CancellationToken cancel)
    {
        var me = await staff.Of(context.User, cancel);
        var person = await db.Users.AsNoTracking().SingleAsync(candidate => candidate.Id == me.Id, cancel);
        return TypedResults.Ok(new WhoAmIAnswer(person.UserName!, person.DisplayName, [.. me.Posts.Select(post => post.Name)]));
    }
}

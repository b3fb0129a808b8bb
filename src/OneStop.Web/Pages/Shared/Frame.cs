using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Tasks;
using OneStop.Domain;

namespace OneStop.Web.Pages.Shared;

/// <summary>What stands around every page of the staff: who is signed in, for which office, and how much waits. Read once per request.</summary>
internal sealed class Frame(OneStopDb db, Staff staff, OfficeClock clock)
{
    private Shown? _shown;

    public async Task<Shown> Of(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (_shown is not null)
            return _shown;

        var me = await staff.Of(user, cancel);
        var name = await db.Users.AsNoTracking().Where(person => person.Id == me.Id).Select(person => person.DisplayName).SingleAsync(cancel);
        var offices = me.Posts.Select(post => me.Releases[post.Jurisdiction].Jurisdiction.Organisation.Find(post.Office)).OfType<Domain.Offices.Office>().DistinctBy(office => office.Code).ToList();
        var posts = me.Posts.Select(post => me.Releases[post.Jurisdiction].Jurisdiction.Organisation.FindPost(post.Office, post.Post)?.Name ?? post.Post).Distinct().ToList();
        _shown = new Shown(
            me,
            name,
            string.Join(", ", posts),
            string.Join(", ", offices.Select(office => office.Name)),
            offices.Any(office => office.Roles.Contains(RoleResolver.Desk)),
            Application.Reception.Desk.Of(me, null).Succeeded(out _, out _),
            await Worklists.Count(db, me, clock.Today, cancel));
        return _shown;
    }

    /// <param name="Posts">In words.</param>
    /// <param name="Offices">In words.</param>
    /// <param name="IsDesk">Works at a desk.</param>
    /// <param name="Receives">Its officers do; a leader watches and permits.</param>
    internal sealed record Shown(Me Me, string Name, string Posts, string Offices, bool IsDesk, bool Receives, WorklistCounts Counts);
}

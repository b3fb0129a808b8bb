using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Offices;

namespace OneStop.Application.Accounts;

/// <summary>Who the signed-in person is, for reads: their posts of today, asked anew each time.</summary>
internal sealed class Staff(OneStopDb db, Catalogue catalogue, OfficeClock clock)
{
    public async Task<Me> Of(ClaimsPrincipal user, CancellationToken cancel)
    {
        var id = Envelope.PersonOf(user);
        var today = clock.Today;
        var posts = await db.Set<Incumbency>().AsNoTracking()
            .Where(post => post.PersonId == id && post.From <= today && (post.To == null || post.To >= today))
            .OrderBy(post => post.Office).ThenBy(post => post.Post)
            .ToListAsync(cancel);
        Dictionary<string, Release> releases = new(StringComparer.Ordinal);
        foreach (var jurisdiction in posts.Select(post => post.Jurisdiction).Distinct())
        {
            if (await catalogue.Current(jurisdiction, cancel) is { } release)
                releases[jurisdiction] = release;
        }

        return new Me(id, posts, releases);
    }
}

/// <param name="Posts">Held today.</param>
/// <param name="Releases">Newest, by jurisdiction of the posts.</param>
internal sealed record Me(Guid Id, IReadOnlyList<Incumbency> Posts, IReadOnlyDictionary<string, Release> Releases)
{
    /// <summary>The dossiers that the person sees, as a query. Two jurisdictions may name their offices alike, so each is asked for itself.</summary>
    public IQueryable<Dossier> Visible(IQueryable<Dossier> dossiers, OneStopDb db)
    {
        var seen = Releases.Select(release => Within(release.Value.Jurisdiction.Organisation, dossiers, db)).ToList();
        return seen.Count == 0 ? dossiers.Where(_ => false) : seen.Aggregate((one, other) => one.Concat(other));
    }

    private IQueryable<Dossier> Within(Organisation organisation, IQueryable<Dossier> dossiers, OneStopDb db)
    {
        var ours = dossiers.Where(dossier => dossier.Jurisdiction == organisation.Jurisdiction);
        var seen = Visibility.OfficesSeenBy(Posts.Where(post => post.Jurisdiction == organisation.Jurisdiction), organisation);
        if (seen is null)
            return ours;

        var offices = seen.ToList();
        return ours.Where(dossier =>
            offices.Contains(dossier.ReceptionOffice)
            || offices.Contains(dossier.HandlingOffice)
            || offices.Contains(dossier.ReturnOffice)
            || db.Set<TaskRow>().Any(task => task.DossierId == dossier.Id && offices.Contains(task.Office)));
    }
}

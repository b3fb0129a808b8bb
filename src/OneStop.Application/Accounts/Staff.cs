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
        Dictionary<string, Organisation> organisations = new(StringComparer.Ordinal);
        foreach (var jurisdiction in posts.Select(post => post.Jurisdiction).Distinct())
        {
            if (await catalogue.Current(jurisdiction, cancel) is { } release)
                organisations[jurisdiction] = release.Jurisdiction.Organisation;
        }

        return new Me(id, posts, organisations);
    }
}

/// <param name="Posts">Held today.</param>
/// <param name="Organisations">Newest, by jurisdiction of the posts.</param>
internal sealed record Me(Guid Id, IReadOnlyList<Incumbency> Posts, IReadOnlyDictionary<string, Organisation> Organisations)
{
    /// <summary>The dossiers that the person sees, as a query.</summary>
    public IQueryable<Dossier> Visible(IQueryable<Dossier> dossiers, OneStopDb db)
    {
        var whole = new List<string>();
        var offices = new List<string>();
        foreach (var (jurisdiction, organisation) in Organisations)
        {
            var seen = Visibility.OfficesSeenBy(Posts.Where(post => post.Jurisdiction == jurisdiction), organisation);
            if (seen is null)
                whole.Add(jurisdiction);
            else
                offices.AddRange(seen);
        }

        return dossiers.Where(dossier =>
            whole.Contains(dossier.Jurisdiction)
            || offices.Contains(dossier.ReceptionOffice)
            || offices.Contains(dossier.HandlingOffice)
            || offices.Contains(dossier.ReturnOffice)
            || db.Set<TaskRow>().Any(task => task.DossierId == dossier.Id && offices.Contains(task.Office)));
    }
}

using OneStop.Application.Persistence;
using OneStop.Domain.Offices;

namespace OneStop.Application.Spine;

/// <summary>Who sees a dossier: the offices that received, hold, held or return it, their leaders, the province's centre.</summary>
internal static class Visibility
{
    /// <summary>The role of the office from which the whole province may be looked at.</summary>
    public const string Centre = "province-centre";

    public static bool Sees(IEnumerable<Incumbency> posts, IEnumerable<string> offices, Organisation organisation, DateOnly on)
    {
        var concerned = offices.ToHashSet(StringComparer.Ordinal);
        return posts.Any(post => post.Holds(on) && post.Jurisdiction == organisation.Jurisdiction
            && (concerned.Contains(post.Office) || SeesFromAbove(post, concerned, organisation)));
    }

    /// <summary>The post of the centre by which alone a dossier is seen; null for one whose offices the reader belongs to or leads.</summary>
    public static Incumbency? OnlyByCentre(IEnumerable<Incumbency> posts, IEnumerable<string> offices, Organisation organisation, DateOnly on)
    {
        var held = posts.Where(post => post.Holds(on) && post.Jurisdiction == organisation.Jurisdiction).ToList();
        var centre = held.FirstOrDefault(post => IsCentre(post, organisation));
        return centre is null || Sees(held.Where(post => !IsCentre(post, organisation)), offices, organisation, on) || offices.Contains(centre.Office)
            ? null
            : centre;
    }

    /// <summary>The offices whose dossiers a post sees, or null for all of the jurisdiction.</summary>
    public static IReadOnlyCollection<string>? OfficesSeenBy(IEnumerable<Incumbency> posts, Organisation organisation)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (IsCentre(post, organisation))
                return null;

            seen.Add(post.Office);
            if (organisation.FindPost(post.Office, post.Post) is { Leads: true })
                seen.UnionWith(organisation.Offices.Where(office => IsUnder(office, post.Office, organisation)).Select(office => office.Code));
        }

        return seen;
    }

    private static bool SeesFromAbove(Incumbency post, HashSet<string> concerned, Organisation organisation) =>
        IsCentre(post, organisation)
        || (organisation.FindPost(post.Office, post.Post) is { Leads: true }
            && concerned.Any(code => organisation.Find(code) is { } office && IsUnder(office, post.Office, organisation)));

    private static bool IsCentre(Incumbency post, Organisation organisation) =>
        organisation.Find(post.Office) is { } office && office.Roles.Contains(Centre)
        && organisation.FindPost(post.Office, post.Post) is { Leads: true };

    private static bool IsUnder(Office office, string above, Organisation organisation)
    {
        for (var parent = office.Parent; parent is not null; parent = organisation.Find(parent)?.Parent)
        {
            if (parent == above)
                return true;
        }

        return false;
    }
}

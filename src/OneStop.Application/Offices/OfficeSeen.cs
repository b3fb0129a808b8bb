using OneStop.Application.Accounts;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Offices;

/// <summary>Whether somebody may look at the lists of an office.</summary>
internal static class OfficeSeen
{
    /// <returns>The release of the jurisdiction in which the caller sees the office, or <c>office.not-seen</c>: also for an office that there is not.</returns>
    public static Outcome<Release> By(Me me, string? office)
    {
        if (string.IsNullOrWhiteSpace(office))
            return SpineRefusals.Invalid with { Faults = [new Fault("office", RequestRules.Required, "")] };

        foreach (var (jurisdiction, release) in me.Releases)
        {
            var organisation = release.Jurisdiction.Organisation;
            var seen = Visibility.OfficesSeenBy(me.Posts.Where(post => post.Jurisdiction == jurisdiction), organisation);
            if (organisation.Find(office) is not null && (seen is null || seen.Contains(office)))
                return release;
        }

        return OfficeRefusals.NotSeen;
    }
}

internal static class OfficeRefusals
{
    public static readonly Refusal NotSeen = new("office.not-seen", RefusalKind.NotAllowed);

    public static IReadOnlyList<Refusal> All { get; } = [NotSeen];
}

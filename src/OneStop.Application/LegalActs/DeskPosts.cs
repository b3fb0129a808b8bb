using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.LegalActs;

/// <summary>The posts of the desk at which a dossier was received.</summary>
internal static class DeskPosts
{
    /// <param name="blocked">Why not now.</param>
    /// <param name="leadersOnly">True: not the clerks.</param>
    public static IEnumerable<Opening> Of(LockedDossier locked, Refusal? blocked = null, bool leadersOnly = false)
    {
        var desk = locked.Jurisdiction.Organisation.Find(locked.Dossier.ReceptionOffice)!;
        return desk.Posts.Where(post => post.Leads || !leadersOnly).Select(post => new Opening(desk.Code, post.Key, Blocked: blocked));
    }
}

using Microsoft.AspNetCore.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Reads a dossier for somebody, without a lock and without writing.</summary>
internal static class Look
{
    /// <param name="contents">True: parties, parcels, papers and acts too.</param>
    /// <returns>Or <c>dossier.not-found</c>: also for a dossier that the caller may not see.</returns>
    public static async Task<Outcome<LockedDossier>> At(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel, bool contents = false)
    {
        var loaded = await LockedDossier.Load(db, new Target.ByCode(code), Envelope.PersonOf(context.User), null, true, contents, cancel);
        if (loaded.Dossier is not { } locked)
            return SpineRefusals.DossierNotFound;

        await catalogue.Attach(locked, cancel);
        locked.Today = clock.Today;
        return Visibility.Sees(locked.Posts, locked.Offices, locked.Jurisdiction.Organisation, locked.Today)
            ? locked
            : SpineRefusals.DossierNotFound;
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Reads a dossier for somebody, without a lock; that the centre looked at what is not its own is noted.</summary>
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
        var organisation = locked.Jurisdiction.Organisation;
        if (!Visibility.Sees(locked.Posts, locked.Offices, organisation, locked.Today))
            return SpineRefusals.DossierNotFound;

        if (Visibility.OnlyByCentre(locked.Posts, locked.Offices, organisation, locked.Today) is { } centre)
        {
            var gate = context.RequestServices.GetRequiredService<WriteGate>();
            await ReadLog.Note(db, gate, clock.Now, centre, What(context, code), [locked.Dossier.Id], cancel);
        }

        return locked;
    }

    /// <summary>The last part of the address, which is the same for all dossiers.</summary>
    private static string What(HttpContext context, string code)
    {
        var last = context.Request.Path.Value!.Split('/')[^1];
        return last == code ? "dossier" : last;
    }
}

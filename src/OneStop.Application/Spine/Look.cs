using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Reads a dossier for somebody, without a lock; that the centre looked at what is not its own is noted.</summary>
internal static class Look
{
    /// <returns>Or <c>dossier.not-found</c>: also for a dossier that the caller may not see.</returns>
    public static async Task<Outcome<LockedDossier>> At(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        var loaded = await LockedDossier.Load(db, new Target.ByCode(code), Envelope.PersonOf(context.User), null, true, cancel);
        if (loaded.Dossier is not { } locked)
            return SpineRefusals.DossierNotFound;

        await catalogue.Attach(locked, cancel);
        var organisation = locked.Jurisdiction.Organisation;
        if (!Visibility.Sees(locked.Posts, locked.Offices, organisation, clock.Today))
            return SpineRefusals.DossierNotFound;

        if (Visibility.OnlyByCentre(locked.Posts, locked.Offices, organisation, clock.Today) is { } centre)
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

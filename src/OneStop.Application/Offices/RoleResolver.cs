using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Offices;
using OneStop.Domain.Tax;

namespace OneStop.Application.Offices;

/// <summary>Which office plays a role of the route for a dossier.</summary>
internal static class RoleResolver
{
    public const string Desk = "desk";
    public const string ReturnDesk = "return-desk";

    public static string Resolve(LockedDossier locked, string role, DateTimeOffset at) => role switch
    {
        Desk => locked.Dossier.ReceptionOffice,
        ReturnDesk => locked.Dossier.ReturnOffice,
        TaxStanding.SlipSender => locked.Dossier.HandlingOffice,
        _ => Resolve(locked.Jurisdiction.Organisation, role, locked.Dossier.Commune, at),
    };

    /// <exception cref="InvalidOperationException">None or several: the check of the organisation lets no such thing through.</exception>
    public static string Resolve(Organisation organisation, string role, string commune, DateTimeOffset at) =>
        organisation.Serving(role, commune, OfficeClock.DateAt(at)).Single().Code;
}

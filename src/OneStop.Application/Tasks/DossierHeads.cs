using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;

namespace OneStop.Application.Tasks;

/// <summary>What a row of a list says of its dossier, for all rows of a page at once.</summary>
internal static class DossierHeads
{
    /// <param name="codes">Of dossiers that the caller may see.</param>
    public static async Task<Dictionary<string, DossierHead>> Of(OneStopDb db, List<string> codes, CancellationToken cancel)
    {
        var dossiers = await db.Set<Dossier>().AsNoTracking().Where(dossier => codes.Contains(dossier.Code)).ToListAsync(cancel);
        var ids = dossiers.ConvertAll(dossier => dossier.Id);
        var parties = await (
            from role in db.Set<DossierParty>().AsNoTracking()
            join party in db.Set<PartyRow>() on role.PartyId equals party.Id
            where ids.Contains(role.DossierId)
            orderby role.Ordinal
            select new { role.DossierId, role.Roles, party.Name }).ToListAsync(cancel);
        var parcels = await db.Set<DossierParcel>().AsNoTracking().Where(parcel => ids.Contains(parcel.DossierId)).OrderBy(parcel => parcel.Ordinal).ToListAsync(cancel);
        var phases = await db.Set<PhaseRow>().AsNoTracking().Where(phase => ids.Contains(phase.DossierId) && phase.EndedAt == null).ToListAsync(cancel);
        return dossiers.ToDictionary(dossier => dossier.Code, dossier => new DossierHead(
            dossier.Code,
            dossier.Jurisdiction,
            dossier.Release,
            dossier.Procedure,
            [.. parties.Where(party => party.DossierId == dossier.Id).Select(party => (party.Roles, party.Name))],
            [.. parcels.Where(parcel => parcel.DossierId == dossier.Id).Select(parcel => (parcel.Sheet, parcel.Number))],
            phases.Where(phase => phase.DossierId == dossier.Id).Max(phase => (DateTimeOffset?)phase.StartedAt)));
    }
}

/// <param name="Parties">Roles, comma-separated, and name; in the order of reception.</param>
/// <param name="Parcels">Sheet and number.</param>
/// <param name="PhaseStart">When the running phase began; UTC; null outside every phase.</param>
internal sealed record DossierHead(
    string Code, string Jurisdiction, long Release, string Procedure, IReadOnlyList<(string Roles, string Name)> Parties,
    IReadOnlyList<(string Sheet, string Number)> Parcels, DateTimeOffset? PhaseStart)
{
    /// <summary>Names of those who have a role.</summary>
    public IEnumerable<string> Named(string role) => Parties.Where(party => party.Roles.Split(',').Contains(role)).Select(party => party.Name);
}

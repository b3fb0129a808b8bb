using Microsoft.EntityFrameworkCore;

namespace OneStop.Application.Persistence;

/// <summary>A party as lists and prints name it, without its numbers.</summary>
internal sealed record PersonOnDossier(Guid DossierId, int Ordinal, string Roles, string Name, string? Address, string? Phone, string? Email)
{
    public bool IsApplicant => Roles.Split(',').Contains("applicant");

    /// <summary>The parties of some dossiers, in the order of their receipts.</summary>
    public static async Task<ILookup<Guid, PersonOnDossier>> Of(OneStopDb db, IReadOnlyList<Guid> dossiers, CancellationToken cancel)
    {
        var people = await (
            from role in db.Set<DossierParty>().AsNoTracking()
            where dossiers.Contains(role.DossierId)
            join party in db.Set<PartyRow>() on role.PartyId equals party.Id
            orderby role.DossierId, role.Ordinal
            select new PersonOnDossier(role.DossierId, role.Ordinal, role.Roles, party.Name, party.Address, party.Phone, party.Email))
            .ToListAsync(cancel);
        return people.ToLookup(person => person.DossierId);
    }
}

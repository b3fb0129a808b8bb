using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;
using OneStop.Web.Forms;

namespace OneStop.Web.Pages.Desk;

/// <summary>What the desk already knows of a person who comes again: found by the whole identity number, filled into fields that are still empty.</summary>
internal static class Known
{
    /// <returns>Values by field; only for rows whose number is complete and whose name is empty, and only from dossiers that the clerk may see.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> Values(Typed typed, OneStopDb db, KeyRing keys, Me me, CancellationToken cancel)
    {
        Dictionary<string, string> values = [];
        for (var row = 0; row < typed.Count("parties"); row++)
        {
            var prefix = $"parties[{row}].";
            var number = new string([.. typed[prefix + "number"].Where(char.IsAsciiDigit)]);
            if (number.Length is not (9 or 10 or 12 or 13) || typed[prefix + "name"].Trim().Length > 0)
                continue;

            if (await Find(number, db, keys, me, cancel) is not { } party)
                continue;

            Fill(values, typed, prefix + "name", party.Name);
            Fill(values, typed, prefix + "birth", party.Birth);
            Fill(values, typed, prefix + "phone", party.Phone);
            Fill(values, typed, prefix + "address", party.Address);
        }

        return values;
    }

    private static async Task<PartyRow?> Find(string number, OneStopDb db, KeyRing keys, Me me, CancellationToken cancel)
    {
        var fingerprint = keys.Fingerprint(number);
        var visible = me.Visible(db.Set<Dossier>(), db).Select(dossier => dossier.Id);
        return await (
            from party in db.Set<PartyRow>().AsNoTracking()
            where party.NumberHmac == fingerprint
            join role in db.Set<DossierParty>() on party.Id equals role.PartyId
            where visible.Contains(role.DossierId)
            orderby party.Id descending
            select party).FirstOrDefaultAsync(cancel);
    }

    private static void Fill(Dictionary<string, string> values, Typed typed, string field, string? known)
    {
        if (known is { Length: > 0 } && typed[field].Trim().Length == 0)
            values[field] = known;
    }
}

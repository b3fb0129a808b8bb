using System.Text;
using System.Text.RegularExpressions;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;
using OneStop.Domain.Offices;
using OneStop.Domain.Parties;

namespace OneStop.Application.Search;

/// <summary>One line of text, and all that it may mean: code, code on the portal, number of a fee's receipt, name, telephone, identity number, parcel, certificate, commune.</summary>
internal static partial class SearchTerms
{
    /// <summary>Words as short as this must begin a word of the name: inside one they are everywhere.</summary>
    private const int Short = 2;

    /// <summary>How many digits the numbers have by which a party is found: old card, tax, personal, tax with branch.</summary>
    private static readonly int[] _numbers = [9, 10, 12, 13];
    private static readonly string[] _kinds = ["xa ", "phuong ", "thi tran "];

    public static IQueryable<Dossier> Apply(IQueryable<Dossier> dossiers, string typed, Me me, OneStopDb db, KeyRing keys)
    {
        var text = typed.Trim().Normalize(NormalizationForm.FormC);
        if (text.Length == 0)
            return dossiers;

        var code = text.ToUpperInvariant();
        var parties = Parties(text, db, keys);
        var byParty = db.Set<DossierParty>().Where(role => parties.Contains(role.PartyId)).Select(role => role.DossierId);
        var byParcel = Parcels(text, me, db).Select(parcel => parcel.DossierId);

        var byReceipt = db.Set<FeeReceiptRow>().Where(fee => fee.ReceiptNumber == text).Select(fee => fee.DossierId);
        return dossiers.Where(dossier =>
            dossier.Code == code || dossier.Alias == text || byParty.Contains(dossier.Id) || byParcel.Contains(dossier.Id) || byReceipt.Contains(dossier.Id));
    }

    private static IQueryable<Guid> Parties(string text, OneStopDb db, KeyRing keys)
    {
        var digits = Separators().Replace(text, "");
        if (digits.All(char.IsAsciiDigit) || (digits[0] == '+' && digits.Skip(1).All(char.IsAsciiDigit)))
        {
            var number = _numbers.Contains(digits.Length) ? keys.Fingerprint(digits) : null;
            var phone = Contact.Phone(digits).Succeeded(out var read, out _) ? read : null;
            return db.Set<PartyRow>()
                .Where(party => (number != null && party.NumberHmac == number) || (phone != null && party.Phone == phone))
                .Select(party => party.Id);
        }

        var parties = db.Set<PartyRow>().AsQueryable();
        foreach (var word in FoldedText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            parties = word.Length <= Short
                ? parties.Where(party => (" " + party.Folded).Contains(" " + word))
                : parties.Where(party => party.Folded.Contains(word));
        }

        return parties.Select(party => party.Id);
    }

    /// <summary><c>thửa 213 tờ 31</c>, the serial number of a certificate, or the name of a commune, today's or a former one.</summary>
    private static IQueryable<DossierParcel> Parcels(string text, Me me, OneStopDb db)
    {
        var folded = FoldedText.Of(text);
        var parcels = db.Set<DossierParcel>().AsQueryable();
        if (OfParcel().Match(folded) is { Success: true } parcel)
        {
            var (numbers, sheets) = (Cases(parcel.Groups["number"].Value), Cases(parcel.Groups["sheet"].Value));
            return parcels.Where(row => numbers.Contains(row.Number) && sheets.Contains(row.Sheet));
        }

        var serial = text.ToUpperInvariant();
        var communes = me.Releases.Values.SelectMany(release => release.Jurisdiction.Organisation.Communes)
            .Where(commune => IsCalled(commune, folded))
            .Select(commune => commune.Code)
            .ToList();
        return parcels.Where(row => row.Certificate == serial || communes.Contains(row.Commune));
    }

    /// <summary><c>12a</c> stands on one map and <c>12A</c> on the next.</summary>
    private static List<string> Cases(string small) => [small, small.ToUpperInvariant()];

    private static bool IsCalled(Commune commune, string folded) =>
        commune.FormerNames.Prepend(commune.Name).Any(name => Calls(FoldedText.Of(name)).Contains(folded));

    /// <summary>With its kind and without, with its former district and without.</summary>
    private static IEnumerable<string> Calls(string name)
    {
        var district = name.IndexOf(" (", StringComparison.Ordinal);
        string[] whole = district < 0 ? [name] : [name, name[..district]];
        return whole.Concat(whole.Select(call => _kinds.FirstOrDefault(call.StartsWith) is { } kind ? call[kind.Length..] : call));
    }

    [GeneratedRegex(@"[ .\-()]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\Athua(?: dat)?(?: so)? (?<number>[^,]+?),? to(?: ban do)?(?: so)? (?<sheet>.+)\z")]
    private static partial Regex OfParcel();
}

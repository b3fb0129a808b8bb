using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Parties;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Reception;

/// <summary>Checks what a dossier consists of, as it was typed at reception or at a correction: all faults at once, each at its field.</summary>
internal static class ContentValidation
{
    /// <summary>Papers may be many, never absurdly so.</summary>
    private const int MostPapers = 1_000;
    private static readonly string[] _forms = ["original", "copy", "electronic"];

    /// <summary>Rule B: one of the parcels lies in a commune that is flagged.</summary>
    public static bool IsDifficult(IReadOnlyList<Parcel> parcels, Jurisdiction jurisdiction) =>
        parcels.Any(parcel => jurisdiction.Organisation.Communes.First(commune => commune.Code == parcel.Commune).Difficult);

    /// <param name="required">Roles that must be somebody's, besides the applicant.</param>
    public static IReadOnlyList<Party> Parties(
        IReadOnlyList<PartyRequest> parties, IReadOnlyList<PartyRole> required, DateOnly today, List<Fault> faults)
    {
        List<PartyInput> inputs = [];
        for (var place = 0; place < parties.Count; place++)
        {
            var party = parties[place];
            var roles = (party.Roles ?? []).Select(RegisterWords.Role).ToList();
            for (var index = 0; index < roles.Count; index++)
            {
                if (roles[index] is null)
                    faults.Add(new Fault($"parties[{place}].roles[{index}]", RequestRules.Unknown, ""));
            }

            if (party.Sex is not null && RegisterWords.SexOf(party.Sex) is null)
                faults.Add(new Fault($"parties[{place}].sex", RequestRules.Unknown, ""));

            inputs.Add(new PartyInput(
                RegisterWords.Kind(party.Kind), [.. roles.OfType<PartyRole>()], party.Name, RegisterWords.SexOf(party.Sex), party.Birth, party.PersonalNumber,
                party.FormerNumber, party.TaxNumber, party.Phone, party.Email, party.Address));
        }

        if (PartyList.Read(inputs, required, today).Succeeded(out var read, out var refusal))
            return read;

        faults.AddRange(refusal.Faults);
        return [];
    }

    public static IReadOnlyList<Parcel> Parcels(IReadOnlyList<ParcelRequest> parcels, Jurisdiction jurisdiction, List<Fault> faults)
    {
        var inputs = parcels.Select(parcel => new ParcelInput(
            parcel.Commune, parcel.Sheet, parcel.Number, parcel.Area, parcel.Purpose, parcel.Certificate)).ToList();
        if (!Parcel.Read(inputs).Succeeded(out var read, out var refusal))
        {
            faults.AddRange(refusal.Faults);
            return [];
        }

        for (var place = 0; place < read.Count; place++)
        {
            if (jurisdiction.Organisation.Communes.All(commune => commune.Code != read[place].Commune))
                faults.Add(new Fault($"parcels[{place}].commune", ReceptionRules.CommuneUnknown, ""));
        }

        return read;
    }

    /// <summary>Each line by itself; which papers are missing is another question.</summary>
    public static void Papers(IReadOnlyList<PaperRequest> papers, Procedure rules, List<Fault> faults)
    {
        for (var place = 0; place < papers.Count; place++)
        {
            if (rules.Papers.All(known => known.Id != papers[place].Paper))
                faults.Add(new Fault($"papers[{place}].paper", RequestRules.Unknown, ""));

            if (!_forms.Contains(papers[place].As))
                faults.Add(new Fault($"papers[{place}].as", RequestRules.Unknown, ""));

            if (papers[place].Count is < 1 or > MostPapers)
                faults.Add(new Fault($"papers[{place}].count", ReceptionRules.PaperCount, ""));
        }
    }
}

using OneStop.Application.Offices;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Parties;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Reception;

/// <summary>What was sent, read and found in order.</summary>
internal sealed record ValidReception(LoadedProcedure Procedure, IReadOnlyList<Party> Parties, IReadOnlyList<Parcel> Parcels, bool Difficult);

/// <summary>Checks a reception: all faults at once, each at its field.</summary>
internal static class RegisterValidation
{
    /// <summary>Papers may be many, never absurdly so.</summary>
    private const int MostPapers = 1_000;
    private static readonly string[] _channels = ["direct", "online", "post"];
    private static readonly string[] _forms = ["original", "copy", "electronic"];

    public static Outcome<ValidReception> Check(RegisterRequest request, Jurisdiction jurisdiction, DateOnly today)
    {
        List<Fault> faults = [];
        CheckHead(request, jurisdiction, faults);
        var procedure = jurisdiction.Procedures.GetValueOrDefault(request.Procedure ?? "");
        if (procedure is null)
            faults.Add(new Fault("procedure", ReceptionRules.ProcedureUnknown, ""));

        var parties = Parties(request, procedure, today, faults);
        var parcels = Parcels(request, jurisdiction, faults);
        if (procedure is not null)
        {
            CheckPapers(request, procedure.Rules, faults);
            faults.AddRange(FormCheck.Faults(procedure, request.Form));
        }

        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults };

        var difficult = parcels.Any(parcel => jurisdiction.Organisation.Communes.First(commune => commune.Code == parcel.Commune).Difficult);
        return new ValidReception(procedure!, parties, parcels, difficult);
    }

    private static void CheckHead(RegisterRequest request, Jurisdiction jurisdiction, List<Fault> faults)
    {
        if (request.Decision != "accept")
            faults.Add(new Fault("decision", RequestRules.Unknown, ""));

        if (!_channels.Contains(request.Channel))
            faults.Add(new Fault("channel", RequestRules.Unknown, ""));

        if (request.ReturnOffice is { } office && jurisdiction.Organisation.Find(office)?.Roles.Contains(RoleResolver.ReturnDesk) != true)
            faults.Add(new Fault("returnOffice", RequestRules.Unknown, ""));
    }

    private static IReadOnlyList<Party> Parties(RegisterRequest request, LoadedProcedure? procedure, DateOnly today, List<Fault> faults)
    {
        List<PartyInput> inputs = [];
        var parties = request.Parties ?? [];
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

        if (PartyList.Read(inputs, procedure?.Rules.RequiredRoles ?? [], today).Succeeded(out var read, out var refusal))
            return read;

        faults.AddRange(refusal.Faults);
        return [];
    }

    private static IReadOnlyList<Parcel> Parcels(RegisterRequest request, Jurisdiction jurisdiction, List<Fault> faults)
    {
        var parcels = request.Parcels ?? [];
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

    private static void CheckPapers(RegisterRequest request, Procedure rules, List<Fault> faults)
    {
        var papers = request.Papers ?? [];
        for (var place = 0; place < papers.Count; place++)
        {
            if (rules.Papers.All(known => known.Id != papers[place].Paper))
                faults.Add(new Fault($"papers[{place}].paper", RequestRules.Unknown, ""));

            if (!_forms.Contains(papers[place].As))
                faults.Add(new Fault($"papers[{place}].as", RequestRules.Unknown, ""));

            if (papers[place].Count is < 1 or > MostPapers)
                faults.Add(new Fault($"papers[{place}].count", ReceptionRules.PaperCount, ""));
        }

        var conditions = request.Conditions ?? [];
        for (var place = 0; place < conditions.Count; place++)
        {
            if (rules.Papers.All(known => known.Id != conditions[place]))
                faults.Add(new Fault($"conditions[{place}]", RequestRules.Unknown, ""));
        }

        foreach (var paper in rules.Papers.Where(paper => paper.Required || conditions.Contains(paper.Id)))
        {
            if (papers.All(given => given.Paper != paper.Id))
                faults.Add(new Fault($"papers.{paper.Id}", ReceptionRules.PaperMissing, ""));
        }
    }
}

/// <summary>Rules of faults of a reception; each has a text in the resources.</summary>
internal static class ReceptionRules
{
    public const string ProcedureUnknown = "procedure.unknown";
    public const string CommuneUnknown = "commune.unknown";
    public const string PaperMissing = "paper.missing";
    public const string PaperCount = "paper.count";

    public static IReadOnlyList<string> All { get; } = [ProcedureUnknown, CommuneUnknown, PaperMissing, PaperCount, FormCheck.Mismatch];
}

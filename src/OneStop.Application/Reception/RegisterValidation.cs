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
    public static readonly string[] Channels = ["direct", "online", "post"];

    public static Outcome<ValidReception> Check(RegisterRequest request, Jurisdiction jurisdiction, DateOnly today)
    {
        List<Fault> faults = [];
        CheckHead(request, jurisdiction, faults);
        var procedure = jurisdiction.Procedures.GetValueOrDefault(request.Procedure ?? "");
        if (procedure is null)
            faults.Add(new Fault("procedure", ReceptionRules.ProcedureUnknown, ""));

        var parties = ContentValidation.Parties(request.Parties ?? [], procedure?.Rules.RequiredRoles ?? [], today, faults);
        var parcels = ContentValidation.Parcels(request.Parcels ?? [], jurisdiction, faults);
        if (procedure is not null)
        {
            CheckPapers(request, procedure.Rules, faults);
            faults.AddRange(FormCheck.Faults(procedure, request.Form));
        }

        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults };

        return new ValidReception(procedure!, parties, parcels, ContentValidation.IsDifficult(parcels, jurisdiction));
    }

    /// <summary>On the column.</summary>
    internal const int MostAlias = 40;

    private static void CheckHead(RegisterRequest request, Jurisdiction jurisdiction, List<Fault> faults)
    {
        if (request.Decision != "accept")
            faults.Add(new Fault("decision", RequestRules.Unknown, ""));

        if (!Channels.Contains(request.Channel))
            faults.Add(new Fault("channel", RequestRules.Unknown, ""));

        RequestRules.Words("alias", request.Alias, MostAlias, required: false, faults);
        if (request.ReturnOffice is { } office && jurisdiction.Organisation.Find(office)?.Roles.Contains(RoleResolver.ReturnDesk) != true)
            faults.Add(new Fault("returnOffice", RequestRules.Unknown, ""));
    }

    private static void CheckPapers(RegisterRequest request, Procedure rules, List<Fault> faults)
    {
        var papers = request.Papers ?? [];
        ContentValidation.Papers(papers, rules, faults);
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

    /// <summary>Another dossier is known to the portal by this code.</summary>
    public const string AliasUsed = "alias.used";

    public static IReadOnlyList<string> All { get; } = [ProcedureUnknown, CommuneUnknown, PaperMissing, PaperCount, AliasUsed, FormCheck.Mismatch];
}

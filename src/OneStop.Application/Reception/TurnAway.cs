using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Reception;

/// <summary>The desk does not receive: it refuses in writing (Mẫu 03), or says what to complete (Mẫu 02). The dossier has a code and an act, and is closed.</summary>
/// <remarks>Legal source: NĐ 118/2025, Điều 17.2a: never an oral refusal; guidance once and fully, with the reason.</remarks>
internal static class TurnAway
{
    public const string Refuse = "refuse";
    public const string Guide = "guide";

    /// <summary>What a reason may take, in letters.</summary>
    public const int MostReason = 2_000;

    /// <summary>Whether the desk decided so.</summary>
    public static bool Takes(RegisterRequest request) => request.Decision is Refuse or Guide;

    /// <summary>What is checked of a dossier that runs nowhere: who asks for what, and why not. That papers are missing is no fault here.</summary>
    public static Outcome<ValidReception> Check(RegisterRequest request, Jurisdiction jurisdiction, DateOnly today)
    {
        List<Fault> faults = [];
        if (!RegisterValidation.Channels.Contains(request.Channel))
            faults.Add(new Fault("channel", RequestRules.Unknown, ""));

        RequestRules.Words("alias", request.Alias, RegisterValidation.MostAlias, required: false, faults);
        var procedure = jurisdiction.Procedures.GetValueOrDefault(request.Procedure ?? "");
        if (procedure is null)
            faults.Add(new Fault("procedure", ReceptionRules.ProcedureUnknown, ""));

        var parties = ContentValidation.Parties(request.Parties ?? [], [], today, faults);
        var parcels = request.Parcels is { Count: > 0 } given ? ContentValidation.Parcels(given, jurisdiction, faults) : [];
        if (procedure is not null)
            ContentValidation.Papers(request.Papers ?? [], procedure.Rules, faults);

        CheckForm(request.Form, faults);
        if (request.Decision == Refuse)
            CheckRefusal(request.Refusal, faults);
        else
            CheckGuidance(request.Guidance, procedure?.Rules, faults);

        return faults.Count > 0
            ? SpineRefusals.Invalid with { Faults = faults }
            : new ValidReception(procedure!, parties, parcels, ContentValidation.IsDifficult(parcels, jurisdiction));
    }

    internal static Outcome<Change> Decide(CommandRunner runner, Reception reception, string code, KeyRing keys)
    {
        var request = reception.Request;
        var commune = reception.Valid.Parcels.Count > 0 ? reception.Valid.Parcels[0].Commune : "";
        var dossier = RegisterDossier.DossierOf(reception, code, commune, reception.Post.Office);
        var change = runner.Begin(
            RegisterDossier.LockedOf(reception, dossier, null), Actor.Of(reception.Post), request.Decision!, reception.Recorded, reception.Effective);
        RegisteredThings.Add(change, reception, keys);
        change.Body["procedure"] = dossier.Procedure;
        var refuses = request.Decision == Refuse;
        var act = refuses ? IssueRefusal(change, request.Refusal!) : IssueGuidance(change, request.Guidance!);
        (act.ToldAt, act.ToldHow) = (change.Effective, ActWords.ToldBy(dossier.Channel));
        change.Status(refuses ? PublicStatus.NotAccepted : PublicStatus.Guided, refuses ? 3 : 5);
        Movement.Close(change);
        return Ending.Finish(change, reception.Via, refuses ? "refused" : "guided").Succeeded(out _, out var refusal) ? change : refusal;
    }

    private static ActRow IssueRefusal(Change change, RefusalRequest refusal)
    {
        change.Body["ground"] = refusal.GroundCode;
        return change.Issue("03", JsonSerializer.Serialize(refusal, WireJson.Options));
    }

    private static ActRow IssueGuidance(Change change, GuidanceRequest guidance)
    {
        change.Body["items"] = new JsonArray([.. guidance.Items!.Select((item, index) => JsonValue.Create(item.ToItem(index).Id))]);
        return change.Issue("02", JsonSerializer.Serialize(guidance, WireJson.Options));
    }

    /// <summary>It is kept as far as it was filled in.</summary>
    private static void CheckForm(JsonElement? form, List<Fault> faults)
    {
        if (form is not { } given)
            return;

        if (given.ValueKind != JsonValueKind.Object)
            faults.Add(new Fault("form", FormCheck.Mismatch, ""));
        else
            faults.AddRange(FormText.Faults(given));
    }

    private static void CheckRefusal(RefusalRequest? refusal, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(refusal?.GroundCode))
            faults.Add(new Fault("refusal.groundCode", RequestRules.Required, ""));
        else if (!RefusalGrounds.Codes.Contains(refusal.GroundCode))
            faults.Add(new Fault("refusal.groundCode", RequestRules.Unknown, ""));

        RequestRules.Words("refusal.reason", refusal?.Reason, MostReason, required: true, faults);
    }

    private static void CheckGuidance(GuidanceRequest? guidance, Procedure? rules, List<Fault> faults)
    {
        var items = guidance?.Items ?? [];
        faults.AddRange(SupplementRefusals.OfItems([.. items.Select((item, index) => item.ToItem(index))])
            .Select(fault => fault with { Field = $"guidance.{fault.Field}" }));
        for (var place = 0; place < items.Count; place++)
        {
            var (item, field) = (items[place], $"guidance.items[{place}]");
            if (rules is not null && item.Paper is { } paper && rules.Papers.All(known => known.Id != paper))
                faults.Add(new Fault($"{field}.paper", RequestRules.Unknown, ""));

            RequestRules.Words($"{field}.text", item.Text, MostReason, required: false, faults);
            RequestRules.Words($"{field}.reason", item.Reason, MostReason, required: true, faults);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Parties;

namespace OneStop.Application.LegalActs;

/// <param name="Reason">What was mistyped, in words; kept in the act.</param>
/// <param name="Parties">All of them, as they should be; null: they stay.</param>
/// <param name="Parcels">Likewise.</param>
/// <param name="Papers">Count and form of papers that were handed in; one that is not named stays as it is.</param>
/// <param name="Form">The whole of it; null: it stays.</param>
public sealed record CorrectRequest(
    string? Reason, IReadOnlyList<PartyRequest>? Parties, IReadOnlyList<ParcelRequest>? Parcels, IReadOnlyList<PaperRequest>? Papers, JsonElement? Form);

/// <summary>What an act of a correction keeps.</summary>
/// <param name="Fields">Which places changed; not from what to what.</param>
internal sealed record Correction(int ReceiptVersion, string Reason, IReadOnlyList<string> Fields);

/// <summary>The desk corrects what it mistyped: a new version of the receipt, which replaces the one before. Code, procedure and due moments stay.</summary>
/// <remarks>Practice of the desks, no legal source: on the day of the reception whoever works there, later a leader.</remarks>
internal static class CorrectDossier
{
    internal static readonly Guard Guard = new("correct", "corrected", Openings) { Contents = true };

    internal static Task<IResult> Handle(
        HttpContext context, string code, CorrectRequest request, KeyRing keys, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task, request, keys), cancel);

    /// <summary>The day counts on which the reception was recorded: the receipt was printed then.</summary>
    private static IEnumerable<Opening> Openings(LockedDossier locked)
    {
        var recorded = locked.Ledger.Count > 0 ? locked.Ledger.Min(row => row.RecordedAt) : locked.Dossier.ReceivedAt;
        return DeskPosts.Of(locked, leadersOnly: OfficeClock.DateAt(recorded) != locked.Today);
    }

    internal static Outcome<Done> Decide(Change change, TaskRow? task, CorrectRequest request, KeyRing keys)
    {
        List<Fault> faults = [];
        RequestRules.Words("reason", request.Reason, TurnAway.MostReason, required: true, faults);
        var locked = change.Locked;
        var parties = request.Parties is { } people ? ContentValidation.Parties(people, change.Rules.RequiredRoles, locked.Today, faults) : null;
        var parcels = request.Parcels is { } land ? ContentValidation.Parcels(land, locked.Jurisdiction, faults) : null;
        CheckPapers(change, request.Papers ?? [], faults);
        if (request.Form is { } form)
            faults.AddRange(FormCheck.Faults(locked.Procedure, form));

        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults };

        if (parcels is not null && Moves(change, parcels))
            return CorrectRefusals.CommuneMoves;

        List<string> fields =
        [
            .. parties is null ? [] : CorrectedThings.Parties(change, parties, keys),
            .. parcels is null ? [] : CorrectedThings.Parcels(change, parcels),
            .. CorrectedThings.Papers(change, request.Papers ?? []),
            .. CorrectedThings.Form(change, request.Form),
        ];
        if (fields.Count == 0)
            return CorrectRefusals.NothingChanged;

        var version = ++change.Dossier.ReceiptVersion;
        change.Keep("01", JsonSerializer.Serialize(new Correction(version, request.Reason!, fields), WireJson.Options));
        change.Body["receiptVersion"] = version;
        change.Body["fields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]);
        return Done.It;
    }

    private static void CheckPapers(Change change, IReadOnlyList<PaperRequest> papers, List<Fault> faults)
    {
        ContentValidation.Papers(papers, change.Rules, faults);
        for (var place = 0; place < papers.Count; place++)
        {
            if (change.Rules.Papers.Any(known => known.Id == papers[place].Paper) && change.Locked.Papers.All(row => row.Paper != papers[place].Paper))
                faults.Add(new Fault($"papers[{place}].paper", CorrectRules.PaperNotGiven, ""));
        }
    }

    /// <summary>Another commune may mean another office or another limit: then it is another dossier.</summary>
    private static bool Moves(Change change, IReadOnlyList<Parcel> parcels)
    {
        var (dossier, jurisdiction) = (change.Dossier, change.Locked.Jurisdiction);
        if (ContentValidation.IsDifficult(parcels, jurisdiction) != dossier.Difficult)
            return true;

        var on = OfficeClock.DateAt(change.Recorded);
        return change.Rules.Steps.Values.Select(step => step.OfficeRole)
            .Concat(change.Rules.Conversations.Values.Select(conversation => conversation.OfficeRole))
            .Distinct()
            .Where(role => role is not (RoleResolver.Desk or RoleResolver.ReturnDesk))
            .Any(role => !Serving(role, parcels[0].Commune).SequenceEqual(Serving(role, dossier.Commune)));

        IEnumerable<string> Serving(string role, string commune) =>
            jurisdiction.Organisation.Serving(role, commune, on).Select(office => office.Code);
    }
}

internal static class CorrectRefusals
{
    /// <summary>The parcel lies where another office or another limit holds: stop the dossier and register it anew.</summary>
    public static readonly Refusal CommuneMoves = new("correct.commune-moves", RefusalKind.Conflict);

    public static readonly Refusal NothingChanged = new("correct.nothing-changed", RefusalKind.Invalid);

    public static IReadOnlyList<Refusal> All { get; } = [CommuneMoves, NothingChanged];
}

/// <summary>Rules of faults of a correction; each has a text in the resources.</summary>
internal static class CorrectRules
{
    public const string PaperNotGiven = "paper.not-given";

    public static IReadOnlyList<string> All { get; } = [PaperNotGiven];
}

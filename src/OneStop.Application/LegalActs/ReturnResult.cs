using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Workflow.Engine;

namespace OneStop.Application.LegalActs;

/// <param name="DocumentNumber">Of the result.</param>
/// <param name="DocumentOn">Date on the result.</param>
/// <param name="Signer">Post that signed it: <c>office/post</c>.</param>
/// <param name="TakenBy">Ordinal of the party that took it, from 0.</param>
/// <param name="TakenAs">receipt, authority or identity: what the taker showed.</param>
/// <param name="TakerName">Who took it for the party, by an authority; kept in an act.</param>
/// <param name="Note">Kept in an act.</param>
public sealed record ReturnResultRequest(
    string? DocumentNumber, DateOnly? DocumentOn, string? Signer, int? TakenBy, string? TakenAs, string? TakerName = null, string? Note = null);

/// <summary>The words beside a result.</summary>
internal sealed record ResultWords(string? TakerName, string? Note);

/// <summary>The desk hands the result out; the dossier is closed.</summary>
internal static class ReturnResult
{
    /// <summary>Form of the act that keeps the words beside a result.</summary>
    public const string WordsForm = "result";

    private const string Name = "return-result";
    private const string Authority = "authority";
    private const int MostTaker = 200;
    private const int MostNote = 1_000;
    private static readonly string[] _proofs = ["receipt", Authority, "identity"];

    internal static readonly Guard Guard = new(Name, "result-returned", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, ReturnResultRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task!, request), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        from task in locked.Tasks
        where task.State == TaskState.Open && task.Kind is null
        where locked.Procedure.Rules.Steps.TryGetValue(task.Node, out var step) && step.EndedBy == Name
        select Opening.On(task);

    internal static Outcome<Done> Decide(Change change, TaskRow task, ReturnResultRequest request)
    {
        if (Faults(change, request) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        ResultWords words = new(Trimmed(request.TakerName), Trimmed(request.Note));
        var act = words is { TakerName: null, Note: null } ? null : change.Keep(WordsForm, JsonSerializer.Serialize(words, WireJson.Options));
        change.Add(new OutcomeRow
        {
            DossierId = change.Dossier.Id,
            Outcome = change.Dossier.Outcome!,
            DocumentNumber = request.DocumentNumber!.Trim(),
            DocumentOn = request.DocumentOn!.Value,
            Signer = request.Signer!,
            TakenBy = request.TakenBy!.Value,
            TakenAs = request.TakenAs!,
            ActId = act?.Id,
            ReturnedAt = change.Recorded,
        });
        task.Assignee = change.Actor.PersonId;
        change.Body["task"] = task.Id;
        change.Body["takenBy"] = request.TakenBy;
        change.Body["takenAs"] = request.TakenAs;
        if (!Movement.Apply(change, new ProcessCommand.Complete(task.Token!, null, Movement.NoValues)).Succeeded(out _, out var refusal))
            return refusal;

        change.Status(PublicStatus.ResultReturned, 10);
        return Done.It;
    }

    private static List<Fault> Faults(Change change, ReturnResultRequest request)
    {
        List<Fault> faults = [];
        if (string.IsNullOrWhiteSpace(request.DocumentNumber))
            faults.Add(new Fault("documentNumber", RequestRules.Required, ""));

        if (request.DocumentOn is null)
            faults.Add(new Fault("documentOn", RequestRules.Required, ""));
        else if (request.DocumentOn > OfficeClock.DateAt(change.Recorded))
            faults.Add(new Fault("documentOn", EffectiveRefusals.Future.Code, ""));

        if (string.IsNullOrWhiteSpace(request.Signer))
            faults.Add(new Fault("signer", RequestRules.Required, ""));

        if (request.TakenBy is not { } party)
            faults.Add(new Fault("takenBy", RequestRules.Required, ""));
        else if (party < 0 || party >= change.Dossier.PartyCount)
            faults.Add(new Fault("takenBy", RequestRules.Unknown, ""));

        if (request.TakenAs is null || !_proofs.Contains(request.TakenAs))
            faults.Add(new Fault("takenAs", RequestRules.Unknown, ""));

        RequestRules.Words("takerName", request.TakerName, MostTaker, required: request.TakenAs == Authority, faults);
        RequestRules.Words("note", request.Note, MostNote, required: false, faults);

        return faults;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

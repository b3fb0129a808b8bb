using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.LegalActs;

/// <param name="Objection">Its number.</param>
/// <param name="Outcome">dismissed, agreed, withdrawn or upheld.</param>
/// <param name="Resolution">How, in words; kept in an act.</param>
public sealed record ResolveObjectionRequest(int? Objection, string? Outcome, string? Resolution);

/// <summary>The office that posted has heard the parties, and says what became of an objection.</summary>
internal static class ResolveObjection
{
    private const int MostResolution = 4_000;
    private static readonly string[] _outcomes = ["dismissed", "agreed", "withdrawn", "upheld"];

    internal static readonly Guard Guard = new("resolve-objection", "objection-resolved", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, ResolveObjectionRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, _) => Decide(change, request), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        locked.Tasks.Where(task => task.IsOpen && task.Kind == Objections.Kind).SelectMany(task => Opening.OnOrLeading(task, locked));

    private static Outcome<Done> Decide(Change change, ResolveObjectionRequest request)
    {
        var task = change.Locked.Tasks.FirstOrDefault(row => row.IsOpen && row.Kind == Objections.Kind && row.Entry == request.Objection);
        if (Faults(task, request) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        task!.Assignee = change.Actor.PersonId;
        change.CloseTask(task);
        change.Body["objection"] = task.Entry;
        change.Body["outcome"] = request.Outcome;
        ResolutionWords words = new(task.Id, request.Outcome!, request.Resolution!.Trim());
        change.Keep(Objections.ResolutionForm, JsonSerializer.Serialize(words, WireJson.Options));
        return Done.It;
    }

    private static List<Fault> Faults(TaskRow? task, ResolveObjectionRequest request)
    {
        List<Fault> faults = [];
        if (request.Objection is null)
            faults.Add(new Fault("objection", RequestRules.Required, ""));
        else if (task is null)
            faults.Add(new Fault("objection", RequestRules.Unknown, ""));

        if (request.Outcome is null || !_outcomes.Contains(request.Outcome))
            faults.Add(new Fault("outcome", RequestRules.Unknown, ""));

        RequestRules.Words("resolution", request.Resolution, MostResolution, required: true, faults);
        return faults;
    }
}

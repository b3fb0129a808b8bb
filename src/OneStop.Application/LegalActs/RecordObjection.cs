using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.LegalActs;

/// <param name="From">Who objects; kept in an act.</param>
/// <param name="Content">Against what; kept in an act.</param>
/// <param name="ReceivedOn">When it came: since the posting began, not in the future.</param>
public sealed record RecordObjectionRequest(string? From, string? Content, DateOnly? ReceivedOn);

/// <summary>Somebody objects to what is posted: the office that posted has it to resolve.</summary>
internal static class RecordObjection
{
    private const int MostName = 200;
    private const int MostContent = 4_000;

    internal static readonly Guard Guard = new("record-objection", "objection-recorded", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, RecordObjectionRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task!, request), cancel);

    /// <summary>The officer who posts, and the leaders of the office.</summary>
    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        Objections.Postings(locked).SelectMany(posting => Opening.OnOrLeading(posting.Task, locked));

    private static Outcome<Done> Decide(Change change, TaskRow task, RecordObjectionRequest request)
    {
        var posting = Objections.Postings(change.Locked).First(open => open.Task == task).Posting;
        var wait = change.Locked.Tasks.Last(row => row.Node == posting);
        if (Faults(change, wait, request) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        var node = $"{posting}#{Objections.Kind}";
        var row = change.OpenTask(new TaskRow
        {
            Id = change.NewId(),
            DossierId = change.Dossier.Id,
            Node = node,
            Branch = wait.Branch,
            Entry = 1 + change.Locked.Tasks.Count(other => other.Node == node),
            Office = wait.Office,
            Post = wait.Post,
            State = TaskState.Open,
            StartedAt = change.Effective,
            DueAt = wait.IsOpen ? wait.DueAt : null,
            DueOn = wait.IsOpen ? wait.DueOn : null,
            Version = 1,
        });
        change.Body["objection"] = row.Entry;
        ObjectionWords words = new(row.Id, request.From!.Trim(), request.Content!.Trim(), request.ReceivedOn!.Value);
        change.Keep(Objections.Form, JsonSerializer.Serialize(words, WireJson.Options));
        return Done.It;
    }

    private static List<Fault> Faults(Change change, TaskRow wait, RecordObjectionRequest request)
    {
        List<Fault> faults = [];
        RequestRules.Words("from", request.From, MostName, required: true, faults);
        RequestRules.Words("content", request.Content, MostContent, required: true, faults);
        if (request.ReceivedOn is not { } on)
            faults.Add(new Fault("receivedOn", RequestRules.Required, ""));
        else if (on > OfficeClock.DateAt(change.Recorded))
            faults.Add(new Fault("receivedOn", EffectiveRefusals.Future.Code, ""));
        else if (on < OfficeClock.DateAt(wait.StartedAt))
            faults.Add(new Fault("receivedOn", EffectiveRefusals.BeforeCause.Code, ""));

        return faults;
    }
}

using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.LegalActs;

/// <param name="No">From 1.</param>
/// <param name="From">Who objects.</param>
/// <param name="Outcome">dismissed, agreed, withdrawn or upheld; null: not resolved yet.</param>
public sealed record ObjectionDetail(
    int No, string Posting, string From, string Content, DateOnly ReceivedOn, DateTimeOffset RecordedAt, string? Outcome, string? Resolution, DateTimeOffset? ResolvedAt);

/// <summary>What acts keep of an objection and of its resolution; the task carries the number.</summary>
internal sealed record ObjectionWords(Guid Task, string From, string Content, DateOnly ReceivedOn);

internal sealed record ResolutionWords(Guid Task, string Outcome, string Resolution);

/// <summary>Objections to a posting (ý kiến trong thời gian niêm yết): each is a task of the office that posted, open until it is resolved.</summary>
internal static class Objections
{
    /// <summary>Forms of the acts that keep the words.</summary>
    public const string Form = "objection";
    public const string ResolutionForm = "objection-resolution";

    /// <summary>Behind '#' in the node of its task.</summary>
    public const string Kind = "objection";

    public static IEnumerable<TaskRow> Open(LockedDossier locked, string posting) =>
        locked.Tasks.Where(task => task.IsOpen && task.Kind == Kind && task.Step == posting);

    /// <summary>The posting, or the step that closes it: until its minutes are written somebody may object.</summary>
    public static IEnumerable<(TaskRow Task, string Posting)> Postings(LockedDossier locked)
    {
        var rules = locked.Procedure.Rules;
        foreach (var task in locked.Tasks.Where(task => task.IsOpen && task.Kind is null))
        {
            if (rules.Steps.TryGetValue(task.Node, out var step) && step.Closes is { } closed)
                yield return (task, closed);
            else if (rules.Waits.ContainsKey(task.Node) && rules.Steps.Values.Any(other => other.Closes == task.Node))
                yield return (task, task.Node);
        }
    }

    /// <param name="locked">Read with its acts.</param>
    public static IReadOnlyList<ObjectionDetail> Of(LockedDossier locked)
    {
        var resolutions = Words<ResolutionWords>(locked, ResolutionForm).ToDictionary(pair => pair.Words.Task);
        return
        [
            .. from pair in Words<ObjectionWords>(locked, Form)
               let task = locked.Tasks.Single(row => row.Id == pair.Words.Task)
               let resolved = resolutions.TryGetValue(task.Id, out var found) ? found : default
               select new ObjectionDetail(
                   task.Entry, task.Step, pair.Words.From, pair.Words.Content, pair.Words.ReceivedOn, pair.Act.IssuedAt,
                   resolved.Words?.Outcome, resolved.Words?.Resolution, resolved.Act?.IssuedAt),
        ];
    }

    private static IEnumerable<(ActRow Act, TWords Words)> Words<TWords>(LockedDossier locked, string form) =>
        from act in locked.Acts where act.Form == form select (act, JsonSerializer.Deserialize<TWords>(act.Body, WireJson.Options)!);
}

internal static class ObjectionRefusals
{
    /// <summary>The minutes of a posting cannot be closed over an objection that nobody has resolved.</summary>
    public static readonly Refusal Unresolved = new("objection.unresolved", RefusalKind.Conflict);

    public static IReadOnlyList<Refusal> All { get; } = [Unresolved];
}

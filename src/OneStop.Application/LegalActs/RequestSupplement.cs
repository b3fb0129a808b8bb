using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.LegalActs;

/// <param name="Items">The complete list: it may be asked once.</param>
/// <param name="GroundCode">A further request, by a leader: on which ground.</param>
public sealed record RequestSupplementRequest(IReadOnlyList<SupplementItemRequest>? Items, string? GroundCode);

/// <param name="Paper">A paper of the procedure's list; null for anything else.</param>
/// <param name="Text">What is asked for, where it is on no list.</param>
/// <param name="ReasonCode">Why: a code.</param>
/// <param name="Reason">Why, in the words that the citizen reads; kept in the act.</param>
public sealed record SupplementItemRequest(string? Paper, string? Text, string? ReasonCode, string? Reason)
{
    /// <param name="index">Place in the list, from 0: names what is on no list of papers.</param>
    internal SupplementItem ToItem(int index) => new(Paper, string.IsNullOrWhiteSpace(Text) ? null : $"text-{index + 1}", ReasonCode ?? "");
}

/// <summary>An officer asks the citizen for what is missing (Mẫu 02): the asking task waits, the token stays.</summary>
internal static class RequestSupplement
{
    public const string Ground = "supplement";

    internal static readonly Guard Guard = new("request-supplement", "supplement-requested", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, RequestSupplementRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task!, request), cancel);

    /// <summary>The officer of an open step that lists the ground, and the leaders of that office.</summary>
    private static IEnumerable<Opening> Openings(LockedDossier locked)
    {
        var blocked = SupplementRecords.OpenRow(locked) is null ? null : SupplementRefusals.Open;
        foreach (var task in locked.Tasks.Where(task => task.State is TaskState.Open or TaskState.Waiting && task.Kind is null))
        {
            if (!locked.Procedure.Rules.Steps.TryGetValue(task.Node, out var step) || !step.Grounds.Contains(Ground))
                continue;

            foreach (var opening in Opening.OnOrLeading(task, locked, blocked))
                yield return opening;
        }
    }

    private static Outcome<Done> Decide(Change change, TaskRow task, RequestSupplementRequest request)
    {
        var items = (request.Items ?? []).Select((item, index) => item.ToItem(index)).ToList();
        var recording = SupplementSteps.RecordingAt(change, Stated.Now);
        var leads = change.Locked.Jurisdiction.Organisation.FindPost(change.Actor.Office, change.Actor.Post) is { Leads: true };
        var approval = leads ? new SupplementApproval(change.Actor.PersonId.ToString(), request.GroundCode ?? "") : null;
        if (UnknownPapers(change, request) is { Count: > 0 } faults)
            return SupplementRefusals.ItemsInvalid with { Faults = faults };

        if (!SupplementRecords.Read(change.Locked).Ask(task.Id.ToString(), items, approval, recording).Succeeded(out var step, out var refusal))
            return refusal;

        var act = change.Issue("02", JsonSerializer.Serialize(request, WireJson.Options));
        change.Locked.Supplements.Add(change.Add(SupplementRecords.New(change, step.Request, act)));
        task.State = TaskState.Waiting;
        task.Ground = Ground;
        task.Version++;
        change.Body["task"] = task.Id;
        change.Body["items"] = new System.Text.Json.Nodes.JsonArray([.. items.Select(item => System.Text.Json.Nodes.JsonValue.Create(item.Id))]);
        SupplementSteps.OpenTellTask(change, task);
        change.Status(PublicStatus.SupplementAsked, 4);
        return Done.It;
    }

    /// <summary>It is forbidden to ask for papers outside the published list as if they stood on it .</summary>
    private static List<Fault> UnknownPapers(Change change, RequestSupplementRequest request) =>
    [
        .. (request.Items ?? []).Select((item, index) => (item, index))
            .Where(pair => pair.item.Paper is { } paper && change.Rules.Papers.All(known => known.Id != paper))
            .Select(pair => new Fault($"items[{pair.index}].paper", RequestRules.Unknown, "")),
    ];
}

/// <summary>What the commands about a supplement share.</summary>
internal static class SupplementSteps
{
    public static Recording RecordingAt(Change change, Stated stated, OrderRequest? order = null) => new(
        stated, change.Recorded, new Recorder(change.Actor.Office, change.Actor.Post, change.Actor.PersonId.ToString(), false))
    {
        Permit = Backdating.Permit(change, order),
        PhaseStart = change.Locked.Phases.Where(phase => phase.EndedAt is null).Select(phase => (DateTimeOffset?)phase.StartedAt).Max(),
    };

    /// <summary>The desk has <see cref="SupplementStep.TellLimit"/> to tell the citizen.</summary>
    public static void OpenTellTask(Change change, TaskRow asking)
    {
        var desk = change.Dossier.ReceptionOffice;
        DueMoment? due = DossierClock.Due(change.Locked.Jurisdiction.Calendar, change.Effective, SupplementStep.TellLimit, []).Succeeded(out var moment, out _)
            ? moment
            : null;
        change.OpenTask(new TaskRow
        {
            Id = change.NewId(),
            DossierId = change.Dossier.Id,
            Node = $"{asking.Node}#{SupplementStep.TellTask}",
            Branch = asking.Branch,
            Entry = 1 + change.Locked.Tasks.Count(task => task.Kind == SupplementStep.TellTask),
            Office = desk,
            Post = change.Rules.Steps.Values.First(step => step.OfficeRole == Offices.RoleResolver.Desk).Post,
            State = TaskState.Open,
            StartedAt = change.Effective,
            DueAt = due?.At,
            DueOn = due?.On,
            Version = 1,
        });
    }

    public static TaskRow AskingTask(Change change) =>
        change.Locked.Tasks.Single(task => task.Id == SupplementRecords.OpenRow(change.Locked)!.TaskId);

    /// <summary>The citizen holds: the asking step's interval ends, the clock stops.</summary>
    public static void GiveToCitizen(Change change, TaskRow asking)
    {
        var ground = change.Rules.Grounds[RequestSupplement.Ground];
        change.CloseIntervals(row => row.Step == asking.Node && row.Branch == asking.Branch);
        change.OpenInterval(
            asking.Branch, PhaseNo(change, asking), asking.Node, asking.Entry, Holder.Citizen, null, Cause.Ground, RequestSupplement.Ground, !ground.StopsClock, null);
        DueMoment? due = ground.Limit is not null
            && DossierClock.Due(change.Locked.Jurisdiction.Calendar, change.Effective, ground.Limit, []).Succeeded(out var moment, out _)
            ? moment
            : null;
        (asking.DueAt, asking.DueOn) = (due?.At, due?.On);
    }

    /// <summary>The asking office works on: whoever recorded late is charged for it.</summary>
    public static void GiveBack(Change change, TaskRow asking, bool citizenHeld)
    {
        if (citizenHeld)
        {
            change.CloseIntervals(row => row.Step == asking.Node && row.Branch == asking.Branch);
            change.OpenInterval(
                asking.Branch, PhaseNo(change, asking), asking.Node, asking.Entry, Holder.Office, asking.Office, Cause.Step, null, true, change.Actor.Office);
        }

        var step = change.Rules.Steps[asking.Node];
        asking.State = TaskState.Open;
        asking.Ground = null;
        asking.Version++;
        change.Status(step.Status, step.National);
    }

    private static int? PhaseNo(Change change, TaskRow asking) => change.PhaseOf(change.Rules.Steps[asking.Node].Phase)?.No;
}

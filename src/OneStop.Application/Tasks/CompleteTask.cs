using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Application.Tax;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Tasks;

/// <param name="Choice">One of the step's choices; null where it has none.</param>
/// <param name="SlipNumber">Where the completion sends a slip to tax: its number; null: one made from the dossier's code.</param>
/// <param name="Kinds">What the slip asks for: LPTB, TNCN, …; null: what the procedure says.</param>
/// <param name="ReasonCode">Why the choice was made, where it asks for a reason: a code, kept in the journal.</param>
/// <param name="Data">What the step itself asks for, by its form; null where it asks nothing.</param>
public sealed record CompleteTaskRequest(
    string? Choice, string? SlipNumber, IReadOnlyList<string>? Kinds, string? ReasonCode = null, JsonElement? Data = null);

/// <summary>An officer completes the step before them; the process says where the dossier goes.</summary>
internal static class CompleteTask
{
    /// <summary>Who may, and when. The same value answers available-commands.</summary>
    internal static readonly Guard Guard = new("complete", "step-completed", Openings) { OnTask = true, Extras = false };

    internal static Task<IResult> Handle(HttpContext context, Guid taskId, CompleteTaskRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByTask(taskId), Guard, (change, task) => Decide(change, task!, request), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        from task in locked.Tasks
        where task.IsOpen && task.Kind is null && locked.Procedure.Rules.Steps.ContainsKey(task.Node)
        select Opening.On(task, Blocked(locked, task));

    private static Refusal? Blocked(LockedDossier locked, TaskRow task)
    {
        if (task.State == TaskState.Waiting)
            return task.Ground == RequestSupplement.Ground ? SupplementRefusals.Open : TaskRefusals.Waiting with { Detail = task.Ground };

        if (locked.Procedure.Rules.Steps[task.Node].Closes is { } posting && Objections.Open(locked, posting).Any())
            return ObjectionRefusals.Unresolved;

        var endedBy = locked.Procedure.Rules.Steps[task.Node].EndedBy;
        return endedBy == Guard.Command ? null : TaskRefusals.EndedByOther with { Allowed = [endedBy] };
    }

    /// <summary>Completing an unclaimed task claims it; a colleague's is theirs.</summary>
    internal static Outcome<Done> Decide(Change change, TaskRow task, CompleteTaskRequest request)
    {
        var choice = request.Choice;
        if (change.Locked.AssigneeOf(task) is { } assignee && assignee != change.Actor.PersonId)
            return TaskRefusals.ClaimedByOther;

        var choices = change.Rules.Steps[task.Node].Choices;
        var isOffered = choices.Count == 0 ? choice is null : choice is not null && choices.Contains(choice);
        List<Fault> faults = [];
        if (!isOffered)
            faults.Add(new Fault("choice", TaskRefusals.ChoiceNotOffered, ""));

        faults.AddRange(RequestRules.RefuseWords("reasonCode", request.ReasonCode)?.Faults ?? []);
        if (!TaxCommands.SlipOf(request.SlipNumber, request.Kinds).Succeeded(out var slip, out var refusal))
            faults.AddRange(refusal.Faults);

        faults.AddRange(StepData.Faults(change.Locked.Procedure, task.Node, request.Data, OfficeClock.DateAt(change.Recorded)));
        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults, Allowed = isOffered ? SpineRefusals.Invalid.Allowed : choices };

        change.Slip = slip;
        StepData.Keep(change, task, request.Data);
        task.Assignee = change.Actor.PersonId;
        change.Body["task"] = task.Id;
        change.Body["node"] = task.Node;
        change.Body["choice"] = choice;
        change.Body["reason"] = request.ReasonCode;
        return Movement.Apply(change, new ProcessCommand.Complete(task.Token!, choice, Movement.NoValues)).Succeeded(out _, out refusal)
            ? Done.It
            : refusal;
    }
}

/// <summary>Refusals of tasks.</summary>
internal static class TaskRefusals
{
    /// <summary>Rule of a fault: the choice is not among the step's.</summary>
    public const string ChoiceNotOffered = "choice.not-offered";

    public static readonly Refusal ClaimedByOther = new("task.claimed-by-other", RefusalKind.Conflict);
    public static readonly Refusal NotClaimed = new("task.not-claimed", RefusalKind.Conflict);
    public static readonly Refusal Waiting = new("task.waiting", RefusalKind.Conflict);
    public static readonly Refusal EndedByOther = new("task.ended-by-other-command", RefusalKind.Conflict);

    public static IReadOnlyList<Refusal> All { get; } = [ClaimedByOther, NotClaimed, Waiting, EndedByOther];

    public static IReadOnlyList<string> Rules { get; } = [ChoiceNotOffered];
}

using Microsoft.AspNetCore.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Tasks;

/// <summary>An officer takes a task of their post upon themselves.</summary>
internal static class ClaimTask
{
    internal static readonly Guard Guard = new("claim", "task-claimed", Openings) { OnTask = true, Extras = false };

    internal static Task<IResult> Handle(HttpContext context, Guid taskId, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByTask(taskId), Guard, (change, task) => Decide(change, task!), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        from task in locked.Tasks
        where task.IsOpen
        select Opening.On(task, locked.AssigneeOf(task) is null ? null : TaskRefusals.ClaimedByOther);

    private static Outcome<Done> Decide(Change change, TaskRow task)
    {
        task.Assignee = change.Actor.PersonId;
        task.Version++;
        change.Body["task"] = task.Id;
        return Done.It;
    }
}

/// <summary>An officer gives a task back to the list of the office.</summary>
internal static class ReleaseTask
{
    internal static readonly Guard Guard = new("release", "task-released", Openings) { OnTask = true, Extras = false };

    internal static Task<IResult> Handle(HttpContext context, Guid taskId, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByTask(taskId), Guard, (change, task) => Decide(change, task!), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        from task in locked.Tasks
        where task.IsOpen
        select Opening.On(task, locked.AssigneeOf(task) is null ? TaskRefusals.NotClaimed : null);

    private static Outcome<Done> Decide(Change change, TaskRow task)
    {
        if (task.Assignee != change.Actor.PersonId)
            return TaskRefusals.ClaimedByOther;

        task.Assignee = null;
        task.Version++;
        change.Body["task"] = task.Id;
        return Done.It;
    }
}

using OneStop.Application.Persistence;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Who may give a command now, and on which task.</summary>
/// <param name="Task">The task that the command acts on; null where it acts on the dossier alone.</param>
/// <param name="NotBy">Four eyes: a person who may not, though the post may.</param>
/// <param name="Blocked">Why not now, where the post may but the state does not allow it.</param>
internal sealed record Opening(string Office, string Post, TaskRow? Task = null, Guid? NotBy = null, Refusal? Blocked = null)
{
    public bool Admits(Incumbency post) => post.Office == Office && post.Post == Post && post.PersonId != NotBy;

    public static Opening On(TaskRow task, Refusal? blocked = null) =>
        new(task.Office, task.Post, task, task.NotBy, blocked);

    /// <summary>The post of the task, and the leaders of its office.</summary>
    public static IEnumerable<Opening> OnOrLeading(TaskRow task, LockedDossier locked, Refusal? blocked = null) =>
        from post in locked.Jurisdiction.Organisation.Find(task.Office)!.Posts
        where post.Key == task.Post || post.Leads
        select new Opening(task.Office, post.Key, task, task.NotBy, blocked);
}

/// <summary>One command of the table: the same value decides and answers available-commands, so a button that is shown works.</summary>
/// <param name="Command">As it stands in routes and journal: <c>complete</c>.</param>
/// <param name="Event">What the event calls it, past tense: <c>step-completed</c>.</param>
/// <param name="Openings">Every post that may give it in this state of the dossier.</param>
internal sealed record Guard(string Command, string Event, Func<LockedDossier, IEnumerable<Opening>> Openings)
{
    /// <summary>True: addressed by a task's route, and fresh by the task's version.</summary>
    public bool OnTask { get; init; }

    /// <summary>True: reads supplements and the tax case too.</summary>
    public bool Extras { get; init; } = true;

    /// <summary>True: reads parties, parcels, papers and acts too.</summary>
    public bool Contents { get; init; }

    /// <summary>What the loser of a race is told who writes a row that there may be once only; null where there is no such row.</summary>
    public Refusal? Twice { get; init; }
}

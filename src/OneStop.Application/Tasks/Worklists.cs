using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Persistence;

namespace OneStop.Application.Tasks;

/// <summary>The worklists of a post: what stands in each, and how many that are, by the same conditions.</summary>
internal static class Worklists
{
    /// <summary>
    /// <c>all</c> open and waiting · <c>office</c> open, claimed or not · <c>mine</c> open and claimed by the caller · <c>unclaimed</c> open and claimed by
    /// nobody who holds the post today · <c>soon</c> open and due today or before · <c>waiting</c> waits for somebody outside the office.
    /// </summary>
    public static IReadOnlyList<string> Views { get; } = ["all", "office", "mine", "unclaimed", "soon", "waiting"];

    /// <param name="view">One of <see cref="Views"/>; null: all.</param>
    /// <param name="me">The caller.</param>
    public static IQueryable<TaskRow> Of(OneStopDb db, Incumbency held, string? view, Guid me, DateOnly today)
    {
        var tasks = db.Set<TaskRow>().AsNoTracking().Where(task => task.Office == held.Office && task.Post == held.Post);
        var incumbents = Incumbents(db, held, today);
        return view switch
        {
            "office" => tasks.Where(task => task.State == TaskState.Open),
            "mine" => tasks.Where(task => task.State == TaskState.Open && task.Assignee == me),
            "unclaimed" => tasks.Where(task => task.State == TaskState.Open && !incumbents.Any(post => post.PersonId == task.Assignee)),
            "soon" => tasks.Where(task => task.State == TaskState.Open && task.DueOn <= today),
            "waiting" => tasks.Where(task => task.State == TaskState.Waiting),
            _ => tasks.Where(task => task.State == TaskState.Open || task.State == TaskState.Waiting),
        };
    }

    /// <summary>Who holds the same post on that day.</summary>
    public static IQueryable<Incumbency> Incumbents(OneStopDb db, Incumbency held, DateOnly today) => db.Set<Incumbency>().Where(post =>
        post.Office == held.Office && post.Post == held.Post && post.Jurisdiction == held.Jurisdiction
        && post.From <= today && (post.To == null || post.To >= today));

    /// <summary>How many stand in each list of the caller's posts.</summary>
    public static async Task<WorklistCounts> Count(OneStopDb db, Me me, DateOnly today, CancellationToken cancel)
    {
        WorklistCounts counts = new(0, 0, 0, 0);
        foreach (var held in me.Posts)
        {
            var tasks =
                from task in Of(db, held, null, me.Id, today)
                join dossier in db.Set<Dossier>() on task.DossierId equals dossier.Id
                where dossier.Jurisdiction == held.Jurisdiction
                group task by 1 into all
                select new WorklistCounts(
                    all.Count(task => task.State == TaskState.Open && task.Assignee == me.Id),
                    all.Count(task => task.State == TaskState.Open),
                    all.Count(task => task.State == TaskState.Open && task.DueOn <= today),
                    all.Count(task => task.State == TaskState.Waiting));
            if (await tasks.SingleOrDefaultAsync(cancel) is { } found)
                counts = new WorklistCounts(counts.Mine + found.Mine, counts.Office + found.Office, counts.Soon + found.Soon, counts.Waiting + found.Waiting);
        }

        return counts;
    }
}

/// <param name="Mine">Open and claimed by the caller.</param>
/// <param name="Office">Open, claimed or not.</param>
/// <param name="Soon">Open and due today or before.</param>
/// <param name="Waiting">Waiting for somebody outside the office.</param>
internal sealed record WorklistCounts(int Mine, int Office, int Soon, int Waiting);

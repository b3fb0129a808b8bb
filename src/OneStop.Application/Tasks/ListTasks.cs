using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Tasks;

/// <param name="Waiting">Waits for somebody outside the office; cannot be completed now.</param>
/// <param name="Assignee">Who took it upon themselves and holds the post today; null: anybody of the post.</param>
/// <param name="DueAt">Null while a pause hides it.</param>
public sealed record WorklistItem(
    Guid TaskId, string Dossier, string Procedure, string Node, string Office, string Post, bool Waiting, string? Ground,
    Guid? Assignee, string? AssigneeName, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateOnly? DueOn, string PublicStatus, int Version);

/// <param name="Next">Give it as <c>after</c> for the following page; null at the end.</param>
public sealed record Worklist(IReadOnlyList<WorklistItem> Items, string? Next);

/// <summary>The open and waiting tasks of the caller's posts, the most urgent first; those without due moment last.</summary>
internal static class ListTasks
{
    private const int PageSize = 50;
    private static readonly DateTimeOffset _never = DateTimeOffset.MaxValue.AddTicks(-9_999_999).ToUniversalTime();

    /// <param name="view">all (default), office, mine, unclaimed, soon or waiting: see <see cref="Worklists"/>.</param>
    public static async Task<IResult> Handle(
        HttpContext context, OneStopDb db, Staff staff, OfficeClock clock, CancellationToken cancel, string? post = null, string? after = null, string? view = null) =>
        (await Read(await staff.Of(context.User, cancel), db, clock.Today, post, after, view, cancel)).Succeeded(out var worklist, out var refusal)
            ? TypedResults.Ok(worklist)
            : Problems.From(refusal);

    internal static async Task<Outcome<Worklist>> Read(
        Me me, OneStopDb db, DateOnly today, string? post, string? after, string? view, CancellationToken cancel)
    {
        if (post is not null && me.Posts.All(held => held.Name != post))
            return SpineRefusals.PostNotAllowed with { Allowed = [.. me.Posts.Select(held => held.Name)] };

        if (!Cursor.Read(after).Succeeded(out var cursor, out var refusal))
            return refusal;

        if (view is not null && !Worklists.Views.Contains(view))
            return SpineRefusals.Invalid with { Faults = [new Fault("view", RequestRules.Unknown, "")], Allowed = Worklists.Views };

        List<WorklistItem> items = [];
        foreach (var held in me.Posts.Where(held => post is null || held.Name == post))
            items.AddRange(await Page(db, held, today, Worklists.Of(db, held, view, me.Id, today), cursor, cancel));

        var page = items.OrderBy(item => item.DueAt ?? _never).ThenBy(item => item.TaskId).Take(PageSize).ToList();
        var more = page.Count < items.Count || page.Count == PageSize;
        return new Worklist(page, more && page.Count > 0 ? Cursor.Write(page[^1].DueAt, page[^1].TaskId) : null);
    }

    private static Task<List<WorklistItem>> Page(
        OneStopDb db, Incumbency held, DateOnly today, IQueryable<TaskRow> tasks, Cursor cursor, CancellationToken cancel)
    {
        if (cursor.Id is { } last)
        {
            var due = cursor.DueAt ?? _never;
            tasks = tasks.Where(task => (task.DueAt ?? _never) > due || ((task.DueAt ?? _never) == due && task.Id > last));
        }

        // Whoever left the post left the task: it is then anybody's of the office.
        var colleagues = db.Users.Where(person => Worklists.Incumbents(db, held, today).Any(post => post.PersonId == person.Id));
        return (
            from task in tasks
            orderby task.DueAt ?? _never, task.Id
            join dossier in db.Set<Dossier>() on task.DossierId equals dossier.Id
            join person in colleagues on task.Assignee equals person.Id into people
            from person in people.DefaultIfEmpty()
            where dossier.Jurisdiction == held.Jurisdiction
            select new WorklistItem(
                task.Id, dossier.Code, dossier.Procedure, task.Node, task.Office, task.Post, task.State == TaskState.Waiting, task.Ground,
                (Guid?)person.Id, person.DisplayName, task.StartedAt, task.DueAt, task.DueOn, dossier.PublicStatus, task.Version))
            .Take(PageSize)
            .ToListAsync(cancel);
    }

    /// <summary>Where the last page ended: due moment and id of its last task.</summary>
    private sealed record Cursor(DateTimeOffset? DueAt, Guid? Id)
    {
        public static string Write(DateTimeOffset? dueAt, Guid id) =>
            $"{dueAt?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? ""}.{id:N}";

        public static Outcome<Cursor> Read(string? text)
        {
            if (text is null)
                return new Cursor(null, null);

            var parts = text.Split('.');
            if (parts.Length != 2 || !Guid.TryParseExact(parts[1], "N", out var id))
                return SpineRefusals.Invalid with { Faults = [new Fault("after", RequestRules.CursorMalformed, "")] };

            if (parts[0].Length == 0)
                return new Cursor(null, id);

            return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks
                ? new Cursor(new DateTimeOffset(ticks, TimeSpan.Zero), id)
                : SpineRefusals.Invalid with { Faults = [new Fault("after", RequestRules.CursorMalformed, "")] };
        }
    }
}

using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.Tasks;

/// <param name="Task">The task that the command acts on; null where it acts on the dossier alone.</param>
/// <param name="Version">To send as <c>If-Match</c>.</param>
/// <param name="Why">Null when it would be taken now; otherwise the code of the refusal.</param>
public sealed record AvailableCommand(string Command, string Post, Guid? Task, string? Node, int Version, string? Why, IReadOnlyList<string> Choices);

/// <summary>What the caller may do with a dossier now: the guards themselves answer, so a button that is shown works.</summary>
internal static class AvailableCommands
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return Problems.From(refusal);

        return TypedResults.Ok(Of(locked, clock.Today));
    }

    /// <summary>What the one for whom the dossier was loaded may do with it.</summary>
    internal static IReadOnlyList<AvailableCommand> Of(LockedDossier locked, DateOnly today)
    {
        if (locked.Dossier.ClosedAt is not null)
            return [];

        var posts = locked.Posts.Where(post => post.Holds(today) && post.Jurisdiction == locked.Dossier.Jurisdiction).ToList();
        return [.. Guards.All.SelectMany(guard => Of(guard, locked, posts))];
    }

    private static IEnumerable<AvailableCommand> Of(Guard guard, LockedDossier locked, List<Incumbency> posts) =>
        from opening in guard.Openings(locked)
        from post in posts
        where opening.Admits(post)
        select new AvailableCommand(
            guard.Command,
            post.Name,
            opening.Task?.Id,
            opening.Task?.Node,
            guard.OnTask ? opening.Task!.Version : locked.Dossier.Version,
            opening.Blocked?.Code,
            guard == CompleteTask.Guard ? locked.Procedure.Rules.Steps[opening.Task!.Node].Choices : []);
}

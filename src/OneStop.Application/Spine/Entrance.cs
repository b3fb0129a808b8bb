using OneStop.Application.Persistence;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>May the caller, and did they read the present state? In the settled order of answers: 404, 403, 409 closed, 428/412, 409 other.</summary>
internal static class Entrance
{
    public static Outcome<Entered> Enter(Envelope envelope, Target target, Guard guard, LockedDossier locked)
    {
        var today = locked.Today;
        if (envelope.PersonId == Guid.Empty)
            return OfSystem(target, guard, locked);

        var posts = locked.Posts.Where(post => post.Holds(locked.Today) && post.Jurisdiction == locked.Dossier.Jurisdiction).ToList();
        if (!Visibility.Sees(posts, locked.Offices, locked.Jurisdiction.Organisation, locked.Today))
            return guard.OnTask ? SpineRefusals.TaskNotFound : SpineRefusals.DossierNotFound;

        return target is Target.ByTask byTask
            ? OnTask(envelope, guard, locked, posts, locked.Tasks.Single(task => task.Id == byTask.TaskId))
            : OnDossier(envelope, guard, locked, posts);
    }

    /// <summary>The service asks nobody; under the lock it finds its occasion still there, or not.</summary>
    private static Outcome<Entered> OfSystem(Target target, Guard guard, LockedDossier locked)
    {
        if (locked.Dossier.ClosedAt is not null)
            return SpineRefusals.DossierClosed;

        var task = target is Target.ByTask byTask ? byTask.TaskId : (Guid?)null;
        var opening = guard.Openings(locked).FirstOrDefault(candidate => task is null || candidate.Task?.Id == task);
        return opening is null ? SpineRefusals.CommandNotNow : new Entered(Actor.System, opening);
    }

    private static Outcome<Entered> OnTask(Envelope envelope, Guard guard, LockedDossier locked, List<Incumbency> posts, TaskRow task)
    {
        var opening = Opening.On(task);
        if (posts.FirstOrDefault(opening.Admits) is not { } post)
            return SpineRefusals.PostNotAllowed with { Allowed = [$"{task.Office}/{task.Post}"] };

        if (!task.IsOpen)
            return SpineRefusals.TaskClosed with { At = task.ClosedAt, What = task.ClosedWhat };

        if (envelope.IfMatch is null)
            return SpineRefusals.IfMatchMissing;

        if (envelope.IfMatch != task.Version)
            return SpineRefusals.TaskStale;

        var offered = guard.Openings(locked).FirstOrDefault(candidate => candidate.Task == task && candidate.Admits(post));
        if (offered is null)
            return SpineRefusals.CommandNotNow;

        return offered.Blocked is { } blocked ? blocked : new Entered(Actor.Of(post), offered);
    }

    private static Outcome<Entered> OnDossier(Envelope envelope, Guard guard, LockedDossier locked, List<Incumbency> posts)
    {
        var openings = guard.Openings(locked).ToList();
        var admitted = openings
            .SelectMany(opening => posts.Where(opening.Admits).Select(post => (Post: post, Opening: opening)))
            .ToList();
        if (openings.Count > 0 && admitted.Count == 0)
            return SpineRefusals.PostNotAllowed with { Allowed = [.. openings.Select(opening => $"{opening.Office}/{opening.Post}").Distinct()] };

        if (locked.Dossier.ClosedAt is not null)
            return SpineRefusals.DossierClosed with { By = locked.Dossier.ClosedBy, At = locked.Dossier.ClosedAt, What = locked.Dossier.ClosedWhat };

        if (envelope.IfMatch is null)
            return SpineRefusals.IfMatchMissing;

        if (envelope.IfMatch != locked.Dossier.Version)
            return SpineRefusals.DossierStale;

        if (admitted.Count == 0)
            return SpineRefusals.CommandNotNow;

        if (admitted.Select(pair => pair.Post.Name).Distinct().Count() > 1)
        {
            admitted = [.. admitted.Where(pair => pair.Post.Name == envelope.Post)];
            if (admitted.Count == 0)
                return SpineRefusals.PostAmbiguous with { Allowed = [.. openings.Select(opening => $"{opening.Office}/{opening.Post}").Distinct()] };
        }

        var chosen = admitted.FirstOrDefault(pair => pair.Opening.Blocked is null);
        return chosen.Opening is null ? admitted[0].Opening.Blocked! : new Entered(Actor.Of(chosen.Post), chosen.Opening);
    }
}

/// <summary>The post that acts, and the opening that admitted it.</summary>
internal sealed record Entered(Actor Actor, Opening Opening);

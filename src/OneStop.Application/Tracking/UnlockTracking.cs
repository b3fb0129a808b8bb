using Microsoft.AspNetCore.Http;
using OneStop.Application.Spine;

namespace OneStop.Application.Tracking;

/// <summary>The desk saw the person with the receipt: who mistyped the PIN too often may try again at once, on every node.</summary>
internal static class UnlockTracking
{
    private const string Happened = "tracking-unlocked";

    /// <summary>By which the nodes learn of it.</summary>
    public const string EventType = $"vn.onestop.dossier.{Happened}.v1";

    internal static readonly Guard Guard = new("unlock-tracking", Happened, Openings);

    internal static async Task<IResult> Handle(HttpContext context, string code, CommandRunner runner, TrackingTries tries, CancellationToken cancel)
    {
        var answer = await runner.Run(context, new Target.ByCode(code), Guard, (_, _) => Done.It, cancel);
        if (Http.Problems.In(answer) is null)
            tries.Clear(code);

        return answer;
    }

    /// <summary>Whoever receives at the desk that received it.</summary>
    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        locked.Jurisdiction.Organisation.Find(locked.Dossier.ReceptionOffice)!.Posts.Where(post => !post.Leads)
            .Select(post => new Opening(locked.Dossier.ReceptionOffice, post.Key));
}

using OneStop.Application.Spine;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.LegalActs;

/// <param name="Number">Of the leader's document.</param>
public sealed record OrderRequest(string? Number);

/// <summary>"Ghi lùi": by a leader's order a fact that stops or ends a clock is effective before it was recorded.</summary>
internal static class Backdating
{
    /// <returns>Null where nothing is ordered, or by somebody who does not lead: then the fact is true when recorded, or refused.</returns>
    public static BackdatingPermit? Permit(Change change, OrderRequest? order) =>
        order is not null && change.Locked.Jurisdiction.Organisation.FindPost(change.Actor.Office, change.Actor.Post) is { Leads: true }
            ? new BackdatingPermit(BackdatingGround.LeadersOrder, order.Number ?? "")
            : null;

    /// <summary>For the report; the number of a document is a code.</summary>
    public static void Note(Change change, bool isBackdated, BackdatingPermit? permit)
    {
        if (!isBackdated)
            return;

        change.Body["backdated"] = true;
        change.Body["order"] = permit!.Reference.Trim();
    }
}

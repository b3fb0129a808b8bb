using Microsoft.AspNetCore.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;

namespace OneStop.Application.LegalActs;

/// <param name="How">in-person, phone, message or post.</param>
/// <param name="EffectiveAt">When the citizen was told; only now, unless a leader orders otherwise.</param>
/// <param name="Order">A leader's order to record it back.</param>
public sealed record TellSupplementRequest(string? How, DateTimeOffset? EffectiveAt, OrderRequest? Order = null);

/// <summary>The desk told the citizen what is missing: the citizen holds, the clock stops.</summary>
internal static class TellSupplement
{
    internal static readonly Guard Guard = new("tell-supplement", "supplement-told", Openings) { Contents = true };

    internal static Task<IResult> Handle(HttpContext context, string code, TellSupplementRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task!, request), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        locked.Tasks.Where(task => task.IsOpen && task.Kind == SupplementStep.TellTask).SelectMany(task => Opening.OnOrLeading(task, locked));

    private static Outcome<Done> Decide(Change change, TaskRow task, TellSupplementRequest request)
    {
        if (RequestRules.RefuseWords("how", request.How) is { } words)
            return words;

        var stated = request.EffectiveAt is { } at ? Stated.AtInstant(at) : Stated.Now;
        var recording = SupplementSteps.RecordingAt(change, stated, request.Order);
        if (!SupplementRecords.Read(change.Locked).Tell(recording).Succeeded(out var step, out var refusal))
            return refusal;

        Backdating.Note(change, step.IsBackdated, recording.Permit);
        change.Effective = step.EffectiveAt;
        change.Body["how"] = request.How;
        var asking = SupplementSteps.AskingTask(change);
        var row = SupplementRecords.OpenRow(change.Locked)!;
        SupplementRecords.Write(row, step.Request);
        var act = change.Locked.Acts.Single(issued => issued.Id == row.ActId);
        (act.ToldAt, act.ToldHow) = (step.EffectiveAt, request.How);
        change.CloseTask(task);
        SupplementSteps.GiveToCitizen(change, asking);
        change.Status(PublicStatus.SupplementNeeded, 5);
        return Done.It;
    }
}

/// <param name="Items">Ids of what came: paper ids, or text-n.</param>
/// <param name="EffectiveAt">When it came; not before the citizen was told. Null: now.</param>
public sealed record ReceiveSupplementRequest(IReadOnlyList<string>? Items, DateTimeOffset? EffectiveAt);

/// <summary>The desk received what was asked; with the last of it the asking office holds again.</summary>
internal static class ReceiveSupplement
{
    internal static readonly Guard Guard = new("receive-supplement", "supplement-received", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, ReceiveSupplementRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, _) => Decide(change, request), cancel);

    /// <summary>Any post of the desk at which the dossier was received.</summary>
    private static IEnumerable<Opening> Openings(LockedDossier locked)
    {
        if (SupplementRecords.Read(locked).Open is not { } open)
            return [];

        var desk = locked.Jurisdiction.Organisation.Find(locked.Dossier.ReceptionOffice)!;
        return desk.Posts.Select(post => new Opening(desk.Code, post.Key, Blocked: open.ToldAt is null ? SupplementRefusals.NotTold : null));
    }

    private static Outcome<Done> Decide(Change change, ReceiveSupplementRequest request)
    {
        var stated = request.EffectiveAt is { } at ? Stated.AtInstant(at) : Stated.Now;
        var items = request.Items ?? [];
        if (!SupplementRecords.Read(change.Locked).Receive(items, SupplementSteps.RecordingAt(change, stated)).Succeeded(out var step, out var refusal))
            return refusal;

        change.Effective = step.EffectiveAt;
        change.Body["items"] = new System.Text.Json.Nodes.JsonArray([.. items.Select(item => System.Text.Json.Nodes.JsonValue.Create(item))]);
        var asking = SupplementSteps.AskingTask(change);
        SupplementRecords.Write(SupplementRecords.OpenRow(change.Locked)!, step.Request);
        KeepPapers(change, items);
        if (step.Request.IsOpen)
            return Done.It;

        if (step.RestartAt is { } restart && change.PhaseOf(change.Rules.Steps[asking.Node].Phase) is { } phase)
            phase.RestartedAt = restart;

        SupplementSteps.GiveBack(change, asking, citizenHeld: true);
        return Done.It;
    }

    private static void KeepPapers(Change change, IReadOnlyList<string> items)
    {
        foreach (var paper in change.Rules.Papers.Where(paper => items.Contains(paper.Id)))
        {
            change.Add(new DossierPaper
            {
                DossierId = change.Dossier.Id,
                Ordinal = ++change.Dossier.PaperSeq,
                Paper = paper.Id,
                As = FormOf(paper.As),
                Count = paper.Count,
                ReceivedAt = change.Effective,
            });
        }
    }

    private static string FormOf(PaperForm form) => form switch
    {
        PaperForm.Original => "original",
        PaperForm.Copy => "copy",
        PaperForm.Electronic => "electronic",
    };
}

/// <summary>The asking office needs it no longer: what was asked is withdrawn.</summary>
internal static class WithdrawSupplement
{
    internal static readonly Guard Guard = new("withdraw-supplement", "supplement-withdrawn", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, _) => Decide(change), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        from row in locked.Supplements
        where row.Open
        from task in locked.Tasks
        where task.Id == row.TaskId
        from opening in Opening.OnOrLeading(task, locked)
        select opening;

    private static Outcome<Done> Decide(Change change)
    {
        if (!SupplementRecords.Read(change.Locked).Withdraw(SupplementSteps.RecordingAt(change, Stated.Now)).Succeeded(out var step, out var refusal))
            return refusal;

        var asking = SupplementSteps.AskingTask(change);
        SupplementRecords.Write(SupplementRecords.OpenRow(change.Locked)!, step.Request);
        foreach (var tell in change.Locked.Tasks.Where(task => task.IsOpen && task.Kind == SupplementStep.TellTask).ToList())
            change.CloseTask(tell, TaskState.Cancelled);

        SupplementSteps.GiveBack(change, asking, citizenHeld: step.Request.ToldAt is not null);
        return Done.It;
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.LegalActs;

/// <param name="RequestedOn">When the applicant asked: not before the reception, not in the future.</param>
/// <param name="Channel">direct, post or online.</param>
/// <param name="RequestedBy">Ordinal of the party that asked, from 0.</param>
/// <param name="Reason">In the applicant's words, where they gave any; kept in the act.</param>
public sealed record StopRequest(DateOnly? RequestedOn, string? Channel, int? RequestedBy, string? Reason);

/// <summary>What the notice of the stop (Mẫu 05) keeps.</summary>
/// <param name="Status">Public status when it was stopped.</param>
internal sealed record StopNotice(DateOnly RequestedOn, string Channel, int RequestedBy, string? Reason, string Status, int NationalStatus);

/// <summary>The applicant wants the dossier stopped: nobody works on it any more, and no timer fires.</summary>
/// <remarks>Legal source: TT 03/2025/TT-VPCP, Điều 7: only while there is no decision and no notice of a result .</remarks>
internal static class StopDossier
{
    internal static readonly Guard Guard = new("stop", "stopped", Openings);

    internal static Task<IResult> Handle(HttpContext context, string code, StopRequest request, CommandRunner runner, CancellationToken cancel) =>
        runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task, request), cancel);

    private static IEnumerable<Opening> Openings(LockedDossier locked) =>
        DeskPosts.Of(locked, locked.Dossier.Outcome is null ? null : StopRefusals.OutcomeExists);

    internal static Outcome<Done> Decide(Change change, TaskRow? task, StopRequest request)
    {
        if (Faults(change, request) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        var dossier = change.Dossier;
        StopNotice notice = new(
            request.RequestedOn!.Value, request.Channel!, request.RequestedBy!.Value, request.Reason, dossier.PublicStatus, dossier.NationalStatus);
        var act = change.Issue("05", JsonSerializer.Serialize(notice, WireJson.Options));
        (act.ToldAt, act.ToldHow) = (change.Effective, ActWords.ToldBy(notice.Channel));
        change.Body["channel"] = notice.Channel;
        change.Body["requestedOn"] = JsonSerializer.SerializeToNode(notice.RequestedOn, WireJson.Options);
        change.Body["requestedBy"] = notice.RequestedBy;
        EndEverything(change);
        change.Status(PublicStatus.Stopped, 8);
        return Done.It;
    }

    /// <summary>Tasks, timers, waits and phases. The engine's state stays as it was: nothing can reach it in a closed dossier.</summary>
    private static void EndEverything(Change change)
    {
        foreach (var task in change.Locked.Tasks.Where(task => task.IsOpen).ToList())
            change.CloseTask(task, TaskState.Cancelled);

        if (SupplementRecords.OpenRow(change.Locked) is { } row && SupplementRecords.Read(change.Locked).Drop(change.Effective) is { } dropped)
            SupplementRecords.Write(row, dropped);

        // A phase that was late stays late; one that was not ends before it could become so.
        foreach (var phase in change.Locked.Phases.Where(phase => phase.EndedAt is null))
            phase.EndedAt = change.Effective;

        if (change.Locked.TaxCase is { StoppedAt: null } tax)
        {
            tax.StoppedAt = change.Effective;
            tax.Version++;
        }

        Movement.Close(change);
    }

    private static List<Fault> Faults(Change change, StopRequest request)
    {
        List<Fault> faults = [];
        if (request.RequestedOn is not { } on)
            faults.Add(new Fault("requestedOn", RequestRules.Required, ""));
        else if (on > OfficeClock.DateAt(change.Recorded))
            faults.Add(new Fault("requestedOn", EffectiveRefusals.Future.Code, ""));
        else if (on < OfficeClock.DateAt(change.Dossier.ReceivedAt))
            faults.Add(new Fault("requestedOn", EffectiveRefusals.BeforeCause.Code, ""));

        if (!RegisterValidation.Channels.Contains(request.Channel))
            faults.Add(new Fault("channel", RequestRules.Unknown, ""));

        if (request.RequestedBy is not { } party)
            faults.Add(new Fault("requestedBy", RequestRules.Required, ""));
        else if (party < 0 || party >= change.Dossier.PartyCount)
            faults.Add(new Fault("requestedBy", RequestRules.Unknown, ""));

        RequestRules.Words("reason", request.Reason, TurnAway.MostReason, required: false, faults);
        return faults;
    }
}

internal static class StopRefusals
{
    /// <summary>There is a decision already: it is handed out, not stopped.</summary>
    public static readonly Refusal OutcomeExists = new("stop.outcome-exists", RefusalKind.Conflict);

    public static IReadOnlyList<Refusal> All { get; } = [OutcomeExists];
}

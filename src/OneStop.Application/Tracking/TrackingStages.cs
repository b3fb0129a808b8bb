using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tracking;

/// <summary>The way of a dossier as the citizen reads it: what was done in an interval of the ledger, and what may still come.</summary>
internal static class TrackingStages
{
    /// <summary>The public status that was shown, or would have been, while an interval lasted.</summary>
    public static string CodeOf(LockedDossier locked, LedgerRow row)
    {
        if (row is { Holder: Holder.Citizen, Ground: LegalActs.RequestSupplement.Ground })
            return PublicStatus.SupplementNeeded;

        var rules = locked.Procedure.Rules;
        if (row.Step is not null && rules.Steps.TryGetValue(row.Step, out var step))
            return Movement.StatusOf(locked, step);

        if (row.Step is not null && rules.Conversations.ContainsKey(row.Step))
            return OfConversation(locked, row);

        if (row.Step is not null && rules.Waits.TryGetValue(row.Step, out var wait))
            return wait.Status;

        return locked.Dossier.PublicStatus;
    }

    /// <summary>
    /// The nodes that may still come, in the order of the process: all that can be reached from where the tokens rest, and were not
    /// entered yet. Where the way forks by a decision, both arms are named.
    /// </summary>
    public static IReadOnlyList<string> Ahead(LoadedProcedure procedure, IReadOnlyCollection<string> now, IReadOnlyCollection<string> entered, bool taxIsOff)
    {
        var process = procedure.Process;
        HashSet<string> seen = new(now, StringComparer.Ordinal);
        Queue<string> open = new(seen);
        while (open.TryDequeue(out var node))
        {
            foreach (var flow in process.Flows.Where(flow => flow.Source == node && seen.Add(flow.Target)))
                open.Enqueue(flow.Target);
        }

        return
        [
            .. process.Nodes.Select(node => node.Id).Where(id =>
                seen.Contains(id) && !now.Contains(id) && !entered.Contains(id)
                && (procedure.Rules.Steps.ContainsKey(id) || procedure.Rules.Waits.ContainsKey(id) || (!taxIsOff && procedure.Rules.Conversations.ContainsKey(id)))),
        ];
    }

    /// <summary>The task that the interval opened with says which part of the conversation it was.</summary>
    private static string OfConversation(LockedDossier locked, LedgerRow row)
    {
        var kind = locked.Tasks.LastOrDefault(task => task.Step == row.Step && task.StartedAt == row.From)?.Kind;
        return kind switch
        {
            TaxTask.DeliverNotice => PublicStatus.TaxNoticeIn,
            TaxTask.MendSlip => PublicStatus.SlipReturned,
            TaxTask.ConfirmCompletion => PublicStatus.CompletionConfirming,
            _ when row.Holder == Holder.Citizen => PublicStatus.PaymentDue,
            _ when row.Holder == Holder.Office => PublicStatus.TaxNoticeIn,
            _ => locked.Ledger.Any(other => other.Step == row.Step && other.Seq < row.Seq && other.Holder != Holder.Tax)
                && locked.Tasks.Any(task => task.Kind is TaxTask.DeliverNotice or TaxTask.AwaitPayment && task.StartedAt <= row.From)
                    ? PublicStatus.TaxConfirming
                    : PublicStatus.TaxDetermining,
        };
    }
}

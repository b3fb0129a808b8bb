using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Application.Tax;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Tracking;

/// <summary>Writes the citizen's document at the end of every command, in its transaction.</summary>
internal static class TrackingWriter
{
    private const string SupplementForm = "02";

    public static void Write(Change change, DossierDeadlines deadlines)
    {
        var (dossier, row) = (change.Dossier, change.Tracking);
        row.Facts = JsonSerializer.Serialize(FactsOf(change.Locked, deadlines), WireJson.Options);
        if (change.Locked.Initials is { } initials)
            row.Initials = initials;

        row.ReceiptVersion = dossier.ReceiptVersion;
        row.ClosedAt = dossier.ClosedAt;
        row.Version = dossier.Version;
        row.UpdatedAt = change.Recorded;
        if (change.Locked.HasExtras)
        {
            row.Tax = TaxOf(change.Locked);
            row.Supplement = SupplementOf(change, row.Supplement);
        }
    }

    private static TrackingFacts FactsOf(LockedDossier locked, DossierDeadlines deadlines)
    {
        var dossier = locked.Dossier;
        var hidden = locked.Phases.Where(phase => phase is { EndedAt: null, DueAt: null }).Select(phase => phase.No).ToList();
        var paused = locked.Procedure.Rules.Phases.Where(phase => hidden.Contains(phase.No)).Select(phase => phase.Appointment).ToList();
        var second = dossier.Appointment2Withdrawn ? null : locked.Procedure.Rules.Phases.FirstOrDefault(phase => phase.Appointment == 2);
        return new TrackingFacts(
            dossier.PublicStatus, dossier.NationalStatus, dossier.ReceivedAt, dossier.ReceptionOffice, dossier.ReturnOffice,
            [.. locked.Ledger.Where(row => row.To is null).OrderBy(row => row.Seq).Select(row => HolderOf(locked, row, deadlines))],
            [.. locked.Ledger.Where(row => row.Cause is Cause.Step or Cause.Ground).OrderBy(row => row.From).ThenBy(row => row.Seq)
                .Select(row => new StageFact(TrackingStages.CodeOf(locked, row), row.Step, row.Office, row.ClockRuns, row.From, row.To))],
            paused.Contains(1) ? null : dossier.Appointment1At, paused.Contains(1) ? null : dossier.Appointment1On,
            paused.Contains(2) ? null : dossier.Appointment2At, paused.Contains(2) ? null : dossier.Appointment2On,
            second?.Limit.ToString(), deadlines.Phases.LastOrDefault(phase => hidden.Contains(phase.No))?.RemainingHalves, dossier.Outcome);
    }

    private static HolderFact HolderOf(LockedDossier locked, LedgerRow row, DossierDeadlines deadlines)
    {
        var task = locked.Tasks.FirstOrDefault(task =>
            task.IsOpen && task.Step == row.Step && task.Branch == row.Branch && (row.Office is null || task.Office == row.Office));
        var left = row.ClockRuns ? null : deadlines.Phases.LastOrDefault(phase => phase.End is null)?.RemainingHalves;
        return new HolderFact(
            row.Holder, row.Office, row.Holder == Holder.Citizen ? null : task?.Post, row.Holder == Holder.Citizen ? null : task?.Assignee,
            TrackingStages.CodeOf(locked, row), row.Step, row.Ground, row.ClockRuns, row.From, task?.DueAt, task?.DueOn, left);
    }

    private static string? TaxOf(LockedDossier locked) => TaxRecords.Read(locked) is not { Notices.Count: > 0 } tax
        ? null
        : JsonSerializer.Serialize(
            tax.Notices.Select(notice => new TaxFact(
                Domain.Tax.TaxKinds.Code(notice.Kind), notice.Number, notice.DueOn, notice.AmountDue, notice.Exempted, notice.Paid, notice.Remaining,
                notice.Debt > 0)),
            WireJson.Options);

    /// <summary>What is asked and not yet over. The reasons come with the act that asks, and stay until it is answered.</summary>
    private static string? SupplementOf(Change change, string? before)
    {
        if (SupplementRecords.Read(change.Locked).Open is not { } open)
            return null;

        var words = Words(change) ?? (before is null ? [] : JsonSerializer.Deserialize<SupplementFact>(before, WireJson.Options)!.Items);
        return JsonSerializer.Serialize(new SupplementFact(open.AskedAt, open.ToldAt, [.. open.Items.Select(item => ItemOf(item, words))]), WireJson.Options);
    }

    private static SupplementItemFact ItemOf(SupplementItem item, IReadOnlyList<SupplementItemFact> words)
    {
        var said = words.FirstOrDefault(known => known.Id == item.Id);
        return new SupplementItemFact(item.Id, item.PaperId, said?.Text, item.ReasonCode, said?.Reason, item.ReceivedAt);
    }

    private static List<SupplementItemFact>? Words(Change change)
    {
        var act = change.Issues.FirstOrDefault(issue => issue.Act.Form == SupplementForm)?.Act;
        if (act is null || JsonSerializer.Deserialize<RequestSupplementRequest>(act.Body, WireJson.Options) is not { Items: { } items })
            return null;

        return [.. items.Select((item, place) => new SupplementItemFact(
            string.IsNullOrWhiteSpace(item.Paper) ? $"text-{place + 1}" : item.Paper, item.Paper, item.Text, item.ReasonCode ?? "", item.Reason, null))];
    }
}

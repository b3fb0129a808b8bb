using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;

namespace OneStop.Application.Operations.Verification;

/// <summary>The due moments that stand in the rows are those that the clock gives for the ledger, at the time of the last entry.</summary>
internal static class ClockCheck
{
    public static async Task<JournalFault?> First(DossierRecord dossier, Catalogue catalogue, CancellationToken cancel)
    {
        var phases = dossier.Of<PhaseRow>("phase").OrderBy(row => row.No).ToList();
        if (phases.Count == 0)
            return null;

        LockedDossier locked = new()
        {
            Dossier = dossier.Dossier,
            Process = dossier.Process,
            Tasks = [.. dossier.Of<TaskRow>("task")],
            Ledger = [.. dossier.Of<LedgerRow>("ledger").OrderBy(row => row.Seq)],
            Phases = phases,
            Posts = [],
        };
        await catalogue.Attach(locked, cancel);
        if (!Clockwork.Compute(locked, dossier.Dossier.LastRecordedAt).Succeeded(out var deadlines, out var refusal))
            return dossier.Fault("clock.refused", dossier.Dossier.JournalSeq, refusal.Detail, null, refusal.Code);

        foreach (var phase in deadlines.Phases)
        {
            var row = phases.Find(row => row.No == phase.No)!;
            if (row.DueAt != phase.Due?.At || row.DueOn != phase.Due?.On)
                return dossier.Fault("clock.due", dossier.Dossier.JournalSeq, ChainCheck.Number(phase.No), Text(phase.Due?.At), Text(row.DueAt));
        }

        return null;
    }

    private static string? Text(DateTimeOffset? instant) => instant is { } at ? ChainCheck.Instant(at) : null;
}

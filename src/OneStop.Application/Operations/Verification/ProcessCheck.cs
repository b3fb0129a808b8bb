using System.Text.Json;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Workflow.Engine;

namespace OneStop.Application.Operations.Verification;

/// <summary>The engine does again what the journal says it was asked, entry by entry, and comes to the state that the table holds.</summary>
internal static class ProcessCheck
{
    public static JournalFault? First(DossierRecord dossier)
    {
        if (dossier.Process is not { } row)
            return dossier.Entries.FirstOrDefault(HasMoved) is { } moved ? dossier.Fault("process.missing", moved.Seq, null, "process") : null;

        if (dossier.Jurisdiction is not { } jurisdiction || jurisdiction.Procedures.GetValueOrDefault(dossier.Dossier.Procedure) is not { } procedure)
            return dossier.Fault("definition.unreadable", dossier.Dossier.Release, dossier.Dossier.Procedure, dossier.Dossier.Procedure);

        if (row.DefinitionHash != procedure.Process.Hash)
            return dossier.Fault("process.definition", 1, null, procedure.Process.Hash, row.DefinitionHash);

        return Replay(dossier, procedure, jurisdiction.Surroundings).Fault ?? Held(dossier, row.State);
    }

    private static bool HasMoved(Persistence.JournalRow row)
    {
        using var body = JsonDocument.Parse(row.Body);
        return Moves.In(body.RootElement).Any();
    }

    /// <summary>From the first entry on; where the engine's format has changed since, the hashes alone can be compared.</summary>
    private static (ProcessState? State, JournalFault? Fault) Replay(DossierRecord dossier, LoadedProcedure procedure, ProcessSurroundings surroundings)
    {
        var state = ProcessState.Empty;
        foreach (var row in dossier.Entries)
        {
            using var body = JsonDocument.Parse(row.Body);
            var moves = Moves.In(body.RootElement).ToList();
            if (moves.Count == 0)
                continue;

            if (body.RootElement.GetProperty("engineFormat").GetInt32() != ProcessState.Format)
                return (null, null);

            if (body.RootElement.GetProperty("definition").GetString() is var definition && definition != procedure.Process.Hash)
                return (null, dossier.Fault("process.definition", row.Seq, null, procedure.Process.Hash, definition));

            foreach (var move in moves)
            {
                if (!ProcessEngine.Decide(procedure.Process, state, move, row.EffectiveAt, surroundings).Succeeded(out var decision, out var refused))
                    return (null, dossier.Fault("process.refused", row.Seq, row.Command, null, refused.Code));

                state = decision.State;
            }

            var (said, found) = (body.RootElement.GetProperty("stateHash").GetString(), JournalBody.StateHash(state.ToJson()));
            if (said != found)
                return (null, dossier.Fault("process.replay", row.Seq, row.Command, said, found));
        }

        return (state, null);
    }

    /// <summary>Every entry's hash was found right, so the last one says what the table must hold.</summary>
    private static JournalFault? Held(DossierRecord dossier, string state)
    {
        var (seq, said) = (0, (string?)null);
        foreach (var row in dossier.Entries)
        {
            using var body = JsonDocument.Parse(row.Body);
            if (body.RootElement.TryGetProperty("stateHash", out var hash))
                (seq, said) = (row.Seq, hash.GetString());
        }

        var found = JournalBody.StateHash(state);
        return found == said ? null : dossier.Fault("process.state", seq, null, said, found);
    }
}

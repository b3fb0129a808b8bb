namespace OneStop.Application.Operations.Verification;

/// <summary>The events of a dossier: numbered without gap up to its head, and positioned in that order.</summary>
internal static class EventCheck
{
    public static JournalFault? First(DossierRecord dossier)
    {
        var (sequence, position, waits) = (0, long.MinValue, false);
        foreach (var row in dossier.Events)
        {
            sequence++;
            if (row.Sequence != sequence)
                return dossier.Fault("event.gap", sequence, null, ChainCheck.Number(sequence), ChainCheck.Number(row.Sequence));

            if (row.Subject != dossier.Dossier.Code)
                return dossier.Fault("event.subject", sequence, null, dossier.Dossier.Code, row.Subject);

            if (row.Position is { } at && (waits || at <= position))
                return dossier.Fault("event.order", sequence, null, waits ? null : ChainCheck.Number(position + 1), ChainCheck.Number(at));

            waits |= row.Position is null;
            position = row.Position ?? position;
        }

        var head = dossier.Dossier.EventSequence;
        return head == sequence
            ? null
            : dossier.Fault("event.cut", Math.Min(head, sequence) + 1, null, ChainCheck.Number(head), ChainCheck.Number(sequence));
    }
}

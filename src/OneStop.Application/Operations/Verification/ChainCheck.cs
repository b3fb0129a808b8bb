using System.Globalization;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Operations.Verification;

/// <summary>The chain of a dossier's journal: numbers without gap, each entry hashed after the one before, and the head where it ends.</summary>
internal static class ChainCheck
{
    /// <returns>The fault that stands first, or null.</returns>
    public static JournalFault? First(DossierRecord dossier)
    {
        var (previous, seq, recorded) = (JournalChain.Start, 0, DateTimeOffset.MinValue);
        foreach (var row in dossier.Entries)
        {
            seq++;
            if (row.Seq != seq)
                return dossier.Fault("journal.gap", seq, null, Number(seq), Number(row.Seq));

            if (row.PrevHash != previous)
                return dossier.Fault("journal.link", seq, null, previous, row.PrevHash);

            JournalEntry entry = new(row.Seq, row.RecordedAt, row.EffectiveAt, row.Actor, row.Via, row.Command, row.Body);
            if (HashOf(previous, entry) is var hash && row.Hash != hash)
                return dossier.Fault("journal.hash", seq, row.Command, row.Hash, hash);

            if (row.RecordedAt < recorded)
                return dossier.Fault("journal.time", seq, row.Command, Instant(recorded), Instant(row.RecordedAt));

            (previous, recorded) = (row.Hash, row.RecordedAt);
        }

        return Head(dossier, seq, previous, recorded);
    }

    /// <summary>The dossier itself says where its journal ends: what was cut off there is missed here.</summary>
    private static JournalFault? Head(DossierRecord dossier, int seq, string hash, DateTimeOffset recorded)
    {
        var head = dossier.Dossier;
        if (head.JournalSeq != seq)
            return dossier.Fault(head.JournalSeq > seq ? "journal.cut" : "journal.beyond", Math.Min(seq, head.JournalSeq) + 1, null, Number(head.JournalSeq), Number(seq));

        if (head.JournalHash != hash)
            return dossier.Fault("journal.head", seq, null, head.JournalHash, hash);

        return head.LastRecordedAt == recorded ? null : dossier.Fault("journal.head-time", seq, null, Instant(head.LastRecordedAt), Instant(recorded));
    }

    /// <returns>What the content hashes to, or null where it has no canonical line.</returns>
    private static string? HashOf(string previous, JournalEntry entry)
    {
        try
        {
            return JournalChain.Hash(previous, entry);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

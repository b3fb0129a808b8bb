using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OneStop.Domain.Dossiers;

/// <summary>One entry of a dossier's journal, as it is hashed: ids and codes, never names, numbers or free text.</summary>
/// <param name="Seq">From 1, without gap.</param>
/// <param name="Actor">Person and post, partner or system.</param>
/// <param name="Via">By which way it came: page, api, timer, bus, import, cli.</param>
/// <param name="Body">JSON as stored: its very characters are hashed.</param>
public sealed record JournalEntry(
    long Seq, DateTimeOffset RecordedAt, DateTimeOffset EffectiveAt, string Actor, string Via, string Command, string Body);

/// <summary>The chain of hashes over a dossier's journal: an entry cannot be changed, left out or added in between unseen.</summary>
public static class JournalChain
{
    /// <summary>What the first entry follows: 32 zero bytes, in lower-case hexadecimal.</summary>
    public static readonly string Start = new('0', 2 * SHA256.HashSizeInBytes);

    // Strict: a broken surrogate would be replaced, and two bodies could have one hash.
    private static readonly UTF8Encoding Utf8 = new(false, true);

    /// <summary>SHA-256 over the previous hash's bytes and the UTF-8 of the canonical line, in lower-case hexadecimal.</summary>
    /// <param name="previous">The previous entry's hash, or <see cref="Start"/>.</param>
    /// <exception cref="FormatException"><paramref name="previous"/> is no hexadecimal.</exception>
    /// <exception cref="ArgumentException"><paramref name="previous"/> has another length than a hash, or the entry has no canonical line in UTF-8.</exception>
    public static string Hash(string previous, JournalEntry entry)
    {
        var before = Convert.FromHexString(previous);
        if (before.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException($"A hash has {SHA256.HashSizeInBytes} bytes.", nameof(previous));
        return Convert.ToHexStringLower(SHA256.HashData([.. before, .. Utf8.GetBytes(CanonicalLine(entry))]));
    }

    /// <summary><c>seq|recordedAt|effectiveAt|actor|via|command|body</c>, instants in UTC with six decimals.</summary>
    /// <exception cref="ArgumentException">A field before the body holds the separator: two entries could have one line.</exception>
    public static string CanonicalLine(JournalEntry entry)
    {
        foreach (var field in new[] { entry.Actor, entry.Via, entry.Command })
        {
            if (field.Contains('|', StringComparison.Ordinal))
                throw new ArgumentException($"'{field}' holds the separator of the canonical line.", nameof(entry));
        }

        return string.Join(
            '|',
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            Instant(entry.RecordedAt),
            Instant(entry.EffectiveAt),
            entry.Actor,
            entry.Via,
            entry.Command,
            entry.Body);
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

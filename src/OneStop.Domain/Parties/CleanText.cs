using System.Globalization;
using System.Text;

namespace OneStop.Domain.Parties;

/// <summary>Text as it is stored: NFC, single spaces, nothing that cannot be seen.</summary>
internal static class CleanText
{
    /// <summary>
    /// The text in NFC, trimmed, each run of spaces as one; invisible format characters, which nobody could find to delete, are left out.
    /// </summary>
    /// <returns>Null when it holds control characters, line ends, or is no well-formed Unicode.</returns>
    public static string? Read(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            // A lone surrogate is enumerated as U+FFFD, which nobody types either.
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return null;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format)
                continue;
            if (!Rune.IsWhiteSpace(rune))
                clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }

        return clean.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }
}

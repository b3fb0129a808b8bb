using System.Globalization;
using System.Text;

namespace OneStop.Domain.Parties;

/// <summary>Text as it is searched: without marks, small letters, đ as d, one kind of apostrophe and of hyphen.</summary>
/// <remarks>Typing is never intercepted: <c>hoà</c> and <c>hòa</c>, <c>Thuỳ</c> and <c>Thùy</c> fold to the same, and so does NFD.</remarks>
public static class FoldedText
{
    /// <summary>Stored text and query are folded alike. What is no well-formed Unicode is folded as if it were not there.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in WellFormed(text).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                continue;
            if (Rune.IsWhiteSpace(rune))
                AppendSpace(folded);
            else
                folded.Append(Fold(rune));
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Without lone surrogates and U+FFFE, which .NET refuses to normalize.</summary>
    internal static string WellFormed(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && rune.Value != 0xFFFE));

    private static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
            folded.Append(' ');
    }

    private static Rune Fold(Rune rune) => rune.Value switch
    {
        'đ' or 'Đ' or 'ð' or 'Ð' => new Rune('d'),
        '’' or '‘' or 'ʼ' or '`' or '´' => new Rune('\''),
        '‐' or '‑' or '‒' or '–' or '—' => new Rune('-'),
        _ => Rune.ToLowerInvariant(rune),
    };
}

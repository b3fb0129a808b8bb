using System.Globalization;
using System.Text;

namespace OneStop.Domain.Parties;

/// <summary>
/// A key that sorts as a Vietnamese dictionary does: by letter first (a ă â b c d đ e ê …), by tone last (ngang huyền hỏi ngã sắc nặng).
/// </summary>
/// <remarks>
/// Decimal digits only: every collation of every database sorts those alike, so that pages, files and both databases agree, also after a
/// dump was restored on another machine.
/// </remarks>
public static class SortKey
{
    private const string Letters = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const int FirstDigit = 20;
    private const int FirstLetter = 40;
    private const int OtherLetter = 90;

    /// <summary>Two digits for each character, a separator below all of them, then the tones.</summary>
    public static string Of(string text)
    {
        var (letters, tones) = (new StringBuilder(2 * text.Length), new StringBuilder(text.Length));
        var elements = StringInfo.GetTextElementEnumerator(FoldedText.WellFormed(text).Trim());
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement().Normalize(NormalizationForm.FormD).ToLowerInvariant();
            letters.Append(CultureInfo.InvariantCulture, $"{Weight(element):00}");
            tones.Append(Tone(element));
        }

        return $"{letters}00{tones}";
    }

    private static int Weight(string element)
    {
        if (char.IsWhiteSpace(element[0]))
            return 10;
        if (char.IsAsciiDigit(element[0]))
            return FirstDigit + element[0] - '0';
        var place = Letters.IndexOf(Letter(element), StringComparison.Ordinal);
        if (place >= 0)
            return FirstLetter + place;
        return char.IsLetter(element, 0) ? OtherLetter : 11;
    }

    /// <summary>The Vietnamese letter without its tone: breve, circumflex and horn make letters of their own.</summary>
    private static char Letter(string element)
    {
        foreach (var mark in element)
        {
            var composed = mark is '\u0306' or '\u0302' or '\u031B' ? $"{element[0]}{mark}".Normalize(NormalizationForm.FormC) : "";
            if (composed.Length == 1 && Letters.Contains(composed[0], StringComparison.Ordinal))
                return composed[0];
        }

        return element[0];
    }

    private static char Tone(string element)
    {
        foreach (var mark in element)
        {
            var place = "\u0300\u0309\u0303\u0301\u0323".IndexOf(mark, StringComparison.Ordinal);
            if (place >= 0)
                return (char)('1' + place);
        }

        return '0';
    }
}

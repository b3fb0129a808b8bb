using System.Globalization;
using System.Text;

namespace OneStop.Domain.Parties;

/// <summary>Names of people and organisations, as they are stored and shown.</summary>
public static class Names
{
    /// <summary>In characters of the stored form.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// Reads a person's name: letters of every language of the province, spaces, hyphens, apostrophes (' and ’, kept as typed). One word
    /// is a name; no case is forced.
    /// </summary>
    /// <returns>In NFC, or <c>name.missing</c>, <c>name.too-long</c>, <c>name.characters</c>.</returns>
    public static Outcome<string> OfPerson(string? text) =>
        Read(text, rune => Rune.IsLetter(rune) || IsMark(rune) || rune.Value is ' ' or '-' or '\'' or '’' or 'ʼ');

    /// <summary>Reads the name of an organisation or community: any visible characters, at least one letter.</summary>
    /// <returns>In NFC, or <c>name.missing</c>, <c>name.too-long</c>, <c>name.characters</c>.</returns>
    public static Outcome<string> OfOrganisation(string? text) => Read(text, _ => true);

    /// <summary>What tracking shows to a stranger: the first letter of each word. <c>Nguyễn Thị Hường</c> gives <c>N. T. H.</c>, <c>Pàng</c> gives <c>P.</c></summary>
    public static string Initials(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormC).Split(' ').Select(Initial).Where(initial => initial.Length > 0));

    private static Outcome<string> Read(string? text, Func<Rune, bool> isAllowed)
    {
        if (string.IsNullOrWhiteSpace(text))
            return PartyRules.Broken(PartyRules.NameMissing);
        if (CleanText.Read(text) is not { } name || !name.EnumerateRunes().All(isAllowed) || !name.EnumerateRunes().Any(Rune.IsLetter))
            return PartyRules.Broken(PartyRules.NameCharacters);
        return name.Length <= MaxLength ? name : PartyRules.Broken(PartyRules.NameTooLong);
    }

    private static string Initial(string word)
    {
        var start = 0;
        while (start < word.Length && !char.IsLetter(word, start))
            start++;
        return start == word.Length ? "" : StringInfo.GetNextTextElement(word, start).ToUpperInvariant() + ".";
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
}

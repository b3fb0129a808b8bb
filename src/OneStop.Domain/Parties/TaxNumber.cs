using System.Text.RegularExpressions;

namespace OneStop.Domain.Parties;

/// <summary>A tax number (mã số thuế): ten digits with a check digit, a branch's with <c>-001</c> to <c>-999</c>, or a personal number.</summary>
/// <remarks>A person's or household's is the personal number since 2025-07-01; those of ten digits of before stand on older papers.</remarks>
public sealed partial record TaxNumber
{
    private static readonly int[] Weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

    private TaxNumber(string text) => Text = text;

    public string Text { get; }

    /// <returns>Or <c>tax-number.format</c>, <c>tax-number.check-digit</c>, <c>tax-number.branch</c>.</returns>
    public static Outcome<TaxNumber> Parse(string text)
    {
        var number = text.Replace(" ", "", StringComparison.Ordinal);
        if (PersonalNumber.Parse(number).Succeeded(out _, out _))
            return new TaxNumber(number);
        if (!Pattern().IsMatch(number))
            return PartyRules.Broken(PartyRules.TaxNumberFormat);
        if (CheckDigit(number) != number[9] - '0')
            return PartyRules.Broken(PartyRules.TaxNumberCheckDigit);
        return number.EndsWith("-000", StringComparison.Ordinal) ? PartyRules.Broken(PartyRules.TaxNumberBranch) : new TaxNumber(number);
    }

    /// <summary>10 − (Σ weight × digit mod 11); 10 means that no such number exists.</summary>
    private static int CheckDigit(string number) => 10 - (Weights.Select((weight, place) => weight * (number[place] - '0')).Sum() % 11);

    [GeneratedRegex(@"\A[0-9]{10}(?:-[0-9]{3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

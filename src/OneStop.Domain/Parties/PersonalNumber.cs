namespace OneStop.Domain.Parties;

/// <summary>The personal number (số định danh, số CCCD): province of birth registration, century and sex, birth year, six more digits.</summary>
/// <remarks>Digit 4: even for men, odd for women; 0 and 1 for 1900–1999, 2 and 3 for 2000–2099, and so on.</remarks>
public sealed record PersonalNumber
{
    private PersonalNumber(string digits) => Digits = digits;

    /// <summary>Twelve digits; zeros in front are part of it.</summary>
    public string Digits { get; }

    public Sex Sex => (Digits[3] - '0') % 2 == 0 ? Sex.Male : Sex.Female;

    public int BirthYear => 1900 + (100 * ((Digits[3] - '0') / 2)) + (10 * (Digits[4] - '0')) + Digits[5] - '0';

    /// <summary>Reads twelve digits; spaces between them are left out.</summary>
    /// <returns>Or <c>personal-number.format</c>.</returns>
    public static Outcome<PersonalNumber> Parse(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 12 && digits.All(char.IsAsciiDigit)
            ? new PersonalNumber(digits)
            : PartyRules.Broken(PartyRules.PersonalNumberFormat);
    }

    /// <summary>The rules that it breaks beside what else is known of the person; empty when all agrees.</summary>
    /// <param name="sex">Null: not known, nothing is compared.</param>
    /// <param name="birth">Null: not known; then nobody can be born after <paramref name="today"/>'s year.</param>
    public IEnumerable<string> Contradictions(Sex? sex, PartialDate? birth, DateOnly today)
    {
        if (sex is not null && sex != Sex)
            yield return PartyRules.PersonalNumberSex;
        if (birth is null ? BirthYear > today.Year : BirthYear != birth.Year)
            yield return PartyRules.PersonalNumberBirthYear;
    }

    /// <summary>Never the number itself: it must not reach a log by accident.</summary>
    public override string ToString() => nameof(PersonalNumber);
}

public enum Sex
{
    Male,
    Female,
}

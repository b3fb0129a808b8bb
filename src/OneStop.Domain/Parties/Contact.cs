using System.Text.RegularExpressions;

namespace OneStop.Domain.Parties;

/// <summary>Phone, e-mail, address and the old identity card: always optional, never guessed.</summary>
public static partial class Contact
{
    /// <summary>In characters of the stored form.</summary>
    public const int MaxAddressLength = 300;

    private const int MaxEmailLength = 254;

    /// <summary>Reads a mobile number (ten digits) or a landline (eleven, 02…), with +84 or 84 for the 0 in front; spaces, dots and hyphens are left out.</summary>
    /// <returns>With the 0 in front, or <c>phone.format</c>.</returns>
    public static Outcome<string> Phone(string text)
    {
        var digits = Separators().Replace(text.Trim(), "");
        var national = Abroad().Replace(digits, "0");
        return PhonePattern().IsMatch(national) ? national : PartyRules.Broken(PartyRules.PhoneFormat);
    }

    /// <returns>Trimmed, or <c>email.format</c>.</returns>
    public static Outcome<string> Email(string text)
    {
        var email = text.Trim();
        return email.Length <= MaxEmailLength && EmailPattern().IsMatch(email) ? email : PartyRules.Broken(PartyRules.EmailFormat);
    }

    /// <returns>In NFC, or <c>address.characters</c>, <c>address.too-long</c>.</returns>
    public static Outcome<string> Address(string text)
    {
        if (CleanText.Read(text) is not { } address)
            return PartyRules.Broken(PartyRules.AddressCharacters);
        return address.Length <= MaxAddressLength ? address : PartyRules.Broken(PartyRules.AddressTooLong);
    }

    /// <summary>Reads the number of an old identity card (CMND): nine digits. It expired on 31/12/2024 and still stands on certificates.</summary>
    /// <returns>Or <c>former-number.format</c>.</returns>
    public static Outcome<string> FormerNumber(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length == 9 && digits.All(char.IsAsciiDigit) ? digits : PartyRules.Broken(PartyRules.FormerNumberFormat);
    }

    [GeneratedRegex(@"[ .\-()]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A\+?84", RegexOptions.CultureInvariant)]
    private static partial Regex Abroad();

    [GeneratedRegex(@"\A(?:0[35789][0-9]{8}|02[0-9]{9})\z", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"\A[^\s@\p{C}]+@[^\s@.\p{C}]+(?:\.[^\s@.\p{C}]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();
}

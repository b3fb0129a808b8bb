using System.Text.RegularExpressions;
using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Rules of faults that any request may have; each has a text in the resources.</summary>
internal static partial class RequestRules
{
    public const string Required = "field.required";
    public const string CursorMalformed = "cursor.malformed";
    public const string Unknown = "field.unknown-value";
    public const string TooLong = "field.too-long";
    public const string Characters = "field.characters";
    public const string NoCode = "field.no-code";

    /// <summary>Checks words that a person typed: there, not too long, and text.</summary>
    public static void Words(string field, string? text, int most, bool required, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required)
                faults.Add(new Fault(field, Required, ""));
        }
        else if (text.Length > most)
        {
            faults.Add(new Fault(field, TooLong, ""));
        }
        else if (!Fits.IsText(text))
        {
            faults.Add(new Fault(field, Characters, ""));
        }
    }

    public static IReadOnlyList<string> All { get; } = [Required, CursorMalformed, Unknown, TooLong, Characters, NoCode];

    /// <summary>What the journal keeps as a code must be one: words could name people, and they would stay for good.</summary>
    /// <returns>Null when it is one, or nothing is said.</returns>
    public static Refusal? RefuseWords(string field, string? code) =>
        string.IsNullOrWhiteSpace(code) || Code().IsMatch(code) ? null : SpineRefusals.Invalid with { Faults = [new Fault(field, NoCode, "")] };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9.-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Rules of faults that any request may have; each has a text in the resources.</summary>
internal static class RequestRules
{
    public const string Required = "field.required";
    public const string CursorMalformed = "cursor.malformed";
    public const string Unknown = "field.unknown-value";
    public const string TooLong = "field.too-long";
    public const string Characters = "field.characters";

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

    public static IReadOnlyList<string> All { get; } = [Required, CursorMalformed, Unknown, TooLong, Characters];
}

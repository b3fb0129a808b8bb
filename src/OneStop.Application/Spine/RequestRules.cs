namespace OneStop.Application.Spine;

/// <summary>Rules of faults that any request may have; each has a text in the resources.</summary>
internal static class RequestRules
{
    public const string Required = "field.required";
    public const string CursorMalformed = "cursor.malformed";
    public const string Unknown = "field.unknown-value";
    public const string TooLong = "field.too-long";
    public const string Characters = "field.characters";

    public static IReadOnlyList<string> All { get; } = [Required, CursorMalformed, Unknown, TooLong, Characters];
}

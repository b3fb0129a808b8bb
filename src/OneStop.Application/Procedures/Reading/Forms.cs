using System.Text.RegularExpressions;

namespace OneStop.Application.Procedures.Reading;

/// <summary>How names are formed.</summary>
internal static partial class Forms
{
    /// <summary>Ids that conditions and forms name; FEEL reads <c>a-b</c> as a subtraction.</summary>
    [GeneratedRegex(@"^[a-z][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Id();

    /// <summary>Codes of offices, posts, roles, grounds, statuses: <c>land-office</c>.</summary>
    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Code();

    /// <summary>Codes of communes: zeros kept.</summary>
    [GeneratedRegex(@"^[0-9]{5}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Commune();

    /// <summary>What dossier codes begin with.</summary>
    [GeneratedRegex(@"^[A-Z0-9]+(\.[A-Z0-9]+){0,3}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Identifier();

    /// <summary>Codes of procedures in the national database.</summary>
    [GeneratedRegex(@"^[0-9]\.[0-9]{6}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex National();

    /// <summary>Whether the id has its form; a fault otherwise.</summary>
    internal static bool Check(Regex form, string text, Place at, Findings findings, string what)
    {
        if (text.Length == 0 || form.IsMatch(text))
            return text.Length > 0;

        findings.Error(at, "workflow.form", $"'{text}' cannot be {what}; it must match {form}.", text);
        return false;
    }
}

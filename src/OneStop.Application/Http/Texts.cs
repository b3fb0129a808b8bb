using System.Globalization;
using System.Resources;

namespace OneStop.Application.Http;

/// <summary>What people read: resource files, Vietnamese first.</summary>
internal static class Texts
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly ResourceManager _faults = Of("Faults");
    private static readonly ResourceManager _notices = Of("Notices");
    private static readonly ResourceManager _refusals = Of("Refusals");
    private static readonly ResourceManager _statuses = Of("Statuses");
    private static readonly ResourceManager _verification = Of("Verification");
    private static readonly ResourceManager _words = Of("Words");

    /// <summary>The sentence of a rule or, where a refusal is the fault of one field, of that refusal; else the code.</summary>
    public static string Fault(string rule) => _faults.GetString(rule, CultureInfo.CurrentUICulture) ?? Refusal(rule);

    public static string Refusal(string code) => _refusals.GetString(code, CultureInfo.CurrentUICulture) ?? code;

    public static string Status(string code) => _statuses.GetString(code, CultureInfo.CurrentUICulture) ?? code;

    /// <summary>The words of a code on prints and lists, with what they need put in place of {0}.</summary>
    public static string Word(string code, params object[] values) =>
        _words.GetString(code, CultureInfo.CurrentUICulture) is { } words ? string.Format(CultureInfo.InvariantCulture, words, values) : code;

    /// <summary>A fault of the journal: {0} dossier, {1} position, {2} what, {3} expected, {4} found.</summary>
    public static string Verification(string rule, params object?[] values) =>
        _verification.GetString(rule, CultureInfo.CurrentUICulture) is { } words ? string.Format(CultureInfo.InvariantCulture, words, values) : rule;

    /// <summary>What a letter says, in Vietnamese whoever runs the machine, with what it needs put in place of {0}.</summary>
    public static string Notice(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, _notices.GetString(key, _vietnamese)!, values);

    private static ResourceManager Of(string name) =>
        new($"OneStop.Application.Resources.{name}", typeof(Texts).Assembly);
}

using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace OneStop.Web.Words;

/// <summary>What stands on the pages: resource files, Vietnamese first; the public pages in English too.</summary>
internal static partial class Text
{
    private static readonly ResourceManager _pages = new("OneStop.Web.Resources.Pages", typeof(Text).Assembly);

    /// <summary>A text of the pages in the reader's language.</summary>
    /// <param name="values">Already in words: numbers and dates are written by <see cref="Written"/>.</param>
    /// <returns>The key itself where there is no text: ugly, and seen by a test.</returns>
    public static string Say(string key, params ReadOnlySpan<object?> values)
    {
        var text = _pages.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return values.Length == 0 ? text : string.Format(Written.Vietnamese, text, values);
    }

    /// <summary>A text for a code that data bring along.</summary>
    /// <returns>Or <paramref name="otherwise"/> where nobody wrote one.</returns>
    public static string SayCode(string prefix, string? code, string otherwise = "") =>
        code is null ? otherwise : _pages.GetString($"{prefix}.{code}", CultureInfo.CurrentUICulture) ?? otherwise;

    /// <summary>Names a field before the sentence about it: <c>parties[1].name</c> is "Người 2, họ và tên: ".</summary>
    /// <returns>Nothing where nobody named the field: then its fault has to speak for itself.</returns>
    public static string SayField(string field)
    {
        var row = Row().Match(field);
        var name = SayCode("field", Row().Replace(field, ""));
        return name.Length == 0 ? "" : string.Format(Written.Vietnamese, name, row.Success ? int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) + 1 : 0) + ": ";
    }

    [GeneratedRegex(@"\[(\d{1,4})\]")]
    private static partial Regex Row();

    /// <summary>True for English: its dates and amounts are written differently.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}

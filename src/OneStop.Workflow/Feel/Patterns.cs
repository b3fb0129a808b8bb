using System.Text;
using System.Text.RegularExpressions;

namespace OneStop.Workflow.Feel;

/// <summary>Regular expressions that never go back: the time of a match grows with the text alone. What such an engine cannot do gives null.</summary>
internal static class Patterns
{
    /// <summary>Before these a backslash in a text stands for itself, so that a pattern can be written as anywhere.</summary>
    internal const string Escapable = "dDwWsSpPbBic.$()[]{}*+?|^-";

    internal static Regex? Of(Value pattern, Value flags)
    {
        if (pattern is not Value.Code { Text: var text } || flags is not (Value.Code or Value.Nothing))
            return null;

        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        foreach (var flag in (flags as Value.Code)?.Text ?? "")
        {
            if (flag is not ('s' or 'm' or 'i' or 'x'))
                return null;

            options |= flag switch { 's' => RegexOptions.Singleline, 'm' => RegexOptions.Multiline, 'i' => RegexOptions.IgnoreCase, _ => RegexOptions.None };
            if (flag == 'x')
                text = WithoutBlanks(text);
        }

        try
        {
            return new Regex(text, options);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Flag x of XPath: blanks outside character classes are not part of the pattern; unlike in .NET there are no comments.</summary>
    private static string WithoutBlanks(string pattern)
    {
        var (kept, depth) = (new StringBuilder(pattern.Length), 0);
        for (var at = 0; at < pattern.Length; at++)
        {
            var sign = pattern[at];
            if (depth == 0 && sign is (' ' or '\t' or '\r' or '\n'))
                continue;

            kept.Append(sign);
            depth += sign == '[' ? 1 : sign == ']' && depth > 0 ? -1 : 0;
            if (sign == '\\' && at + 1 < pattern.Length)
                kept.Append(pattern[++at]);
        }

        return kept.ToString();
    }

    internal static Value Replace(Value input, Value pattern, Value replacement, Value flags)
    {
        if (input is not Value.Code { Text: var text } || replacement is not Value.Code { Text: var with } || Of(pattern, flags) is not { } regex || IsUnsound(with))
            return Value.Null;

        // A pattern that matches nothing at all would put the replacement between any two characters.
        return regex.IsMatch("") ? Value.Null : Value.Of(regex.Replace(text, match => Expand(match, with)));
    }

    /// <summary>A dollar without a number, or a backslash before anything but a dollar or backslash.</summary>
    private static bool IsUnsound(string replacement)
    {
        for (var at = 0; at < replacement.Length; at++)
        {
            var next = at + 1 < replacement.Length ? replacement[at + 1] : ' ';
            if (replacement[at] == '$' && !char.IsAsciiDigit(next))
                return true;
            if (replacement[at] == '\\' && next is not ('\\' or '$'))
                return true;

            at += replacement[at] == '\\' ? 1 : 0;
        }

        return false;
    }

    private static string Expand(Match match, string replacement)
    {
        var text = new StringBuilder();
        for (var at = 0; at < replacement.Length; at++)
        {
            if (replacement[at] == '$')
                text.Append(match.Groups[replacement[++at] - '0'].Value);
            else
                text.Append(replacement[at] == '\\' ? replacement[++at] : replacement[at]);
        }

        return text.ToString();
    }
}

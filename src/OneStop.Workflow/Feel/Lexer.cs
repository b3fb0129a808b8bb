using System.Globalization;
using System.Text;

namespace OneStop.Workflow.Feel;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

/// <param name="At">Offset of the first character.</param>
/// <param name="Text">The symbol or name; for a text what stands between the quotes, with escapes resolved.</param>
internal readonly record struct Lexeme(TokenKind Kind, int At, string Text, decimal Number = 0);

/// <summary>Cuts the text of an expression into words.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["..", "**", "->", "!=", "<=", ">=", "{", "}", ":", "@", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", "."];

    /// <exception cref="FeelSyntaxException">A character or text that FEEL does not know.</exception>
    internal static List<Lexeme> Cut(string text)
    {
        var lexemes = new List<Lexeme>();
        for (var at = 0; ;)
        {
            SkipBlanks(text, ref at);

            if (at == text.Length)
            {
                lexemes.Add(new Lexeme(TokenKind.End, at, "the end"));
                return lexemes;
            }

            lexemes.Add(Next(text, ref at));
        }
    }

    /// <summary>Whether the text can stand for a variable, a user task or a message in an expression.</summary>
    internal static bool IsName(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !Parser.IsReserved(text);

    /// <summary>Comments count as blanks.</summary>
    private static void SkipBlanks(string text, ref int at)
    {
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF')
                at++;
            else if (string.CompareOrdinal(text, at, "//", 0, 2) == 0)
                at = text.IndexOf('\n', at) is var line and >= 0 ? line : text.Length;
            else if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0 && text.IndexOf("*/", at + 2, StringComparison.Ordinal) is var end and >= 0)
                at = end + 2;
            else
                return;
        }
    }

    private static Lexeme Next(string text, ref int at)
    {
        if (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (at == 0 || text[at - 1] != '.')))
            return Number(text, ref at);
        if (text[at] == '"')
            return Quoted(text, ref at);
        if (IsNameStart(text[at]))
            return Name(text, ref at);

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new Lexeme(TokenKind.Symbol, at - symbol.Length, symbol);
            }
        }

        throw new FeelSyntaxException(at, $"'{text[at]}' means nothing in FEEL, which writes =, !=, and, or, not( ).", Vietnamese.Say("no-meaning", text[at]));
    }

    private static Lexeme Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;

        // "1..5" is a range, "1.5" a number.
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }

        SkipExponent(text, ref at);
        if (!decimal.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            throw new FeelSyntaxException(start, "The number is too large.", Vietnamese.Say("too-large"));

        return new Lexeme(TokenKind.Number, start, text[start..at], number);
    }

    private static void SkipExponent(string text, ref int at)
    {
        var digits = at + 1 < text.Length && text[at] is 'e' or 'E' ? text[at + 1] is '+' or '-' ? at + 2 : at + 1 : text.Length;
        if (digits >= text.Length || !char.IsAsciiDigit(text[digits]))
            return;

        for (at = digits; at < text.Length && char.IsAsciiDigit(text[at]);)
            at++;
    }

    private static bool IsNameStart(char one) => char.IsLetter(one) || one == '_' || char.IsSurrogate(one);

    private static Lexeme Name(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (IsNameStart(text[at]) || char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark))
            at++;

        return new Lexeme(TokenKind.Name, start, text[start..at]);
    }

    private static Lexeme Quoted(string text, ref int at)
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != '"')
            _ = text[at] == '\\' ? value.Append(Escape(text, ref at)) : value.Append(text[at++]);

        if (at == text.Length)
            throw new FeelSyntaxException(start, "The text has no closing quotation mark.", Vietnamese.Say("quotation"));

        at++;
        return new Lexeme(TokenKind.Text, start, value.ToString());
    }

    private static string Escape(string text, ref int at)
    {
        var start = at;
        var escaped = at + 1 < text.Length ? text[at + 1] : ' ';
        at += 2;
        switch (escaped)
        {
            case '"' or '\\' or '\'':
                return escaped.ToString();
            case 'n':
                return "\n";
            case 'r':
                return "\r";
            case 't':
                return "\t";
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return ((char)code).ToString();
            case 'U' when at + 6 <= text.Length && int.TryParse(text.AsSpan(at, 6), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var scalar) && Rune.IsValid(scalar):
                at += 6;
                return new Rune(scalar).ToString();
            case var one when Patterns.Escapable.Contains(one):
                return $"\\{one}";
            default:
                throw new FeelSyntaxException(start, "The backslash is followed by none of \" \\ n r t u0000 U000000.", Vietnamese.Say("backslash"));
        }
    }
}

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
    private static readonly string[] Symbols = ["..", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", "."];

    /// <exception cref="FeelSyntaxException">A character or text that FEEL does not know.</exception>
    internal static List<Lexeme> Cut(string text)
    {
        var lexemes = new List<Lexeme>();
        for (var at = 0; ;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;

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

    private static Lexeme Next(string text, ref int at)
    {
        if (char.IsAsciiDigit(text[at]))
            return Number(text, ref at);
        if (text[at] == '"')
            return Quoted(text, ref at);
        if (char.IsLetter(text[at]) || text[at] == '_')
            return Name(text, ref at);

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new Lexeme(TokenKind.Symbol, at - symbol.Length, symbol);
            }
        }

        throw new FeelSyntaxException(at, $"'{text[at]}' means nothing in FEEL, which writes =, !=, and, or, not( ).");
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

        if (!decimal.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw new FeelSyntaxException(start, "The number is too large.");

        return new Lexeme(TokenKind.Number, start, text[start..at], number);
    }

    private static Lexeme Name(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
            at++;

        return new Lexeme(TokenKind.Name, start, text[start..at]);
    }

    private static Lexeme Quoted(string text, ref int at)
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != '"')
            value.Append(text[at] == '\\' ? Escape(text, ref at) : text[at++]);

        if (at == text.Length)
            throw new FeelSyntaxException(start, "The text has no closing quotation mark.");

        at++;
        return new Lexeme(TokenKind.Text, start, value.ToString());
    }

    private static char Escape(string text, ref int at)
    {
        var start = at;
        var escaped = at + 1 < text.Length ? text[at + 1] : ' ';
        at += 2;
        switch (escaped)
        {
            case '"' or '\\' or '\'':
                return escaped;
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            default:
                throw new FeelSyntaxException(start, "The backslash is followed by none of \" \\ n r t u0000.");
        }
    }
}

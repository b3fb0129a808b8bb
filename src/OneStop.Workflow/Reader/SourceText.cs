using System.Text;
using System.Text.RegularExpressions;

namespace OneStop.Workflow.Reader;

/// <summary>A file as characters, with the way back from line and column to a character.</summary>
internal sealed partial class SourceText
{
    private readonly List<int> _lineStarts = [0];

    private SourceText(string text)
    {
        Text = text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
                _lineStarts.Add(at + 1);
        }
    }

    internal string Text { get; }

    /// <summary>Decodes strictly: a byte that its encoding does not know is a fault, never a question mark.</summary>
    internal static SourceText? Decode(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        var (name, skip) = EncodingOf(bytes);
        if (Find(name) is not { } encoding)
        {
            faults.Add(1, 1, "bpmn.encoding", $"The encoding '{name}' is not known here; save the file as UTF-8.");
            return null;
        }

        try
        {
            return new SourceText(encoding.GetString(bytes[skip..]));
        }
        catch (DecoderFallbackException broken)
        {
            var line = bytes[..Math.Clamp(skip + broken.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            faults.Add(line, 1, "bpmn.encoding", $"The file says that it is {name}, but line {line} holds bytes that are not; save it as UTF-8.");
            return null;
        }
    }

    internal int OffsetOf(int line, int column) => Math.Min(_lineStarts[Math.Min(line, _lineStarts.Count) - 1] + column - 1, Text.Length);

    internal (int Line, int Column) PositionOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    private static (string Name, int Skip) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ("utf-8", 3),
        [0xFF, 0xFE, 0, 0, ..] => ("utf-32", 4),
        [0, 0, 0xFE, 0xFF, ..] => ("utf-32BE", 4),
        [0xFF, 0xFE, ..] => ("utf-16", 2),
        [0xFE, 0xFF, ..] => ("utf-16BE", 2),
        [(byte)'<', 0, ..] => ("utf-16", 0),
        [0, (byte)'<', ..] => ("utf-16BE", 0),
        _ => (Declared(bytes), 0),
    };

    private static string Declared(ReadOnlySpan<byte> bytes)
    {
        var declaration = Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(200, bytes.Length)]));
        var name = declaration.Success ? declaration.Groups[1].Value : "utf-8";

        // Written so by programs that save a UTF-16 string as UTF-8: these bytes are no UTF-16, or the first test had seen it.
        return name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : name;
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}

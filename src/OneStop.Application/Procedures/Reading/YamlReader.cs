using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OneStop.Application.Procedures.Reading;

/// <summary>Reads a plain subset of YAML: one document of maps, lists and text; no anchors, aliases or tags, so that its size bounds the work.</summary>
internal sealed class YamlReader
{
    internal const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxDepth = 20;

    private readonly Parser _parser;
    private readonly Findings _findings;
    private int _depth;

    private YamlReader(string text, Findings findings) => (_parser, _findings) = (new Parser(new StringReader(text)), findings);

    /// <returns>The root; null when a fault stopped the reading.</returns>
    internal static YamlNode? Read(ReadOnlyMemory<byte> bytes, Findings findings)
    {
        if (Decode(bytes.Span, findings) is not { } text)
            return null;

        var reader = new YamlReader(text, findings);
        try
        {
            return reader.Document();
        }
        catch (YamlException broken)
        {
            findings.Error(PlaceOf(broken.Start), "yaml.syntax", $"This is not well-formed YAML: {broken.Message}");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up so on a flow collection that is not closed.
            var last = reader._parser.Current?.End ?? Mark.Empty;
            findings.Error(PlaceOf(last), "yaml.syntax", "This is not well-formed YAML: a bracket or a brace opened before is not closed.");
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, Findings findings)
    {
        if (bytes.Length > MaxBytes)
        {
            findings.Error(Place.Start, "yaml.too-large", $"The file has {bytes.Length} bytes, more than {MaxBytes}.");
            return null;
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.StartsWith(mark) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            findings.Error(Place.Start, "yaml.encoding", "The file is not UTF-8; save it as UTF-8.");
            return null;
        }
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out var end))
        {
            _findings.Error(PlaceOf(end.Start), "yaml.empty", "The file says nothing.");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            _findings.Error(PlaceOf(second.Start), "yaml.several-documents", "Only one document can stand in a file; take the second '---' out.");

        return root;
    }

    private YamlNode Node()
    {
        if (++_depth > MaxDepth)
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, $"it nests deeper than {MaxDepth}.");

        var node = Next();
        _depth--;
        return node;
    }

    private YamlNode Next()
    {
        if (_parser.Current is NodeEvent plain && (!plain.Anchor.IsEmpty || !plain.Tag.IsEmpty))
            _findings.Error(PlaceOf(plain.Start), "yaml.subset", "Anchors (&) and tags (!) are not read here; write the value out.");

        if (_parser.TryConsume<Scalar>(out var scalar))
            return new YamlText(scalar.Value, scalar.Style != ScalarStyle.Plain, PlaceOf(scalar.Start));
        if (_parser.TryConsume<SequenceStart>(out var list))
            return new YamlList(Items(), PlaceOf(list.Start));
        if (_parser.TryConsume<MappingStart>(out var map))
            return new YamlMap(Entries(), PlaceOf(map.Start));

        var alias = _parser.Consume<AnchorAlias>();
        _findings.Error(PlaceOf(alias.Start), "yaml.subset", "Aliases (*) are not read here; write the value out.");
        return new YamlText("", false, PlaceOf(alias.Start));
    }

    private List<YamlNode> Items()
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node());

        return items;
    }

    private List<YamlEntry> Entries()
    {
        var entries = new List<YamlEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var (key, value) = (Node(), Node());
            if (key is not YamlText text)
                _findings.Error(key.At, "yaml.key", "A key must be plain text.");
            else if (seen.TryAdd(text.Text, text.At))
                entries.Add(new YamlEntry(text, value));
            else
                _findings.Error(text.At, "yaml.duplicate-key", $"'{text.Text}' stands here a second time, first on line {seen[text.Text].Line}.", text.Text);
        }

        return entries;
    }

    private static Place PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}

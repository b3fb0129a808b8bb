using System.Text;

namespace OneStop.Workflow.Reader;

/// <param name="Namespace">Empty for an attribute without prefix.</param>
internal readonly record struct XmlAttribute(string Namespace, string Name, string Value);

/// <summary>An XML element with its place in the file. The place is that of its opening bracket, from 1.</summary>
internal sealed class Element(string ns, string name, int line, int column, Element? parent)
{
    private readonly StringBuilder _text = new();
    private List<Piece>? _pieces;

    internal string Namespace { get; } = ns;

    internal string Name { get; } = name;

    internal int Line { get; } = line;

    internal int Column { get; } = column;

    internal Element? Parent { get; } = parent;

    internal List<XmlAttribute> Attributes { get; } = [];

    internal List<Element> Children { get; } = [];

    internal bool IsBpmn => Namespace == Names.Bpmn;

    internal string? Id => this["id"];

    internal string Text => _text.ToString();

    /// <summary>The attribute without namespace; null: it is not there.</summary>
    internal string? this[string attribute]
    {
        get
        {
            foreach (var one in Attributes)
            {
                if (one.Namespace.Length == 0 && one.Name == attribute)
                    return one.Value;
            }

            return null;
        }
    }

    /// <summary>The text of an element of reference: <c>&lt;incoming&gt;ns:flow1&lt;/incoming&gt;</c> gives <c>flow1</c>.</summary>
    internal string Reference => Local(Text.Trim());

    /// <summary>A reference without its prefix.</summary>
    internal static string Local(string reference) => reference[(reference.LastIndexOf(':') + 1)..];

    internal IEnumerable<Element> Bpmn(string name) => Children.Where(child => child.IsBpmn && child.Name == name);

    /// <summary>The elements inside <c>extensionElements</c>.</summary>
    internal IEnumerable<Element> Extensions() => Bpmn("extensionElements").SelectMany(holder => holder.Children);

    internal IEnumerable<Element> OneStop(string name) => Extensions().Where(child => child.Namespace == Names.OneStop && child.Name == name);

    internal void AddText(string text, int line, int column, bool escaped)
    {
        (_pieces ??= []).Add(new Piece(_text.Length, line, column, escaped));
        _text.Append(text);
    }

    /// <summary>Where the character of <see cref="Text"/> stands in the file: an escape there is longer than here.</summary>
    internal (int Line, int Column) Locate(SourceText source, int offset)
    {
        if (_pieces?.FindLast(piece => piece.Start <= offset) is not { Line: > 0 } piece)
            return (Line, Column);

        var at = source.OffsetOf(piece.Line, piece.Column);
        for (var left = offset - piece.Start; left > 0 && at < source.Text.Length; left--)
            at += LengthAt(source.Text, at, piece.Escaped);

        return source.PositionOf(at);
    }

    private static int LengthAt(string text, int at, bool escaped)
    {
        if (escaped && text[at] == '&' && text.IndexOf(';', at) is var end && end > at)
            return end - at + 1;

        return text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
    }

    private readonly record struct Piece(int Start, int Line, int Column, bool Escaped);
}

using System.Xml;

namespace OneStop.Workflow.Reader;

/// <summary>XML into a tree of what matters here, in bounded work: no DTD, no entities of its own, nothing fetched.</summary>
internal sealed class ElementReader(SourceText source, FaultList faults)
{
    internal const int MaxBytes = 5 * 1024 * 1024;
    private const int MaxDepth = 100;
    private const int MaxElements = 200_000;

    private int _count;

    /// <summary>What the drawing shows: shapes and edges of any diagram.</summary>
    internal List<Element> Drawn { get; } = [];

    /// <summary>The root; null when a fault stopped the reading.</summary>
    internal Element? Read()
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var reader = XmlReader.Create(new StringReader(source.Text), settings);
        try
        {
            return Tree(reader, (IXmlLineInfo)reader);
        }
        catch (XmlException broken)
        {
            Refuse(broken);
            return null;
        }
    }

    private Element? Tree(XmlReader reader, IXmlLineInfo place)
    {
        Element? root = null;
        Element? here = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new Element(reader.NamespaceURI, reader.LocalName, place.LineNumber, place.LinePosition - 1, here);
                    if (IsTooLarge(reader.Depth, element))
                        return null;

                    var empty = reader.IsEmptyElement;
                    root ??= element;
                    ReadAttributes(reader, element);
                    Hang(element, here);
                    here = empty ? here : element;
                    break;
                case XmlNodeType.EndElement:
                    here = here?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    here?.AddText(reader.Value, place.LineNumber, place.LinePosition, reader.NodeType != XmlNodeType.CDATA);
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    private static void ReadAttributes(XmlReader reader, Element element)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                element.Attributes.Add(new XmlAttribute(reader.NamespaceURI, reader.LocalName, reader.Value));
        }

        reader.MoveToElement();
    }

    /// <summary>Keeps what is BPMN or inside <c>extensionElements</c>; of the drawing only the names of what it shows.</summary>
    private void Hang(Element element, Element? parent)
    {
        if (element.Namespace == Names.Diagram && element.Name is "BPMNShape" or "BPMNEdge")
            Drawn.Add(element);

        if (parent is not null && (element.IsBpmn || IsInExtension(parent)))
            parent.Children.Add(element);
    }

    private static bool IsInExtension(Element parent) => parent is { IsBpmn: true, Name: "extensionElements" } || !parent.IsBpmn;

    private bool IsTooLarge(int depth, Element element)
    {
        if (depth > MaxDepth)
            faults.Add(element, "bpmn.too-deep", $"Elements nest deeper than {MaxDepth}; this is no drawing of a process.");
        else if (++_count > MaxElements)
            faults.Add(element, "bpmn.too-large", $"The file has more than {MaxElements} elements; split the process.");
        else
            return false;

        return true;
    }

    private void Refuse(XmlException broken)
    {
        // The framework gives a forbidden document type no place.
        if (broken.LineNumber == 0 && source.Text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is var start and >= 0)
        {
            var (line, column) = source.PositionOf(start);
            faults.Add(line, column, "bpmn.dtd", "A document type is not read, for it can make a small file huge or fetch others; take the DOCTYPE out.");
        }
        else
        {
            faults.Add(Math.Max(1, broken.LineNumber), Math.Max(1, broken.LinePosition), "bpmn.not-well-formed", $"This is not well-formed XML: {broken.Message}");
        }
    }
}

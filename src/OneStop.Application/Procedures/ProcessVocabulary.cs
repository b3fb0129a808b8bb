using System.Xml;
using OneStop.Application.Procedures.Reading;

namespace OneStop.Application.Procedures;

/// <summary>
/// Everything in a process that is in the namespace <c>urn:onestop:bpmn:1</c> must be known, stand where it means something and have
/// its attributes: what is misspelt would be silently without effect. Mirrors <c>workflows/onestop-bpmn-1.xsd</c>.
/// </summary>
internal static class ProcessVocabulary
{
    internal const string Namespace = "urn:onestop:bpmn:1";
    private const string Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private static readonly string[] Activities =
        ["userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "subProcess", "callActivity"];

    private static readonly Dictionary<string, Word> Words = new(StringComparer.Ordinal)
    {
        ["step"] = new(["userTask"], ["office", "post", "limit", "status", "national"], ["phase", "grounds", "choices", "by", "closes"]),
        ["wait"] = new(["intermediateCatchEvent"], ["ground", "office", "post", "status", "national"], ["phase"]),
        ["conversation"] = new(["receiveTask"], ["kind", "office"], ["phase"]),
        ["effect"] = new(["sendTask", "serviceTask", "scriptTask", "businessRuleTask", "intermediateThrowEvent"], ["name"], []),
        ["result"] = new(["intermediateThrowEvent", "endEvent", "sendTask", "serviceTask", "userTask"], ["outcome"], []),
        ["workingTime"] = new(["startEvent", "boundaryEvent", "intermediateCatchEvent"], [], []),
        ["in"] = new(Activities, [], ["source", "target", "all"]),
        ["out"] = new(Activities, [], ["source", "target", "all"]),
        ["key"] = new(["message"], ["source"], []),
        ["variables"] = new(["process"], [], []),
        ["variable"] = new(["variables"], ["name", "type"], []),
        ["field"] = new(["message"], ["name", "type"], []),
    };

    /// <summary>Reads the whole file once more: the process model keeps nothing of what stands in the wrong place.</summary>
    internal static void Check(ReadOnlyMemory<byte> bytes, Findings findings)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };
        using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
        try
        {
            Walk(reader, findings);
        }
        catch (Exception broken) when (broken is XmlException or NotSupportedException or ArgumentException)
        {
            findings.Error(Place.Start, "workflow.process-encoding", $"The process cannot be searched for os: elements; save it as UTF-8. {broken.Message}");
        }
    }

    private static void Walk(XmlReader reader, Findings findings)
    {
        var owners = new Stack<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement)
                owners.Pop();
            if (reader.NodeType != XmlNodeType.Element)
                continue;

            if (reader.NamespaceURI == Namespace)
                CheckElement(reader, owners, findings);
            else
                RefuseAttributes(reader, findings);

            if (!reader.IsEmptyElement)
                owners.Push(Name(reader));
        }
    }

    /// <summary>The owner of an extension is what holds its <c>extensionElements</c>.</summary>
    private static string OwnerOf(Stack<string> owners) => owners.FirstOrDefault(owner => owner != "extensionElements") ?? "";

    private static string Name(XmlReader reader) => reader.NamespaceURI is Bpmn or Namespace ? reader.LocalName : "";

    private static void CheckElement(XmlReader reader, Stack<string> owners, Findings findings)
    {
        var (name, at, owner) = (reader.LocalName, PlaceOf(reader), OwnerOf(owners));
        if (!Words.TryGetValue(name, out var word))
        {
            findings.Error(at, "workflow.unknown-element", $"There is no os:{name}; there are {string.Join(", ", Words.Keys.Select(known => $"os:{known}"))}.", name);
            return;
        }

        if (!word.Owners.Contains(owner))
            findings.Error(at, "workflow.misplaced-element", $"os:{name} means nothing in '{owner}'; it belongs into {string.Join(", ", word.Owners)}.", name);

        var missing = word.Required.ToHashSet(StringComparer.Ordinal);
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
                continue;

            missing.Remove(reader.Name);
            if (!word.Required.Contains(reader.Name) && !word.Optional.Contains(reader.Name))
                findings.Error(PlaceOf(reader), "workflow.unknown-attribute", $"os:{name} has no '{reader.Name}'; there are {string.Join(", ", word.Required.Concat(word.Optional))}.", reader.Name);
            else if (reader.Value.Trim().Length == 0)
                findings.Error(PlaceOf(reader), "workflow.empty-attribute", $"'{reader.Name}' of os:{name} says nothing; give it a value or take it out.", reader.Name);
        }

        reader.MoveToElement();
        foreach (var attribute in missing)
            findings.Error(at, "workflow.missing-attribute", $"os:{name} has no '{attribute}'.", name);
    }

    private static void RefuseAttributes(XmlReader reader, Findings findings)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI == Namespace)
                findings.Error(PlaceOf(reader), "workflow.unknown-attribute", $"'{reader.Name}' stands on a BPMN element; write it into an os: element inside extensionElements.", reader.Name);
        }

        reader.MoveToElement();
    }

    /// <summary>XmlReader points behind the opening bracket of an element.</summary>
    private static Place PlaceOf(XmlReader reader)
    {
        var line = (IXmlLineInfo)reader;
        return new Place(line.LineNumber, reader.NodeType == XmlNodeType.Element ? line.LinePosition - 1 : line.LinePosition);
    }

    /// <param name="Owners">BPMN elements in whose extensions it may stand.</param>
    private sealed record Word(string[] Owners, string[] Required, string[] Optional);
}

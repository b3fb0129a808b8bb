using System.Xml.Linq;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>The deployed files of one scenario: definitions by id, and what the vendor's attributes say of a task.</summary>
internal sealed class CamundaFiles
{
    private static readonly XNamespace Vendor = "http://camunda.org/schema/1.0/bpmn";
    private static readonly XNamespace Older = "http://activiti.org/bpmn";

    internal Dictionary<string, ProcessDefinition> Definitions { get; } = [];

    /// <summary>By id of the process and of the node.</summary>
    internal Dictionary<(string Process, string Node), XElement> Elements { get; } = [];

    internal static CamundaFiles Read(IEnumerable<string> paths)
    {
        var files = new CamundaFiles();
        foreach (var path in paths)
            files.Add(path);

        return files;
    }

    /// <summary>An attribute of the vendor, or null.</summary>
    internal static string? Of(XElement element, string name) => (element.Attribute(Vendor + name) ?? element.Attribute(Older + name))?.Value;

    private void Add(string path)
    {
        var file = XDocument.Load(path);
        foreach (var process in file.Descendants(Translation.Bpmn + "process"))
        {
            foreach (var element in process.Descendants().Where(element => element.Name.Namespace == Translation.Bpmn && element.Attribute("id") is not null))
                Elements[(process.Attribute("id")!.Value, element.Attribute("id")!.Value)] = element;
        }

        var prepared = new XDocument(file);
        Translation.Expressions(prepared);
        foreach (var element in prepared.Descendants().Where(element => element.Name.Namespace == Translation.Bpmn).ToList())
            Translate(element);

        foreach (var id in prepared.Descendants(Translation.Bpmn + "process").Select(process => process.Attribute("id")!.Value))
        {
            var read = BpmnReader.ReadOpen(Translation.Bytes(prepared), path, id);
            Definitions[id] = read.Definition ?? throw new InvalidOperationException(string.Join(' ', read.Faults.Where(fault => fault.Weight == FaultWeight.Error).Select(fault => fault.Sentence)));
        }
    }

    private static void Translate(XElement element)
    {
        if (element.Name.LocalName == "multiInstanceLoopCharacteristics" && Of(element, "collection") is { } collection)
        {
            element.AddFirst(new XElement(Translation.Bpmn + "loopDataInputRef", Translation.Feel(collection)));
            if (Of(element, "elementVariable") is { } item)
                element.Elements().First().AddAfterSelf(new XElement(Translation.Bpmn + "inputDataItem", new XAttribute("id", item), new XAttribute("name", item)));
        }

        if (element.Name.LocalName != "callActivity" || element.Element(Translation.Bpmn + "extensionElements") is not { } extensions)
            return;

        foreach (var mapping in extensions.Elements().Where(child => child.Name.LocalName is "in" or "out").ToList())
        {
            var translated = new XElement(Translation.Os + mapping.Name.LocalName);
            if (mapping.Attribute("variables")?.Value == "all")
                translated.SetAttributeValue("all", "true");
            translated.SetAttributeValue("source", mapping.Attribute("source")?.Value ?? (mapping.Attribute("sourceExpression") is { } expression ? Translation.Feel(expression.Value) : null));
            translated.SetAttributeValue("target", mapping.Attribute("target")?.Value);
            extensions.Add(translated);
        }
    }
}

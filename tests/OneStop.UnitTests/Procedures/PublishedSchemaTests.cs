using System.Xml.Linq;
using System.Xml.Schema;

namespace OneStop.UnitTests.Procedures;

/// <summary>The schema that authors get against what is shipped and what is refused.</summary>
public sealed class PublishedSchemaTests
{
    private static readonly XNamespace Ours = "urn:onestop:bpmn:1";
    private static readonly string Workflows = Path.Combine(AppContext.BaseDirectory, "workflows");

    [Test]
    public void Every_element_of_the_shipped_processes_is_valid()
    {
        var elements = Directory.EnumerateFiles(Workflows, "*.bpmn", SearchOption.AllDirectories).SelectMany(file => XDocument.Load(file).Descendants())
            .Where(element => element.Name.Namespace == Ours).ToList();

        elements.Count.ShouldBeGreaterThan(5);
        elements.SelectMany(Faults).ShouldBeEmpty();
    }

    [TestCase("""<os:step xmlns:os="urn:onestop:bpmn:1" office="desk" post="clerk" limit="1 d" status="received" national="2" />""", true)]
    [TestCase("""<os:step xmlns:os="urn:onestop:bpmn:1" office="desk" post="clerk" limit="1 d" status="received" national="2" form="a" />""", false)]
    [TestCase("""<os:step xmlns:os="urn:onestop:bpmn:1" office="desk" limit="1 d" status="received" national="2" />""", false)]
    [TestCase("""<os:step xmlns:os="urn:onestop:bpmn:1" office="desk" post="clerk" limit="1.5 d" status="received" national="2" />""", false)]
    [TestCase("""<os:step xmlns:os="urn:onestop:bpmn:1" office="desk" post="clerk" limit="1 d" status="received" national="11" />""", false)]
    [TestCase("""<os:wait xmlns:os="urn:onestop:bpmn:1" ground="posting" />""", false)]
    [TestCase("""<os:wait xmlns:os="urn:onestop:bpmn:1" ground="posting" office="commune" post="land-officer" phase="1" status="posting" national="4" />""", true)]
    [TestCase("""<os:step xmlns:os="urn:onestop:bpmn:1" office="desk" post="clerk" limit="1 d" status="received" national="2" closes="posting" />""", true)]
    [TestCase("""<os:variables xmlns:os="urn:onestop:bpmn:1"><os:variable name="area" type="number" /></os:variables>""", true)]
    [TestCase("""<os:variables xmlns:os="urn:onestop:bpmn:1"><os:variable name="heirs" type="list" /></os:variables>""", true)]
    [TestCase("""<os:workingTime xmlns:os="urn:onestop:bpmn:1" />""", true)]
    [TestCase("""<os:in xmlns:os="urn:onestop:bpmn:1" source="area &gt; 100" target="isLarge" />""", true)]
    [TestCase("""<os:in xmlns:os="urn:onestop:bpmn:1" source="area" target="Is Large" />""", false)]
    [TestCase("""<os:key xmlns:os="urn:onestop:bpmn:1" />""", false)]
    public void It_refuses_what_the_reader_refuses(string element, bool valid) => (Faults(XElement.Parse(element)).Count == 0).ShouldBe(valid);

    private static List<string> Faults(XElement element)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(Ours.NamespaceName, Path.Combine(Workflows, "onestop-bpmn-1.xsd"));
        var faults = new List<string>();
        new XDocument(new XElement(element)).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }
}

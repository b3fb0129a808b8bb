using System.Text;
using OneStop.Application.Procedures;
using OneStop.Workflow.Reader;

namespace OneStop.UnitTests.Procedures;

/// <summary>The smallest jurisdiction without faults: two communes, one procedure with two phases, a choice and the tax conversation.</summary>
internal static class MinimalJurisdiction
{
    internal const string Organisation = "organisation.yaml";
    internal const string Rules = "procedures/sale/procedure.yaml";
    internal const string Process = "procedures/sale/process.bpmn";
    internal const string Form = "procedures/sale/form.schema.json";
    internal const string Scenarios = "procedures/sale/scenarios.yaml";

    private static readonly Dictionary<string, string> Files = new()
    {
        [Organisation] = """
            jurisdiction: mini
            kinds:
              desk:
                roles: [desk, return-desk]
                posts: [{ key: clerk, name: A, nameEn: A }]
              land:
                roles: [land-office]
                posts: [{ key: examiner, name: B, nameEn: B }, { key: leader, name: C, nameEn: C, leads: true }]
              tax:
                roles: [tax-office]
                posts: [{ key: officer, name: D, nameEn: D }]
            communes:
              - { code: "00123", name: One, former: [old one, old two] }
              - { code: "00456", name: Two, former: [old three] }
            offices:
              - { code: desk-one, kind: desk, identifier: X1.1, name: E, nameEn: E, serves: ["00123"], from: 2026-01-01 }
              - { code: desk-two, kind: desk, identifier: X1.2, name: F, nameEn: F, serves: ["00456"], from: 2026-01-01 }
              - { code: land-all, kind: land, name: G, nameEn: G, serves: ["00123", "00456"], from: 2026-01-01 }
              - { code: tax-all, kind: tax, parent: land-all, name: H, nameEn: H, serves: ["00123", "00456"], from: 2026-01-01 }
            """,
        ["calendar.yaml"] = """
            calendar: mini
            zone: Asia/Ho_Chi_Minh
            covers: { from: 2026-01-01, to: 2026-12-31 }
            hours:
              - from: 2026-01-01
                weekly:
                  mon-fri: ["07:30-11:30", "13:30-17:00"]
            """,
        [Rules] = """
            procedure: sale
            names: { vi: I, plain: J, en: K }
            codes: [{ code: "1.000001", from: 2026-01-01, to: 2026-06-30 }, { code: "1.000002", from: 2026-07-01 }]
            legal: []
            phases:
              - { no: 1, limit: 5 wd, ends: [slipSent, refused], appointment: 1 }
              - { no: 2, limit: 3 wd, starts: [taxCompleted], ends: [granted], appointment: 2 }
            bonus: { when: difficult-commune, phase: 1, step: examine, amount: 6 wd }
            supplement: { mode: resume, asks: 1 }
            grounds:
              supplement: { clock: stops, holder: citizen, limit: 30 d }
              tax-determination: { clock: stops, holder: tax, limit: 5 wd }
              payment: { clock: stops, holder: citizen, limit: notice }
            papers:
              - { id: form, name: L, as: original, count: 1, required: true }
              - { id: authority, name: M, as: copy, count: 1, requiredWhen: represented }
            outcomes: { certificate: positive, returned: negative }
            fees: []
            """,
        [Process] = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:os="urn:onestop:bpmn:1" targetNamespace="urn:x">
              <message id="taxMessage" name="tax-completed" />
              <process id="sale" isExecutable="true">
                <startEvent id="received" />
                <userTask id="examine" name="Examine"><extensionElements>
                  <os:step office="land-office" post="examiner" phase="1" limit="5 wd" status="examining" national="4" grounds="supplement" choices="yes noSlip no" />
                </extensionElements></userTask>
                <exclusiveGateway id="examined" />
                <sendTask id="slipSent"><extensionElements><os:effect name="send-slip" /></extensionElements></sendTask>
                <receiveTask id="taxCompleted" messageRef="taxMessage"><extensionElements><os:conversation kind="tax" office="tax-office" /></extensionElements></receiveTask>
                <userTask id="update" name="Update"><extensionElements>
                  <os:step office="land-office" post="examiner" phase="2" limit="3 wd" status="updating" national="4" />
                </extensionElements></userTask>
                <intermediateThrowEvent id="granted"><extensionElements><os:result outcome="certificate" /></extensionElements></intermediateThrowEvent>
                <intermediateThrowEvent id="refused"><extensionElements><os:result outcome="returned" /></extensionElements></intermediateThrowEvent>
                <userTask id="handOut" name="Hand out"><extensionElements>
                  <os:step office="return-desk" post="clerk" limit="3 d" status="result-ready" national="9" by="return-result" />
                </extensionElements></userTask>
                <endEvent id="closed" />
                <sequenceFlow id="f1" sourceRef="received" targetRef="examine" />
                <sequenceFlow id="f2" sourceRef="examine" targetRef="examined" />
                <sequenceFlow id="f3" name="Fits" sourceRef="examined" targetRef="slipSent"><conditionExpression>examine.choice = "yes"</conditionExpression></sequenceFlow>
                <sequenceFlow id="f4" sourceRef="examined" targetRef="update"><conditionExpression>examine.choice = "noSlip"</conditionExpression></sequenceFlow>
                <sequenceFlow id="f5" sourceRef="examined" targetRef="refused"><conditionExpression>examine.choice = "no"</conditionExpression></sequenceFlow>
                <sequenceFlow id="f6" sourceRef="slipSent" targetRef="taxCompleted" />
                <sequenceFlow id="f7" sourceRef="taxCompleted" targetRef="update" />
                <sequenceFlow id="f8" sourceRef="update" targetRef="granted" />
                <sequenceFlow id="f9" sourceRef="granted" targetRef="handOut" />
                <sequenceFlow id="f10" sourceRef="refused" targetRef="handOut" />
                <sequenceFlow id="f11" sourceRef="handOut" targetRef="closed" />
              </process>
            </definitions>
            """,
        [Form] = """
            { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:x:form", "type": "object", "additionalProperties": false,
              "properties": { "price": { "type": "integer" } } }
            """,
        [Scenarios] = """
            scenarios:
              - name: Clean
                given: { received: 2026-11-05T09:00, office: desk-one, commune: "00123" }
                steps:
                  - at: 2026-11-06T09:00
                    as: land-all/examiner
                    do: complete
                    with: { choice: yes }
                    then: { holder: tax, office: tax-all, status: tax-determining, national: 4, step: taxCompleted, phase2Due: "", open: [taxCompleted#await-tax] }
            """,
    };

    internal static JurisdictionReading Read() => Read(Files);

    internal static Dictionary<string, ReadOnlyMemory<byte>> Bytes() => Bytes(Files);

    /// <summary>Reads it with one text of one file changed; the text must be there.</summary>
    internal static JurisdictionReading ReadWith(string path, string old, string changed)
    {
        Files[path].ShouldContain(old);
        return Read(new Dictionary<string, string>(Files) { [path] = Files[path].Replace(old, changed) });
    }

    internal static JurisdictionReading ReadWithout(string path) => Read(Files.Where(file => file.Key != path).ToDictionary());

    internal static JurisdictionReading ReadAlso(string path, byte[] bytes) =>
        JurisdictionReader.Read(new JurisdictionFiles("mini", new Dictionary<string, ReadOnlyMemory<byte>>(Bytes(Files)) { [path] = bytes }));

    /// <summary>The faults but the one that every reading here has: the process is not drawn.</summary>
    internal static IReadOnlyList<Fault> Said(this JurisdictionReading reading) =>
        [.. reading.Faults.Where(fault => fault.Rule != "bpmn.no-diagram")];

    /// <summary>The line on which a text first stands in a changed file, from 1.</summary>
    internal static int LineOf(string path, string old, string changed, string text)
    {
        var file = Files[path].Replace(old, changed);
        file.ShouldContain(text);
        return file[..file.IndexOf(text, StringComparison.Ordinal)].Count(one => one == '\n') + 1;
    }

    private static JurisdictionReading Read(Dictionary<string, string> files) => JurisdictionReader.Read(new JurisdictionFiles("mini", Bytes(files)));

    private static Dictionary<string, ReadOnlyMemory<byte>> Bytes(Dictionary<string, string> files) =>
        files.ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Value));
}

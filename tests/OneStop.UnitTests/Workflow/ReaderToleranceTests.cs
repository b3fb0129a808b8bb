using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>What tools write beyond the course of things is carried or passed over.</summary>
public sealed class ReaderToleranceTests
{
    private const string ByATool = """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:os="urn:onestop:bpmn:1"
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" exporter="Some Modeler">
          <bpmn:import namespace="urn:x" location="x.xsd" importType="http://www.w3.org/2001/XMLSchema"/>
          <bpmn:collaboration id="pools">
            <bpmn:participant id="us" name="Một cửa (xã)" processRef="route"/>
            <bpmn:participant id="them" processRef="theirs"/>
            <bpmn:messageFlow id="mf" sourceRef="us" targetRef="them"/>
          </bpmn:collaboration>
          <bpmn:process id="theirs" isExecutable="false"><bpmn:task id="Whatever 1"/></bpmn:process>
          <bpmn:process id="route" name="Tuyến" isExecutable="true" camunda:historyTimeToLive="30">
            <bpmn:documentation>Tài liệu</bpmn:documentation>
            <bpmn:extensionElements><os:phase no="1"/></bpmn:extensionElements>
            <bpmn:laneSet id="lanes"><bpmn:lane id="lane"><bpmn:flowNodeRef>start</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
            <bpmn:dataObject id="data"/>
            <bpmn:dataObjectReference id="ref" dataObjectRef="data"/>
            <bpmn:startEvent id="start"><bpmn:outgoing>bpmn:flow</bpmn:outgoing></bpmn:startEvent>
            <bpmn:userTask id="examine" name="Thẩm định" camunda:assignee="x">
              <bpmn:extensionElements>
                <os:step office="land-office" limit="4.5 wd" camunda:x="y"><os:note>Lưu ý</os:note></os:step>
                <camunda:properties><camunda:property name="a" value="b"/></camunda:properties>
              </bpmn:extensionElements>
              <bpmn:property id="prop"/>
              <bpmn:dataInputAssociation id="assoc"><bpmn:sourceRef>ref</bpmn:sourceRef><bpmn:targetRef>prop</bpmn:targetRef></bpmn:dataInputAssociation>
              <bpmn:potentialOwner/>
            </bpmn:userTask>
            <camunda:odd/>
            <bpmn:endEvent id="done"/>
            <bpmn:sequenceFlow id="flow" name="(đi)" sourceRef="start" targetRef="bpmn:examine"/>
            <bpmn:sequenceFlow sourceRef="examine" targetRef="done"/>
            <bpmn:sequenceFlow sourceRef="examine" targetRef="done"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="https://www.omg.org/spec/DMN/20191111/FEEL/">examine.choice = "x"</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:textAnnotation id="note"><bpmn:text>?</bpmn:text></bpmn:textAnnotation>
            <bpmn:association id="line" sourceRef="examine" targetRef="note"/>
            <bpmn:group id="group"/>
          </bpmn:process>
          <bpmndi:BPMNDiagram id="d1"><bpmndi:BPMNPlane bpmnElement="pools">
            <bpmndi:BPMNShape bpmnElement="start"><dc:Bounds x="0" y="0" width="1" height="1"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape bpmnElement="bpmn:examine"/>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
          <bpmndi:BPMNDiagram id="d2"><bpmndi:BPMNPlane><bpmndi:BPMNShape bpmnElement="done"/><bpmndi:BPMNEdge bpmnElement="flow"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </bpmn:definitions>
        """;

    [Test]
    public void A_file_as_tools_write_it_is_read_without_a_word()
    {
        var result = A.Read(ByATool);

        result.Faults.ShouldBeEmpty();
        result.Definition!.HasDiagram.ShouldBeTrue();
        (result.Definition.Id, result.Definition.Name).ShouldBe(("route", "Tuyến"));
        result.Definition.Nodes.Select(node => (node.Id, node.Kind)).ShouldBe([("start", NodeKind.Start), ("examine", NodeKind.UserTask), ("done", NodeKind.End)]);
    }

    [Test]
    public void Flows_without_an_id_get_one_that_depends_on_the_drawing_alone()
    {
        var definition = A.Read(ByATool).Definition!;

        definition.Flows.Select(flow => flow.Id).ShouldBe(["flow", "examine_to_done", "examine_to_done_2"]);
        definition["examine"].Outgoing.ShouldBe(["examine_to_done", "examine_to_done_2"]);
        definition["done"].Incoming.ShouldBe(["examine_to_done", "examine_to_done_2"]);
    }

    [Test]
    public void Extension_elements_are_carried_with_place_and_children()
    {
        var definition = A.Read(ByATool).Definition!;
        var step = definition["examine"].Extensions[0];

        (step.Namespace, step.Name, step.Line).ShouldBe(("urn:onestop:bpmn:1", "step", 20));
        step.Attributes.ShouldBe(new Dictionary<string, string> { ["office"] = "land-office", ["limit"] = "4.5 wd", ["{http://camunda.org/schema/1.0/bpmn}x"] = "y" });
        step.Children.ShouldHaveSingleItem().Text.ShouldBe("Lưu ý");
        definition["examine"].Extensions[1].Children[0].Attributes["value"].ShouldBe("b");
        definition.Extensions.ShouldHaveSingleItem().Attributes["no"].ShouldBe("1");
    }

    [Test]
    public void The_hash_is_that_of_the_exact_bytes()
    {
        var definition = A.Read(ByATool).Definition!;

        definition.Hash.ShouldMatch("^[0-9a-f]{64}$");
        A.Read(ByATool).Definition!.Hash.ShouldBe(definition.Hash);
        A.Read(ByATool + "\n").Definition!.Hash.ShouldNotBe(definition.Hash);
    }

    [Test]
    public void Messages_and_their_fields_can_be_read_in_conditions()
    {
        var definition = Definition(
            Variables("area:number") + Start() + Wait("wait", "taxDone") + Task("examine") + End() + Path("start > wait") + Flow("wait", "examine", "taxDone.amount &gt; area") + Path("wait > done") + Path("examine > done"),
            Message("taxDone", "amount:number"));

        definition["wait"].Message.ShouldBe("taxDone");
        definition.Messages["taxDone"].Fields.ShouldBe(new Dictionary<string, VariableKind> { ["amount"] = VariableKind.Number });
        definition.Variables.Keys.ShouldBe(["area"]);
        definition.Paths.Keys.ShouldBe(["area", "examine.choice", "taxDone.amount"], ignoreOrder: true);
    }

    [Test]
    public void Of_two_messages_of_one_name_the_fields_count()
    {
        var definition = Definition(Start() + Wait("wait", "a") + End() + Path("start > wait > done"), "<message id=\"a\" name=\"news\"/>" + Message("news", "x:bool"));

        definition.Messages["news"].Fields.Keys.ShouldBe(["x"]);
    }

    [Test]
    public void A_message_without_fields_may_have_any_name() =>
        Definition(Start() + Wait("wait", "tax-completed") + End() + Path("start > wait > done"), Message("tax-completed"))["wait"].Message.ShouldBe("tax-completed");

    [Test]
    public void A_file_without_drawing_runs_with_a_warning()
    {
        var result = A.Read(File(Start() + End() + Path("start > done")));

        result.Definition!.HasDiagram.ShouldBeFalse();
        result.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.Rule.ShouldBe("bpmn.no-diagram"), fault => fault.Weight.ShouldBe(FaultWeight.Warning));
    }

    [Test]
    public void A_drawing_of_something_else_and_one_that_lacks_a_node_are_told()
    {
        const string Drawing = """<di:BPMNDiagram><di:BPMNPlane><di:BPMNShape bpmnElement="start"/><di:BPMNShape id="s1" bpmnElement="gone"/></di:BPMNPlane></di:BPMNDiagram></definitions>""";
        var result = A.Read(File(Start() + End() + Path("start > done")).Replace("</definitions>", Drawing));

        result.Definition!.HasDiagram.ShouldBeTrue();
        result.Faults.Select(fault => (fault.Rule, fault.ElementId, fault.Weight)).ShouldBe(
            [("bpmn.not-drawn", "done", FaultWeight.Warning), ("bpmn.lost-reference", "s1", FaultWeight.Warning)]);
    }

    [Test]
    public void A_single_process_runs_without_being_called_executable_with_a_warning()
    {
        var result = A.Read(File(Start() + End() + Path("start > done")).Replace("isExecutable=\"true\"", ""));

        result.Definition.ShouldNotBeNull();
        result.Faults.Select(fault => fault.Rule).ShouldBe(["bpmn.no-diagram", "bpmn.not-executable"]);
    }
}

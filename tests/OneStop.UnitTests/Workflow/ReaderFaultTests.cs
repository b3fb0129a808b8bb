using System.Text;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>One smallest file for each rule; the faults are all that the file has, apart from the missing drawing.</summary>
public sealed class ReaderFaultTests
{
    private const string NoMore = "bpmn.no-diagram";

    private static readonly TestCaseData[] Structure =
    [
        Case("bpmn.no-start", Task("a") + End("b") + Path("a > b")),
        Case("bpmn.several-starts", Start() + Start("second") + End() + Path("start > done") + Path("second > done")),
        Case("bpmn.start-incoming", Start() + Task("a", "x") + End() + Path("start > a > start") + Flow("a", "done", null, "x")),
        Case("bpmn.end-outgoing", Start() + End() + Task("a") + Path("start > done > a > done")),
        Case("bpmn.unreachable", Start() + Task("lost") + End() + Path("start > done") + Path("lost > done")),
        Case("bpmn.gateway-no-outgoing", Start() + Choice("which") + Path("start > which")),
        Case("bpmn.gateway-no-outgoing", Start() + Parallel("fork") + Path("start > fork")),
        Case("bpmn.condition-missing", Start() + Choice("which", "x") + End() + Path("start > which > done") + Flow("which", "done", null, "x")),
        Case("bpmn.condition-on-event", Start() + End() + Flow("start", "done", "true")),
        Case("bpmn.unknown-source", Start() + End() + Path("start > done") + Path("nowhere > done")),
        Case("bpmn.unknown-target", Start() + End() + Path("start > done") + Path("start > nowhere")),
        Case("bpmn.unknown-target", Start() + End() + Path("start > done") + """<sequenceFlow sourceRef="start"/>"""),
        Case("bpmn.unknown-default", Start() + Task("a", "lost") + End() + Path("start > a > done")),
        Case("bpmn.duplicate-id", Start() + End() + Path("start > done") + """<textAnnotation id="done"/>"""),
        Case("bpmn.id-missing", Start() + End() + "<userTask name='Ký'/>" + Path("start > done")),
        Case("bpmn.id-form", Start("Event_0x1-a") + End() + Path("Event_0x1-a > done")),
        Case("bpmn.id-form", Start() + Task("in") + End() + Path("start > in > done")),
        Case("bpmn.id-form", Start() + End() + Flow("start", "done", null, "a/b")),
        Case("bpmn.no-default", Start() + Choice("which") + End() + Path("start > which") + Flow("which", "done", "1 = 1"), FaultWeight.Warning),
        Case("bpmn.no-default", Start() + Task("a") + End() + Path("start > a") + Flow("a", "done", "a.choice = \"x\""), FaultWeight.Warning),
        Case("bpmn.dead-end", Start() + Task("a") + Path("start > a"), FaultWeight.Warning),
        Case("bpmn.condition-ignored", Start() + Parallel("fork") + End() + Path("start > fork") + Flow("fork", "done", "true"), FaultWeight.Warning),
        Case("bpmn.condition-ignored", Start() + Choice("which", "x") + End() + Path("start > which") + Flow("which", "done", "true", "x"), FaultWeight.Warning),
        Case("bpmn.lost-reference", """<laneSet><lane name="Một cửa"><flowNodeRef>gone</flowNodeRef></lane></laneSet>""" + Start() + End() + Path("start > done"), FaultWeight.Warning),
    ];

    private static readonly TestCaseData[] Unsupported =
    [
        Stands("<task id=\"x\"/>"), Stands("<transaction id=\"x\"/>"), Stands("<adHocSubProcess id=\"x\"/>"), Stands("<complexGateway id=\"x\"/>"),
        Stands("<intermediateCatchEvent id=\"x\"/>"), Stands("<intermediateCatchEvent id=\"x\"><conditionalEventDefinition/></intermediateCatchEvent>"),
        Stands("<intermediateCatchEvent id=\"x\"><timerEventDefinition/><messageEventDefinition/></intermediateCatchEvent>", 2),
        Stands("<intermediateThrowEvent id=\"x\"><compensateEventDefinition/></intermediateThrowEvent>"),
        Stands("<userTask id=\"x\"><multiInstanceLoopCharacteristics behavior=\"One\"/></userTask>"),
        Stands("<userTask id=\"x\" isForCompensation=\"true\"/>"), Stands("<userTask id=\"x\" startQuantity=\"2\"/>"), Stands("<userTask id=\"x\" completionQuantity=\"2\"/>"),
        Stands("<receiveTask id=\"x\" instantiate=\"true\" messageRef=\"m\"/>"),
        Stands("<userTask id=\"x\"><dataInputAssociation><assignment/></dataInputAssociation></userTask>"),
        new TestCaseData(Start("y") + "<startEvent id=\"x\"><conditionalEventDefinition/></startEvent>" + End() + Path("y > done") + Path("x > done"), 1).SetArgDisplayNames("conditional start"),
        new TestCaseData(Start() + "<endEvent id=\"x\"><cancelEventDefinition/></endEvent>" + Path("start > x"), 1).SetArgDisplayNames("cancel end"),
        new TestCaseData(Start() + Task("a") + "<boundaryEvent id=\"x\" attachedToRef=\"a\"><compensateEventDefinition/></boundaryEvent>" + End() + Path("start > a > done") + Path("x > done"), 1).SetArgDisplayNames("compensation"),
    ];

    private static readonly TestCaseData[] Declared =
    [
        Declares("bpmn.variable-name", "<os:variable name=\"tax-due\" type=\"number\"/>"),
        Declares("bpmn.variable-name", "<os:variable type=\"number\"/>"),
        Declares("bpmn.variable-name", "<os:variable name=\"not\" type=\"number\"/>"),
        Declares("bpmn.variable-type", "<os:variable name=\"owner\" type=\"text\"/>"),
        Declares("bpmn.variable-type", "<os:variable name=\"owner\"/>"),
        Declares("bpmn.variable-duplicate", "<os:variable name=\"a\" type=\"bool\"/><os:variable name=\"a\" type=\"bool\"/>"),
        Declares("bpmn.variable-unknown", "<os:field name=\"a\" type=\"bool\"/>"),
        Declares("bpmn.name-clash", "<os:variable name=\"examine\" type=\"bool\"/>"),
    ];

    private static readonly TestCaseData[] Messages =
    [
        new TestCaseData("bpmn.unknown-message", "<receiveTask id=\"w\" messageRef=\"gone\"/>", "").SetArgDisplayNames("unknown message"),
        new TestCaseData("bpmn.unknown-message", "<intermediateThrowEvent id=\"w\"><messageEventDefinition messageRef=\"gone\"/></intermediateThrowEvent>", "").SetArgDisplayNames("unknown message thrown"),
        new TestCaseData("bpmn.message-missing", "<receiveTask id=\"w\"/>", "").SetArgDisplayNames("no message"),
        new TestCaseData("bpmn.message-missing", "<intermediateCatchEvent id=\"w\"><messageEventDefinition/></intermediateCatchEvent>", "").SetArgDisplayNames("no message caught"),
        new TestCaseData("bpmn.message-name", Wait("w", "tax-done"), Message("tax-done", "amount:number")).SetArgDisplayNames("a name that no condition can hold"),
        new TestCaseData("bpmn.name-clash", Wait("w", "a"), Message("a", "x:number") + "<message id='b' name='a'><extensionElements><os:field name='y' type='bool'/></extensionElements></message>").SetArgDisplayNames("two messages of one name"),
        new TestCaseData("bpmn.id-missing", "<userTask id=\"w\"/>", "<message name='a'/>").SetArgDisplayNames("message without id"),
        new TestCaseData("bpmn.effect-name", "<serviceTask id=\"w\"><extensionElements><os:effect/></extensionElements></serviceTask>", "").SetArgDisplayNames("effect without name"),
        new TestCaseData("bpmn.timer-missing", "<intermediateCatchEvent id=\"w\"><timerEventDefinition/></intermediateCatchEvent>", "").SetArgDisplayNames("timer without time"),
        new TestCaseData("feel.duration", Timer("w", "P2W"), "").SetArgDisplayNames("weeks"),
        new TestCaseData("feel.duration", Timer("w", "P1M"), "").SetArgDisplayNames("months"),
        new TestCaseData("feel.duration", Timer("w", "-P1D"), "").SetArgDisplayNames("negative"),
        new TestCaseData("feel.duration", Timer("w", "duration(\"P1DT\")"), "").SetArgDisplayNames("T without time"),
        new TestCaseData("feel.syntax", Timer("w", ""), "").SetArgDisplayNames("an empty timer"),
        new TestCaseData("feel.timer", Timer("w", "pause"), "").SetArgDisplayNames("timer from data"),
        new TestCaseData("feel.date-time", Timer("w", "").Replace("timeDuration", "timeDate").Replace("><timeDate>", "><timeDate>2026-09-03T08:00:00"), "").SetArgDisplayNames("instant without offset"),
        new TestCaseData("feel.date-time", Timer("w", "").Replace("timeDuration", "timeDate").Replace("><timeDate>", "><timeDate>2026-02-29T08:00:00Z"), "").SetArgDisplayNames("no such day"),
    ];

    [TestCaseSource(nameof(Structure))]
    public void A_faulty_structure_is_told(string rule, string process, FaultWeight weight)
    {
        var faults = Read(File(process)).Faults.Where(fault => fault.Rule != NoMore).ToList();

        faults.Select(fault => (fault.Rule, fault.Weight)).ShouldBe([(rule, weight)]);
        faults[0].Line.ShouldBeGreaterThanOrEqualTo(4);
        (Read(File(process)).Definition is null).ShouldBe(weight == FaultWeight.Error);
    }

    [TestCaseSource(nameof(Unsupported))]
    public void What_does_not_run_is_refused_at_its_place_and_without_a_second_fault(string process, int faults)
    {
        var told = Read(File(process, "<message id=\"m\"/>")).Faults.Where(fault => fault.Weight == FaultWeight.Error).ToList();

        told.Select(fault => (fault.Rule, fault.ElementId)).ShouldBe(Enumerable.Repeat(("bpmn.not-supported", (string?)"x"), faults));
        told[0].Sentence.ShouldMatch("does not run here|waits for nothing");
    }

    [TestCaseSource(nameof(Declared))]
    public void A_faulty_declaration_is_told(string rule, string variables) =>
        Errors(File($"<extensionElements><os:variables>{variables}</os:variables></extensionElements>" + Start() + Task("examine") + End() + Path("start > examine > done"))).ShouldBe([rule]);

    [TestCaseSource(nameof(Messages))]
    public void A_faulty_message_effect_or_timer_is_told(string rule, string node, string beside) =>
        Errors(File(Start() + node + End() + Path("start > w > done"), beside)).ShouldBe([rule]);

    [Test]
    public void All_faults_come_at_once_in_the_order_of_the_file()
    {
        var faults = Read(File($"{Start()}\n{Task("Bad-Id")}\n<transaction id=\"compute\" name=\"Tính thuế\"/>\n{Flow("start", "nowhere")}\n{Path("start > Bad-Id > compute")}")).Faults;

        faults.Where(fault => fault.Weight == FaultWeight.Error).Select(fault => (fault.Rule, fault.Line, fault.Column)).ShouldBe(
            [("bpmn.id-form", 6, 1), ("bpmn.not-supported", 7, 1), ("bpmn.unknown-target", 8, 1)]);
        var script = faults.Single(fault => fault.Rule == "bpmn.not-supported");
        script.ShouldBe(new Fault("test.bpmn", 7, 1, "bpmn.not-supported", "compute", "Tính thuế",
            "transaction 'Tính thuế' does not run here. Make it a subProcess."));
    }

    [TestCase("area &lt; 5 &amp;&amp; ok", 13, "feel.syntax")]
    [TestCase("area &lt;\n 5 +", 5, "feel.syntax")]
    [TestCase("<![CDATA[area < 5 or lost]]>", 22, "feel.undeclared")]
    [TestCase("area &lt; 5 or <!-- why --> lost", 29, "feel.undeclared")]
    [TestCase("date(\"2026-02-29\") = null", 1, "feel.date")]
    [TestCase("date and time(\"2026-02-28\") = null", 1, "feel.date-time")]
    [TestCase("area &gt; 1 and duration(\"P2W\") = null", 17, "feel.duration")]
    [TestCase("", 0, "feel.syntax")]
    [TestCase("counted(area) = 1", 1, "feel.unknown-function")]
    [TestCase("count(area, 1) = 1", 1, "feel.arguments")]
    public void A_faulty_condition_is_told_at_the_character(string condition, int column, string rule)
    {
        var before = "<sequenceFlow sourceRef=\"start\" targetRef=\"which\"/><sequenceFlow sourceRef=\"which\" targetRef=\"done\"><conditionExpression>";
        var file = File($"{Variables("area:number ok:bool")}{Start()}{Choice("which")}{End()}\n{before}{condition}</conditionExpression></sequenceFlow>");
        var fault = Read(file).Faults.Single(fault => fault.Weight == FaultWeight.Error);

        fault.Rule.ShouldBe(rule);
        var isFirstLine = !condition.Contains('\n');
        (fault.Line, fault.Column).ShouldBe(isFirstLine ? (6, column == 0 ? fault.Column : before.Length + column) : (7, column));
    }

    [Test]
    public void A_condition_in_another_language_is_told()
    {
        var file = File(Variables("ok:bool") + Start() + Choice("which") + End() + Path("start > which") + Flow("which", "done", "ok")).Replace("<conditionExpression", "<conditionExpression language=\"javascript\"");

        Errors(file).ShouldBe(["feel.language"]);
    }

    [TestCase("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"/>", "bpmn.no-process")]
    [TestCase("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"a\"/><process id=\"b\"/></definitions>", "bpmn.no-process")]
    [TestCase("<definitions xmlns=\"urn:other\"/>", "bpmn.not-bpmn")]
    [TestCase("<html/>", "bpmn.not-bpmn")]
    [TestCase("<definitions", "bpmn.not-well-formed")]
    [TestCase("", "bpmn.not-well-formed")]
    [TestCase("no XML", "bpmn.not-well-formed")]
    public void A_file_that_is_no_process_is_told(string file, string rule) => Errors(file).ShouldBe([rule]);

    [Test]
    public void A_second_executable_process_is_told()
    {
        var file = File(Start() + End() + Path("start > done")).Replace("</definitions>", "<process id=\"b\" isExecutable=\"true\"/></definitions>");

        Errors(file).ShouldBe(["bpmn.several-processes"]);
    }

    private static IEnumerable<string> Errors(string file) =>
        BpmnReader.Read(Encoding.UTF8.GetBytes(file), "test.bpmn").Faults.Where(fault => fault.Weight == FaultWeight.Error).Select(fault => fault.Rule);

    private static TestCaseData Case(string rule, string process, FaultWeight weight = FaultWeight.Error) =>
        new TestCaseData(rule, process, weight).SetArgDisplayNames(rule, process);

    private static TestCaseData Stands(string node, int faults = 1) =>
        new TestCaseData(Start() + node + End() + Path("start > x > done"), faults).SetArgDisplayNames(node);

    private static TestCaseData Declares(string rule, string variables) => new TestCaseData(rule, variables).SetArgDisplayNames(rule, variables);
}

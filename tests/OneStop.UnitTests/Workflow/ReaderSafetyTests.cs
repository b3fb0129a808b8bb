using System.Text;
using CsCheck;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Workflow.A;

namespace OneStop.UnitTests.Workflow;

/// <summary>Whatever the bytes: an answer in bounded work.</summary>
public sealed class ReaderSafetyTests
{
    private static readonly string Sound = File(
        Variables("area:number") + "\n" + Start() + Task("examine") + Choice("which", "d") + Timer("posting", "P15D") + Wait("taxDone", "tax") + End()
        + Path("start > examine > which") + Flow("which", "posting", "area < 5 and examine.choice = \"ok\"") + Flow("which", "taxDone", null, "d") + Path("posting > done") + Path("taxDone > done"),
        Message("tax", "amount:number"));

    private static readonly string Rich = File(
        Start() + Task("a") + """<subProcess id="sub"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="s"/><endEvent id="e"><errorEventDefinition errorRef="lost"/></endEvent><sequenceFlow id="f" sourceRef="s" targetRef="e"/></subProcess>"""
        + """<boundaryEvent id="b" attachedToRef="sub"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></boundaryEvent><eventBasedGateway id="g"/><callActivity id="c" calledElement="other"/>"""
        + """<intermediateCatchEvent id="w"><signalEventDefinition signalRef="go"/></intermediateCatchEvent><dataObject id="d" isCollection="true" itemSubjectRef="i"/><dataObjectReference id="r" dataObjectRef="d"/>"""
        + End() + Path("start > a > sub > g > w > done") + Path("b > c > done"),
        """<error id="lost" errorCode="x"/><signal id="go" name="go"/><itemDefinition id="i" structureRef="string"/>""");

    [TestCase("<!DOCTYPE definitions [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><definitions>&b;</definitions>", TestName = "An entity that grows is refused")]
    [TestCase("<?xml version=\"1.0\"?>\n<!DOCTYPE definitions SYSTEM \"file:///etc/passwd\"><definitions/>", TestName = "An outer document type is refused")]
    [TestCase("<!-- x --><!DOCTYPE definitions [<!ENTITY x SYSTEM \"http://localhost/x\">]><definitions>&x;</definitions>", TestName = "An outer entity is refused")]
    public void A_document_type_is_refused(string file) => Errors(Encoding.UTF8.GetBytes(file)).ShouldBe(["bpmn.dtd"]);

    [Test]
    public void An_unknown_entity_is_not_well_formed() =>
        Errors(Encoding.UTF8.GetBytes(Sound.Replace("Step examine", "&x;"))).ShouldBe(["bpmn.not-well-formed"]);

    [Test]
    public void A_fault_of_XML_is_told_with_line_and_column()
    {
        var fault = A.Read(Sound.Replace("</process>", "</proces>")).Faults.ShouldHaveSingleItem();

        (fault.Rule, fault.Line, fault.Column).ShouldBe(("bpmn.not-well-formed", 7, 3));
    }

    [Test]
    public void Too_many_bytes_are_refused() =>
        Errors(Encoding.UTF8.GetBytes(Sound + new string(' ', 5 * 1024 * 1024))).ShouldBe(["bpmn.too-large"]);

    [Test]
    public void Too_deep_a_nesting_is_refused() =>
        Errors(Encoding.UTF8.GetBytes(File(string.Concat(Enumerable.Repeat("<a>", 100_000))))).ShouldBe(["bpmn.too-deep"]);

    [Test]
    public void Nesting_up_to_the_limit_is_read() =>
        Errors(Encoding.UTF8.GetBytes(Sound.Replace("<startEvent", string.Concat(Enumerable.Repeat("<os:a>", 98)) + string.Concat(Enumerable.Repeat("</os:a>", 98)) + "<startEvent"))).ShouldBeEmpty();

    [Test]
    public void Too_many_nodes_are_refused() =>
        Errors(Encoding.UTF8.GetBytes(File(Start() + string.Concat(Enumerable.Range(0, 5_000).Select(n => Task($"t{n}") + Flow("start", $"t{n}")))))).ShouldContain("bpmn.too-many-nodes");

    [Test]
    public void Five_thousand_nodes_are_read() =>
        Errors(Encoding.UTF8.GetBytes(File(Start() + string.Concat(Enumerable.Range(0, 4_999).Select(n => Task($"t{n}") + Flow("start", $"t{n}")))))).ShouldBeEmpty();

    [Test]
    [MaxTime(60_000)]
    public void Too_many_elements_are_refused_in_bounded_time()
    {
        Errors(Encoding.UTF8.GetBytes(File(string.Concat(Enumerable.Repeat("<a/>", 1_000_000))))).ShouldBe(["bpmn.too-large"]);
    }

    [Test]
    public void The_list_of_faults_has_an_end() =>
        A.Read(File(string.Concat(Enumerable.Repeat("<sequenceFlow sourceRef='a' targetRef='b'/>", 60_000)))).Faults.Count(fault => fault.Weight == FaultWeight.Error).ShouldBe(1_001);

    [Test]
    [MaxTime(60_000)]
    public void Many_flows_without_id_between_two_nodes_are_read_in_bounded_time()
    {
        A.Read(File(Start() + End() + string.Concat(Enumerable.Repeat(Flow("start", "done"), 60_000)))).Definition!.Flows.Count.ShouldBe(60_000);
    }

    [TestCase("utf-16", true)]
    [TestCase("utf-16BE", true)]
    [TestCase("utf-16", false)]
    [TestCase("utf-16BE", false)]
    [TestCase("utf-32", true)]
    [TestCase("utf-8", true)]
    [TestCase("iso-8859-1", false)]
    [TestCase("windows-1251", false)]
    public void Other_encodings_are_read(string name, bool withMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = Sound.Replace("UTF-8", name).Replace("Step examine", name == "windows-1251" ? "Проверка" : "Kiem tra");
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        BpmnReader.Read(bytes, "test.bpmn").Definition.ShouldNotBeNull()["examine"].Name.ShouldBe(name == "windows-1251" ? "Проверка" : "Kiem tra");
    }

    [Test]
    public void A_file_that_calls_itself_UTF_16_and_is_UTF_8_is_read() =>
        A.Read(Sound.Replace("UTF-8", "utf-16")).Definition.ShouldNotBeNull();

    [TestCase("x-unheard-of")]
    [TestCase("utf-7")]
    public void An_unknown_encoding_is_refused_by_name(string name) =>
        A.Read(Sound.Replace("UTF-8", name)).Faults.ShouldHaveSingleItem().Sentence.ShouldContain($"'{name}'");

    [Test]
    public void Bytes_that_are_none_of_their_encoding_are_refused_with_their_line()
    {
        var fault = BpmnReader.Read(Encoding.Latin1.GetBytes(Sound.Replace("Step examine", "Kiểm tra é")), "test.bpmn").Faults.ShouldHaveSingleItem();

        (fault.Rule, fault.Line).ShouldBe(("bpmn.encoding", 6));
    }

    [Test]
    public void A_mutated_file_never_crashes_the_reader_and_errors_mean_no_definition()
    {
        byte[][] files = [Encoding.UTF8.GetBytes(Sound), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sound)]];
        var edit = Gen.Select(Gen.Int[0, files[1].Length - 1], Gen.Int[0, 40], Gen.Byte, Gen.Int[0, 3]);

        Gen.Select(Gen.Bool, edit.Array[1, 6]).Sample(
            (isWide, edits) =>
            {
                var mutated = edits.Aggregate(files[isWide ? 1 : 0], Edit);
                var result = BpmnReader.Read(mutated, "test.bpmn");
                return result.Faults.Any(fault => fault.Weight == FaultWeight.Error) == result.Definition is null
                    && result.Faults.All(fault => fault.Line > 0 && fault.Column > 0 && fault.Sentence.Length > 0);
            },
            iter: 5_000);
    }

    [Test]
    public void A_mutated_file_never_crashes_the_model_its_rules_or_the_open_reader()
    {
        byte[] file = Encoding.UTF8.GetBytes(Rich);
        var edit = Gen.Select(Gen.Int[0, file.Length - 1], Gen.Int[0, 60], Gen.Byte[32, 126], Gen.Int[0, 3]);

        edit.Array[1, 4].Sample(
            edits =>
            {
                var mutated = edits.Aggregate(file, Edit);
                var model = BpmnModel.Read(mutated, "test.bpmn");
                return model.Faults.All(fault => fault.Line > 0 && fault.Sentence.Length > 0)
                    && (model.Model is null || model.Model.Bytes.Span.SequenceEqual(mutated))
                    && BpmnReader.ReadOpen(mutated, "test.bpmn").Faults.All(fault => fault.Line > 0);
            },
            iter: 2_000);
    }

    [Test]
    [MaxTime(60_000)]
    public void The_rules_of_BPMN_are_checked_in_bounded_time()
    {
        var nodes = string.Concat(Enumerable.Range(0, 4_900).Select(n => $"""<intermediateThrowEvent id="n{n}"><linkEventDefinition id="l{n}" name="x{n}"/></intermediateThrowEvent>{Flow("start", $"n{n}")}"""));
        var data = string.Concat(Enumerable.Range(0, 40_000).Select(n => $"""<association id="a{n}" sourceRef="n1" targetRef="n2"/>"""));

        BpmnModel.Read(Encoding.UTF8.GetBytes(File(Start() + nodes + data)), "test.bpmn").Faults.ShouldNotBeEmpty();
    }

    [Test]
    public void Random_bytes_never_crash_the_reader() =>
        Gen.Byte.Array[0, 300].Sample(bytes => BpmnReader.Read(bytes, "test.bpmn").Definition is null, iter: 3_000);

    private static byte[] Edit(byte[] bytes, (int At, int Length, byte With, int How) edit)
    {
        var at = Math.Min(edit.At, bytes.Length);
        var length = Math.Min(edit.Length, bytes.Length - at);
        return edit.How switch
        {
            0 => [.. bytes[..at], edit.With, .. bytes[Math.Min(at + 1, bytes.Length)..]],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]],
            _ => bytes[..at],
        };
    }

    private static IEnumerable<string> Errors(byte[] file) =>
        BpmnReader.Read(file, "test.bpmn").Faults.Where(fault => fault.Weight == FaultWeight.Error).Select(fault => fault.Rule);
}

using System.Text;
using OneStop.Host.Verbs;
using OneStop.UnitTests.Workflow;

namespace OneStop.UnitTests.Procedures;

public sealed class WorkflowCheckTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("onestop-check").FullName;

    [TearDown]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_shipped_workflows_pass()
    {
        var (code, text) = Check(Path.Combine(AppContext.BaseDirectory, "workflows", "lc-2026"));

        (code, text).ShouldBe((0, $"Jurisdictions: 1. Other processes: 0.{Environment.NewLine}Errors: 0. Warnings: 0.{Environment.NewLine}"));
    }

    [Test]
    public void Foreign_files_are_each_judged_and_never_crash()
    {
        File.WriteAllText(Path.Combine(_folder, "a.bpmn"), "<definitions");
        File.WriteAllBytes(Path.Combine(_folder, "b.bpmn"), [0xFF, 0xFE, 0x00, 0xD8]);
        File.WriteAllBytes(Path.Combine(_folder, "c.bpmn"), []);
        File.WriteAllText(Path.Combine(_folder, "d.bpmn20.xml"), "<x/>");
        File.WriteAllText(Path.Combine(_folder, "e.bpmn"), """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="t"/></process></definitions>""", Encoding.Unicode);

        var (code, text) = Check(_folder);

        code.ShouldBe(1);
        foreach (var file in (string[])["a.bpmn:", "b.bpmn:", "c.bpmn:", "d.bpmn20.xml:", "e.bpmn:"])
            text.ShouldContain(Path.Combine(_folder, file));
    }

    [Test]
    public void A_broken_jurisdiction_does_not_hide_the_process_beside_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "broken"));
        File.WriteAllText(Path.Combine(_folder, "broken", "organisation.yaml"), "jurisdiction: other");
        File.WriteAllText(Path.Combine(_folder, "lone.bpmn"), "<definitions");

        var (code, text) = Check(_folder);

        code.ShouldBe(1);
        text.ShouldContain("workflow.folder");
        text.ShouldContain("workflow.missing-file");
        text.ShouldContain("lone.bpmn:1:");
    }

    [Test]
    public void A_folder_that_is_not_there_fails_with_a_sentence()
    {
        var (code, text) = Check(Path.Combine(_folder, "none"));

        code.ShouldBe(1);
        text.ShouldContain("no such folder");
    }

    [Test]
    public void An_empty_folder_says_that_nothing_was_checked() => Check(_folder).Text.ShouldContain("Jurisdictions: 0. Other processes: 0.");

    // CASES.md B039: what real files are like.
    [Test]
    [MaxTime(5_000)]
    public void Of_a_folder_of_dirty_files_every_fault_is_told_at_its_place_and_the_healthy_ones_pass()
    {
        const string Lanes = """<laneSet><lane name="Một cửa (xã)"><flowNodeRef>gone</flowNodeRef></lane></laneSet>""";
        const string Elsewhere = """<di:BPMNDiagram><di:BPMNPlane><di:BPMNShape bpmnElement="gone"/><di:BPMNShape bpmnElement="start"/><di:BPMNShape bpmnElement="done"/></di:BPMNPlane></di:BPMNDiagram></definitions>""";
        var sound = A.Start() + A.End() + A.Path("start > done");
        Write("doubled.bpmn", A.File($"{sound}\n{A.Task("done")}"));
        Write("nowhere.bpmn", A.File($"{sound}\n{A.Path("start > nowhere")}"));
        Write("lanes.bpmn", A.File($"\n{Lanes}{sound}"));
        Write("spaces.bpmn", A.File($"{sound}\n{A.Task("Ký duyệt (2)")}"));
        Write("elsewhere.bpmn", A.File(sound).Replace("</definitions>", Elsewhere, StringComparison.Ordinal));
        Write("healthy.bpmn", A.File(sound));
        Write("russian.bpmn", A.File(sound).Replace("UTF-8", "windows-1251", StringComparison.Ordinal), CodePagesEncodingProvider.Instance.GetEncoding(1251)!);
        Write("wide.bpmn", A.File(sound).Replace("UTF-8", "utf-16", StringComparison.Ordinal), Encoding.Unicode);
        Write("strange.bpmn", A.File(sound).Replace("UTF-8", "x-mac-klingon", StringComparison.Ordinal));
        Write("torn.bpmn", A.File(sound)[..^20]);

        var (code, text) = Check(_folder);

        code.ShouldBe(1);
        Told("doubled.bpmn").ShouldContain(("bpmn.duplicate-id", 6, 1));
        Told("nowhere.bpmn").ShouldContain(("bpmn.unknown-target", 6, 1));
        Told("lanes.bpmn").ShouldContain(fault => fault.Rule == "bpmn.lost-reference" && fault.Line == 6);
        Told("spaces.bpmn").ShouldContain(("bpmn.id-form", 6, 1));
        Told("elsewhere.bpmn").Select(fault => fault.Rule).ShouldBe(["bpmn.lost-reference"]);
        Told("strange.bpmn").ShouldBe([("bpmn.encoding", 1, 1)]);
        text.ShouldContain("'x-mac-klingon'");
        Told("torn.bpmn").Select(fault => fault.Rule).ShouldBe(["bpmn.not-well-formed"]);
        foreach (var healthy in (string[])["healthy.bpmn", "russian.bpmn", "wide.bpmn"])
            Told(healthy).Select(fault => fault.Rule).ShouldBe(["bpmn.no-diagram"]);

        List<(string Rule, int Line, int Column)> Told(string file) =>
        [
            .. text.Split(Environment.NewLine).Where(line => line.StartsWith(Path.Combine(_folder, file) + ":", StringComparison.Ordinal))
                .Select(line => line[(Path.Combine(_folder, file).Length + 1)..].Split(' '))
                .Select(words => (words[2], int.Parse(words[0].Split(':')[0]), int.Parse(words[0].Split(':')[1]))),
        ];
    }

    private void Write(string file, string text, Encoding? encoding = null) =>
        File.WriteAllText(Path.Combine(_folder, file), text, encoding ?? new UTF8Encoding(false));

    private static (int Code, string Text) Check(string folder)
    {
        var output = new StringWriter();
        return (WorkflowCheck.Run(folder, output), output.ToString());
    }
}

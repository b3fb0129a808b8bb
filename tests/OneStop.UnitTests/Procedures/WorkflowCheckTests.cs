using System.Text;
using OneStop.Host.Verbs;

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

    private static (int Code, string Text) Check(string folder)
    {
        var output = new StringWriter();
        return (WorkflowCheck.Run(folder, output), output.ToString());
    }
}

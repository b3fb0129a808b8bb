using System.Text;
using OneStop.Application.Procedures;
using static OneStop.UnitTests.Procedures.MinimalJurisdiction;

namespace OneStop.UnitTests.Procedures;

/// <summary>Waits on a ground that are drawn, and what steps ask of their officers.</summary>
public sealed class WaitFaultTests
{
    private const string StepForm = "procedures/sale/steps/examine.schema.json";
    private const string Empty = """{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false, "properties": {} }""";
    private const string Wait = """<os:wait ground="posting" office="land-office" post="examiner" phase="1" status="posting" national="4" />""";

    [Test]
    public void A_wait_that_fits_its_ground_has_no_faults()
    {
        var reading = Reading();

        reading.Said().ShouldBeEmpty();
        var wait = reading.Value.ShouldNotBeNull().Procedures["sale"].Rules.Waits["posted"];
        (wait.Ground, wait.OfficeRole, wait.Post, wait.Phase, wait.Status).ShouldBe(("posting", "land-office", "examiner", 1, "posting"));
    }

    [TestCase("workflow.wait-limit", "P15D", "P14D")]
    [TestCase("workflow.wait-limit", "P15D", "PT360H")]
    [TestCase("workflow.unknown-ground", "ground=\"posting\"", "ground=\"measuring\"")]
    [TestCase("workflow.missing-attribute", " post=\"examiner\" phase=\"1\" status=\"posting\"", " phase=\"1\" status=\"posting\"")]
    [TestCase("workflow.unknown-post", "post=\"examiner\" phase=\"1\" status=\"posting\"", "post=\"poster\" phase=\"1\" status=\"posting\"")]
    [TestCase("workflow.national-status", "status=\"posting\" national=\"4\"", "status=\"posting\" national=\"5\"")]
    [TestCase("workflow.phase-mismatch", "phase=\"1\" status=\"posting\"", "phase=\"2\" status=\"posting\"")]
    [TestCase("workflow.unknown-wait", "choices=\"yes noSlip no\"", "choices=\"yes noSlip no\" closes=\"examined\"")]
    public void A_wait(string rule, string old, string changed) => Reading(old, changed).Said().Select(fault => fault.Rule).ShouldContain(rule);

    [Test]
    public void A_wait_in_whole_days_needs_a_ground_in_days() =>
        Reading("limit: 15 d }", "limit: 15 wd }").Said().Select(fault => fault.Rule).ShouldContain("workflow.wait-limit");

    [Test]
    public void A_form_of_a_step_is_read()
    {
        var reading = ReadAlso(StepForm, Encoding.UTF8.GetBytes(Empty));

        reading.Said().ShouldBeEmpty();
        reading.Value.ShouldNotBeNull().Procedures["sale"].StepForms.Keys.ShouldBe(["examine"]);
    }

    [TestCase("procedures/sale/steps/nobody.schema.json", "workflow.step-form")]
    [TestCase("procedures/sale/steps/handOut.schema.json", "workflow.step-form")]
    [TestCase("procedures/sale/steps/examine.json", "workflow.unknown-file")]
    public void A_form_of_no_step_that_completes_is_told(string path, string rule) =>
        ReadAlso(path, Encoding.UTF8.GetBytes(Empty)).Said().Select(fault => fault.Rule).ShouldBe([rule]);

    [Test]
    public void A_form_of_a_step_admits_nothing_unknown() =>
        ReadAlso(StepForm, Encoding.UTF8.GetBytes(Empty.Replace("false", "true", StringComparison.Ordinal))).Said().Select(fault => fault.Rule).ShouldBe(["form.open"]);

    /// <summary>The minimal jurisdiction with a posting before the examination; one text of it changed.</summary>
    private static JurisdictionReading Reading(string old = "", string changed = "")
    {
        const string Flow = "<sequenceFlow id=\"f1\" sourceRef=\"received\" targetRef=\"examine\" />";
        const string Grounds = "  payment: { clock: stops, holder: citizen, limit: notice }";
        var files = Bytes();
        Change(Process, Flow, $"""
            <intermediateCatchEvent id="posted"><extensionElements>{Wait}</extensionElements>
              <timerEventDefinition><timeDuration>P15D</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <sequenceFlow id="f0" sourceRef="received" targetRef="posted" /><sequenceFlow id="f1" sourceRef="posted" targetRef="examine" />
            """);
        Change(Rules, Grounds, Grounds + "\n  posting: { clock: stops, holder: office, limit: 15 d }");
        return JurisdictionReader.Read(new JurisdictionFiles("mini", files));

        void Change(string path, string from, string to)
        {
            var text = Encoding.UTF8.GetString(files[path].Span);
            text.ShouldContain(from);
            text = text.Replace(from, to, StringComparison.Ordinal);
            files[path] = Encoding.UTF8.GetBytes(old.Length == 0 ? text : text.Replace(old, changed, StringComparison.Ordinal));
        }
    }
}

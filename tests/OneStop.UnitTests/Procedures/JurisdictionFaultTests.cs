using System.Text;
using OneStop.Workflow.Reader;
using static OneStop.UnitTests.Procedures.MinimalJurisdiction;

namespace OneStop.UnitTests.Procedures;

public sealed class JurisdictionFaultTests
{
    [Test]
    public void The_minimal_jurisdiction_has_no_faults()
    {
        var reading = Read();

        reading.Said().ShouldBeEmpty();
        reading.Value.ShouldNotBeNull();
    }

    [TestCase("workflow.folder", "jurisdiction: mini", "jurisdiction: maxi", "jurisdiction:")]
    [TestCase("workflow.unknown-key", "kinds:", "sorts: 1\nkinds:", "sorts:")]
    [TestCase("workflow.missing-key", "name: E, ", "", "  - { code: desk-one")]
    [TestCase("workflow.shape", "leads: true", "leads: [true]", "posts: [{ key: examiner")]
    [TestCase("workflow.value", "leads: true", "leads: yes", "posts: [{ key: examiner")]
    [TestCase("yaml.duplicate-key", "jurisdiction: mini", "jurisdiction: mini\nkinds: {}\njurisdiction: mini", null)]
    [TestCase("yaml.subset", "roles: [tax-office]", "roles: &r [tax-office]", "roles: &r")]
    [TestCase("yaml.syntax", "jurisdiction: mini", "jurisdiction: [mini", null)]
    [TestCase("yaml.several-documents", "kinds:", "---\nkinds:", "---")]
    [TestCase("workflow.form", "\"00456\", name", "\"456\", name", "\"456\"")]
    [TestCase("workflow.form", "identifier: X1.2", "identifier: x1.2", "  - { code: desk-two")]
    [TestCase("workflow.form", "identifier: X1.2", "identifier: X1.2.3.4.5", "  - { code: desk-two")]
    [TestCase("workflow.form", "code: desk-two", "code: Desk_two", "code: Desk_two")]
    [TestCase("workflow.identifier-missing", "identifier: X1.2, ", "", "  - { code: desk-two")]
    [TestCase("workflow.duplicate", "identifier: X1.2", "identifier: X1.1", "  - { code: desk-two")]
    [TestCase("workflow.duplicate", "code: desk-two", "code: desk-one", "identifier: X1.2")]
    [TestCase("workflow.duplicate", "\"00456\", name", "\"00123\", name", "name: Two")]
    [TestCase("workflow.duplicate", "key: leader", "key: examiner", "posts: [{ key: examiner")]
    [TestCase("workflow.duplicate", "[old one, old two]", "[old one, old one]", "  - { code: \"00123\"")]
    [TestCase("workflow.unknown-kind", "code: desk-two, kind: desk", "code: desk-two, kind: desc", "kind: desc")]
    [TestCase("workflow.unknown-office", "parent: land-all", "parent: land-al", "  - { code: tax-all")]
    [TestCase("workflow.parent-circle", "parent: land-all", "parent: tax-all", "  - { code: tax-all")]
    [TestCase("workflow.unknown-commune", "name: F, nameEn: F, serves: [\"00456\"", "name: F, nameEn: F, serves: [\"00456\", \"00999\"", "  - { code: desk-two")]
    [TestCase("workflow.dates", "serves: [\"00456\"], from: 2026-01-01", "serves: [\"00456\"], from: 2026-01-01, to: 2025-12-31", "  - { code: desk-two")]
    [TestCase("workflow.value", "serves: [\"00456\"], from: 2026-01-01", "serves: [\"00456\"], from: 2026-02-30", "  - { code: desk-two")]
    [TestCase("workflow.former-twice", "[old three]", "[old two]", "  - { code: \"00456\"")]
    [TestCase("workflow.split", "offices:", "splits: [{ former: old two, into: [\"00123\", \"00456\"], rule: by the river }]\noffices:", "splits:")]
    public void Organisation(string rule, string old, string changed, string? at) => Check(MinimalJurisdiction.Organisation, rule, old, changed, at);

    [TestCase("workflow.folder", "procedure: sale", "procedure: sales", "procedure:")]
    [TestCase("workflow.unknown-key", "legal: []", "legal: []\nlaws: []", "laws:")]
    [TestCase("workflow.unknown-key", "as: copy, count: 1", "as: copy, number: 1, count: 1", "  - { id: authority")]
    [TestCase("workflow.missing-key", "legal: []\n", "", "procedure:")]
    [TestCase("workflow.limit", "limit: 5 wd, ends", "limit: 5 days, ends", "  - { no: 1")]
    [TestCase("workflow.limit", "limit: 30 d", "limit: 30.5 d", "supplement: { clock")]
    [TestCase("workflow.value", "mode: resume", "mode: pause", "supplement: { mode")]
    [TestCase("workflow.value", "asks: 1", "asks: -1", "supplement: { mode")]
    [TestCase("workflow.value", "returned: negative", "returned: bad", "outcomes:")]
    [TestCase("workflow.form", "id: authority", "id: au-thority", "id: au-thority")]
    [TestCase("workflow.form", "\"1.000002\"", "\"1.2\"", "codes:")]
    [TestCase("workflow.duplicate", "id: authority", "id: form", "name: M")]
    [TestCase("workflow.duplicate", "appointment: 2", "appointment: 1", "  - { no: 2")]
    [TestCase("workflow.code-overlap", "from: 2026-07-01", "from: 2026-06-30", "codes:")]
    [TestCase("workflow.dates", "to: 2026-06-30", "to: 2025-06-30", "codes:")]
    [TestCase("workflow.paper-required", "requiredWhen: represented", "required: false, requiredWhen: represented", "  - { id: authority")]
    [TestCase("workflow.paper-required", ", requiredWhen: represented", "", "  - { id: authority")]
    [TestCase("workflow.phase-order", "no: 2", "no: 3", "  - { no: 3")]
    [TestCase("workflow.phase-start", "starts: [taxCompleted], ", "", "  - { no: 2")]
    [TestCase("workflow.phase-end", "ends: [granted], ", "", "  - { no: 2")]
    [TestCase("workflow.phase-never-ends", "ends: [granted]", "ends: [received]", "  - { no: 2")]
    [TestCase("workflow.unknown-node", "ends: [granted]", "ends: [grantedd]", "  - { no: 2")]
    [TestCase("workflow.unknown-phase", "phase: 1, step: examine", "phase: 3, step: examine", "bonus:")]
    [TestCase("workflow.phase-join", "limit: 3 wd, starts", "limit: 3 d, starts", "  - { no: 2")]
    [TestCase("workflow.phase-join", "  - { no: 2, limit: 3 wd, starts: [taxCompleted], ends: [granted], appointment: 2 }\n", "", "  - { no: 1")]
    [TestCase("workflow.bonus-unit", "amount: 6 wd", "amount: 10 d", "bonus:")]
    [TestCase("workflow.bonus-unit", "limit: 5 wd, ends", "limit: same-day, ends", "bonus:")]
    [TestCase("workflow.bonus-step", "step: examine", "step: update", "bonus:")]
    public void Rules(string rule, string old, string changed, string? at) => Check(MinimalJurisdiction.Rules, rule, old, changed, at);

    [TestCase("workflow.unknown-attribute", "grounds=\"supplement\"", "ground=\"supplement\"", "<os:step office=\"land-office\"")]
    [TestCase("workflow.unknown-attribute", "<userTask id=\"update\"", "<userTask os:post=\"clerk\" id=\"update\"", "os:post")]
    [TestCase("workflow.missing-attribute", "post=\"clerk\" ", "", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.empty-attribute", "post=\"clerk\"", "post=\"\"", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.unknown-element", "<os:result outcome=\"returned\" />", "<os:outcome name=\"returned\" />", "<intermediateThrowEvent id=\"refused\"")]
    [TestCase("workflow.misplaced-element", "<os:result outcome=\"returned\" />", "<os:step office=\"a\" post=\"b\" limit=\"1 d\" status=\"updating\" national=\"4\" />", "<intermediateThrowEvent id=\"refused\"")]
    [TestCase("workflow.misplaced-element", "targetRef=\"closed\" />", "targetRef=\"closed\"><extensionElements><os:effect name=\"x\" /></extensionElements></sequenceFlow>", "<sequenceFlow id=\"f11\"")]
    [TestCase("workflow.duplicate", "<os:result outcome=\"returned\" />", "<os:result outcome=\"returned\" /><os:result outcome=\"returned\" />", "<intermediateThrowEvent id=\"refused\"")]
    [TestCase("workflow.duplicate", "choices=\"yes noSlip no\"", "choices=\"yes noSlip no no\"", "<os:step office=\"land-office\"")]
    [TestCase("workflow.step-missing", "<os:step office=\"return-desk\" post=\"clerk\" limit=\"3 d\" status=\"result-ready\" national=\"9\" by=\"return-result\" />", "", "<userTask id=\"handOut\"")]
    [TestCase("workflow.conversation-missing", "<os:conversation kind=\"tax\" office=\"tax-office\" />", "", "<receiveTask")]
    [TestCase("workflow.conversation-kind", "kind=\"tax\"", "kind=\"treasury\"", "<receiveTask")]
    [TestCase("workflow.limit", "limit=\"3 d\"", "limit=\"three\"", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.step-unit", "phase=\"2\" limit=\"3 wd\"", "phase=\"2\" limit=\"3 d\"", "phase=\"2\"")]
    [TestCase("workflow.value", "phase=\"2\"", "phase=\"two\"", "phase=\"two\"")]
    [TestCase("workflow.phase-mismatch", "phase=\"2\"", "phase=\"3\"", "phase=\"3\"")]
    [TestCase("workflow.phase-mismatch", "phase=\"2\" ", "", "status=\"updating\"")]
    [TestCase("workflow.phase-mismatch", "phase=\"1\"", "phase=\"2\"", "<os:step office=\"land-office\"")]
    [TestCase("workflow.phase-mismatch", "limit=\"3 d\"", "phase=\"2\" limit=\"3 d\"", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.phase-mismatch", "office=\"tax-office\"", "office=\"tax-office\" phase=\"2\"", "<receiveTask")]
    [TestCase("workflow.unknown-status", "status=\"updating\"", "status=\"updated\"", "status=\"updated\"")]
    [TestCase("workflow.national-status", "status=\"result-ready\" national=\"9\"", "status=\"result-ready\" national=\"10\"", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.ended-by", "by=\"return-result\"", "by=\"hand-out\"", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.unknown-ground", "grounds=\"supplement\"", "grounds=\"measurement\"", "<os:step office=\"land-office\"")]
    [TestCase("workflow.unknown-outcome", "outcome=\"returned\"", "outcome=\"refusal\"", "<intermediateThrowEvent id=\"refused\"")]
    [TestCase("workflow.unknown-role", "office=\"tax-office\"", "office=\"treasury\"", "<receiveTask")]
    [TestCase("workflow.unknown-post", "post=\"clerk\"", "post=\"guard\"", "<os:step office=\"return-desk\"")]
    [TestCase("workflow.form", "office=\"tax-office\"", "office=\"Tax Office\"", "<receiveTask")]
    [TestCase("workflow.unknown-choice", "examine.choice = \"yes\"", "examine.choice = \"yess\"", "<sequenceFlow id=\"f3\"")]
    [TestCase("workflow.choice-leads-nowhere", "examine.choice = \"no\"<", "examine.choice = \"noSlip\"<", "<os:step office=\"land-office\"")]
    [TestCase("workflow.choice-unread", "limit=\"3 wd\" status", "limit=\"3 wd\" choices=\"fine\" status", "<os:step office=\"land-office\" post=\"examiner\" phase=\"2\"")]
    [TestCase("workflow.no-choices", "choices=\"yes noSlip no\"", "", "<sequenceFlow id=\"f3\"")]
    [TestCase("workflow.unknown-process", "<sendTask id=\"slipSent\"><extensionElements><os:effect name=\"send-slip\" /></extensionElements></sendTask>", "<callActivity id=\"slipSent\" calledElement=\"nowhere\" />", "<callActivity")]
    [TestCase("workflow.unknown-attribute", "<os:effect name=\"send-slip\" />", "<os:effect name=\"send-slip\" wait=\"true\" />", "wait=")]
    [TestCase("bpmn.unknown-target", "targetRef=\"closed\"", "targetRef=\"nowhere\"", "<sequenceFlow id=\"f11\"")]
    public void Process(string rule, string old, string changed, string? at) => Check(MinimalJurisdiction.Process, rule, old, changed, at);

    [TestCase("form.json", "\"type\": \"object\",", "\"type\": \"object\"", null)]
    [TestCase("form.json", "\"type\": \"object\",", "\"type\": \"object\", \"type\": \"object\",", null)]
    [TestCase("form.draft", "2020-12", "2019-09", null)]
    [TestCase("form.open", "\"additionalProperties\": false,", "", null)]
    [TestCase("form.schema", "\"type\": \"integer\"", "\"type\": \"whole\"", null)]
    public void Form(string rule, string old, string changed, string? at) => Check(MinimalJurisdiction.Form, rule, old, changed, at);

    [Test]
    public void A_step_lies_in_two_phases_only_behind_the_choice_that_joins_them()
    {
        var reading = ReadWith(MinimalJurisdiction.Process, "noSlip", "short");

        reading.Said().Select(fault => (fault.Rule, fault.ElementId)).ShouldContain(("workflow.phase-mismatch", "update"));
    }

    [Test]
    public void A_gateway_that_can_be_come_to_without_the_choice_keeps_the_warning_that_it_may_find_no_way()
    {
        var reading = ReadWith(
            MinimalJurisdiction.Process,
            "<sequenceFlow id=\"f1\" sourceRef=\"received\" targetRef=\"examine\" />",
            "<exclusiveGateway id=\"known\" default=\"f1b\" /><sequenceFlow id=\"f1\" sourceRef=\"received\" targetRef=\"known\" />"
            + "<sequenceFlow id=\"f1a\" sourceRef=\"known\" targetRef=\"examined\"><conditionExpression>examine.choice = \"yes\"</conditionExpression></sequenceFlow>"
            + "<sequenceFlow id=\"f1b\" sourceRef=\"known\" targetRef=\"examine\" />");

        reading.Said().Select(fault => (fault.Rule, fault.ElementId)).ShouldBe([("bpmn.no-default", "examined")]);
    }

    [Test]
    public void A_result_that_ends_no_phase_would_leave_a_clock_running()
    {
        var reading = ReadWith(MinimalJurisdiction.Rules, "ends: [slipSent, refused]", "ends: [slipSent]");

        reading.Said().Select(fault => (fault.Rule, fault.ElementId)).ShouldContain(("workflow.result-ends-nothing", "refused"));
    }

    [Test]
    public void A_process_in_another_encoding_is_read_or_refused_by_name()
    {
        ReadAlso(MinimalJurisdiction.Process, Encoded("utf-16", Encoding.Unicode)).Said().ShouldBeEmpty();

        var refused = ReadAlso(MinimalJurisdiction.Process, Encoded("windows-1251", CodePagesEncodingProvider.Instance.GetEncoding(1251)!)).Said();
        refused.ShouldHaveSingleItem().Sentence.ShouldContain("windows-1251");

        static byte[] Encoded(string name, Encoding encoding)
        {
            var text = Encoding.UTF8.GetString(MinimalJurisdiction.Bytes()[MinimalJurisdiction.Process].Span);
            return [.. encoding.GetPreamble(), .. encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?>{text}")];
        }
    }

    [Test]
    public void All_faults_of_all_files_come_at_once()
    {
        var reading = ReadAlso("procedures/Other/procedure.yaml", Encoding.UTF8.GetBytes("procedure: Other\nlaws: 1"));

        reading.Value.ShouldBeNull();
        reading.Said().Select(fault => fault.Rule).ShouldBe(
            ["workflow.missing-file", "workflow.missing-file", "workflow.form", .. Enumerable.Repeat("workflow.missing-key", 9), "workflow.unknown-key", "workflow.no-scenarios"],
            ignoreOrder: true);
    }

    [TestCase(MinimalJurisdiction.Organisation)]
    [TestCase("calendar.yaml")]
    [TestCase(MinimalJurisdiction.Rules)]
    [TestCase(MinimalJurisdiction.Process)]
    [TestCase(MinimalJurisdiction.Form)]
    public void Each_file_must_be_there(string path)
    {
        var reading = ReadWithout(path);

        reading.Value.ShouldBeNull();
        reading.Said().Single(fault => fault.Rule == "workflow.missing-file").File.ShouldBe($"mini/{path}");
    }

    /// <param name="at">Text on the line of the fault, in the changed file; null: the place is the reader's affair.</param>
    private static void Check(string path, string rule, string old, string changed, string? at)
    {
        var reading = ReadWith(path, old, changed);

        reading.Value.ShouldBeNull();
        var faults = reading.Said().Where(fault => fault.Rule == rule && fault.File == $"mini/{path}").ToList();
        faults.ShouldNotBeEmpty(string.Join('\n', reading.Faults));
        faults.ShouldAllBe(fault => fault.Weight == FaultWeight.Error && fault.Column > 0 && fault.Sentence.Length > 10);
        if (at is not null)
            faults.Select(fault => fault.Line).ShouldContain(LineOf(path, old, changed, at), string.Join('\n', reading.Faults));
    }
}

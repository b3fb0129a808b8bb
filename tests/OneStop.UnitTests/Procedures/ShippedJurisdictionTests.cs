using OneStop.Application.Procedures;
using OneStop.Domain.Deadlines;

namespace OneStop.UnitTests.Procedures;

public sealed class ShippedJurisdictionTests
{
    private static readonly Dictionary<string, JurisdictionReading> Readings = new[] { "lc-2026", "yb-2012" }.ToDictionary(
        key => key, key => JurisdictionReader.Read(JurisdictionFiles.FromFolder(Path.Combine(AppContext.BaseDirectory, "workflows", key))));

    private static Jurisdiction LaoCai => Of("lc-2026");

    private static Jurisdiction YenBai => Of("yb-2012");

    private static Jurisdiction Of(string key) => Readings[key].Value.ShouldNotBeNull(string.Join('\n', Readings[key].Faults));

    // That the limits of the steps add up to those of the phases is among what would be warned of.
    [TestCase("lc-2026")]
    [TestCase("yb-2012")]
    public void It_reads_without_faults_and_warnings(string key) => Readings[key].Faults.ShouldBeEmpty();

    // DOMAIN: L2 is 15 + 5, with 0.5 + 13.5 + 1 | 2 + 1 + 1 + 1; the posting of 15 days lies outside.
    [Test]
    public void The_first_registration_is_the_provinces()
    {
        var first = LaoCai.Procedures["first-registration"].Rules;

        first.Phases.Select(phase => (phase.No, phase.Limit.ToString(), phase.Appointment)).ShouldBe([(1, "15 wd", 1), (2, "5 wd", 2)]);
        first.Steps.Values.Select(step => $"{step.Node} {step.OfficeRole}/{step.Post} {step.Limit}").ShouldBe(
        [
            "receive desk/clerk 0.5 wd", "confirm commune/land-officer 10 wd", "examine commune/land-officer 3.5 wd", "postList commune/land-officer 1 wd",
            "closePosting commune/land-officer 1 wd", "conclude commune/land-officer 1 wd", "prepareCertificate commune/land-officer 2 wd", "sign commune/chair 1 wd",
            "forward commune/land-officer 1 wd", "updateRecord land-office/registrar 1 wd", "returnResult return-desk/clerk 3 d",
        ]);
        first.Grounds["posting"].ShouldBe(new("posting", true, Holder.Office, Deadlines.Calendars.Limit("15 d")));
        LaoCai.Procedures["first-registration"].StepForms.Keys.ShouldBe(["closePosting", "confirm", "postList"], ignoreOrder: true);
    }

    // DOMAIN: 1 + 3 + 5 + 5 + 3 + 1 + 6 + 5 + 4 + 1 = 34, of which the tax office has 3 and the desk 1 inside one node.
    [Test]
    public void TN13_is_the_citys_of_2012()
    {
        var tn13 = YenBai.Procedures["tn13"].Rules;

        tn13.Phases.Select(phase => (phase.Limit.ToString(), phase.Appointment)).ShouldBe([("34 wd", 1)]);
        tn13.Steps.Values.Select(step => $"{step.OfficeRole} {step.Limit}").ShouldBe(
            ["desk 1 wd", "land-office 3 wd", "commune 5 wd", "land-office 5 wd", "land-office 6 wd", "environment 5 wd", "city-committee 4 wd", "environment 1 wd", "return-desk same-day"]);
        tn13.Conversations.Values.ShouldHaveSingleItem().Phase.ShouldBe(1);
        (tn13.Grounds["tax-determination"].StopsClock, tn13.Grounds["tax-determination"].Limit!.ToString(), tn13.Grounds["payment"].StopsClock).ShouldBe((false, "3 wd", true));
        YenBai.Organisation.Communes.Count.ShouldBe(17);
    }

    [Test]
    public void All_99_communes_are_there_and_keep_their_zeros()
    {
        LaoCai.Organisation.Communes.Count.ShouldBe(99);
        LaoCai.Organisation.Communes.ShouldContain(commune => commune.Code == "02647" && commune.FormerNames.Count == 7);
        LaoCai.Organisation.Communes.ShouldAllBe(commune => !commune.Difficult);
    }

    [TestCase("04252", "desk-yen-bai", "land-yen-bai", "tax-yen-bai", "commune-yen-bai")]
    [TestCase("04450", "desk-mo-vang", "land-van-yen", "tax-van-yen", "commune-mo-vang")]
    [TestCase("04456", "desk-mu-cang-chai", "land-mu-cang-chai", "tax-nghia-lo", "commune-mu-cang-chai")]
    [TestCase("03006", "desk-sa-pa", "land-sa-pa", "tax-sa-pa", "commune-sa-pa")]
    public void Each_commune_has_its_offices(string commune, string desk, string land, string tax, string committee)
    {
        var on = new DateOnly(2026, 11, 5);

        ((string[])["desk", "land-office", "tax-office", "commune"])
            .Select(role => LaoCai.Organisation.Serving(role, commune, on).Single().Code).ShouldBe([desk, land, tax, committee]);
    }

    [Test]
    public void The_transfer_is_the_provinces()
    {
        var transfer = LaoCai.Procedures["transfer"];

        transfer.Rules.Codes.ShouldBe([new("1.115668", new DateOnly(2026, 6, 28), null)]);
        transfer.Rules.Phases.Select(phase => (phase.No, phase.Limit.ToString(), phase.Appointment)).ShouldBe([(1, "5 wd", 1), (2, "3 wd", 2)]);
        transfer.Rules.Steps.Values.Select(step => (step.Node, step.Limit.ToString())).ShouldBe([("receive", "0.5 wd"), ("examine", "4.5 wd"), ("updateRecord", "3 wd"), ("returnResult", "3 d")]);
        transfer.Rules.Steps["examine"].ChoiceNames.Keys.ShouldBe(["eligible", "noSlip", "notEligible"]);
        transfer.Rules.Papers.Count.ShouldBe(10);
        transfer.Rules.Fees.ShouldBeEmpty();
        transfer.Process.HasDiagram.ShouldBeTrue();
        transfer.Scenarios.Count.ShouldBe(12);
    }

    [TestCase("""{ "transferKind": "sale", "contractNumber": "12/2026", "contractDate": "2026-11-02", "price": 1500000000 }""", true)]
    [TestCase("""{ "transferKind": "inheritance" }""", true)]
    [TestCase("""{ "transferKind": "gift", "contractNumber": "1", "contractDate": "2026-11-02", "shareOfParcel": "part", "partArea": 60.5 }""", true)]
    [TestCase("""{ "transferKind": "sale", "contractNumber": "12/2026", "contractDate": "2026-11-02" }""", false)]
    [TestCase("""{ "transferKind": "sale", "contractNumber": "12/2026", "contractDate": "2026-11-02", "price": 1.5 }""", false)]
    [TestCase("""{ "transferKind": "swap" }""", false)]
    [TestCase("""{ "transferKind": "inheritance", "shareOfParcel": "part" }""", false)]
    [TestCase("""{ "transferKind": "inheritance", "note": "x" }""", false)]
    public void The_form_takes_what_a_transfer_needs(string data, bool valid) =>
        LaoCai.Procedures["transfer"].Form.Evaluate(System.Text.Json.JsonDocument.Parse(data).RootElement).IsValid.ShouldBe(valid);
}

using OneStop.Application.Procedures;

namespace OneStop.UnitTests.Procedures;

public sealed class ShippedJurisdictionTests
{
    private static readonly JurisdictionReading Reading =
        JurisdictionReader.Read(JurisdictionFiles.FromFolder(Path.Combine(AppContext.BaseDirectory, "workflows", "lc-2026")));

    private static Jurisdiction LaoCai => Reading.Value.ShouldNotBeNull(string.Join('\n', Reading.Faults));

    [Test]
    public void It_reads_without_faults_and_warnings() => Reading.Faults.ShouldBeEmpty();

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

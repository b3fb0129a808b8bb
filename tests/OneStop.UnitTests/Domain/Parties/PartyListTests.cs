using OneStop.Domain.Parties;
using static OneStop.UnitTests.Domain.Outcomes;

namespace OneStop.UnitTests.Domain.Parties;

/// <summary>Parties and parcels of a dossier, every fault at once.</summary>
internal sealed class PartyListTests
{
    private static readonly PartyInput Huong = new(
        PartyKind.Individual, [PartyRole.Applicant, PartyRole.Transferor], "Nguyễn Thị Hường", Sex.Female, "12/03/1986", "015186999901", Phone: "0570000001");

    private static readonly PartyInput Pang = new(PartyKind.Individual, [PartyRole.Transferee], "Pàng", Birth: "1951");

    private static readonly PartyInput HoThac = new(PartyKind.Organisation, [PartyRole.Applicant], "Công ty TNHH Mẫu Hồ Thác", TaxNumber: "5299999017");

    private static readonly ParcelInput K2 = new("02647", "8", "17a", 60.0m, "ODT", "AA 99999902");

    [Test]
    public void Complete_parties_are_read()
    {
        var parties = Read([Huong, Pang], PartyRole.Transferor, PartyRole.Transferee);
        parties.Select(party => party.Initials).ShouldBe(["N. T. H.", "P."]);
        (parties[1].Sex, parties[1].Birth!.ToString(), parties[1].Folded).ShouldBe((null, "1951", "pang"));
        parties[0].ToString().ShouldNotContain("Hường");
    }

    [Test]
    public void An_organisation_has_no_sex_and_no_birth()
    {
        Read([HoThac])[0].TaxNumber!.Text.ShouldBe("5299999017");
        Rules([HoThac with { Sex = Sex.Male, Birth = "1951", PersonalNumber = "x" }]).ShouldBe(
        [
            "parties[0].sex party.only-individual", "parties[0].birth party.only-individual", "parties[0].personalNumber party.only-individual",
        ]);
    }

    [Test]
    public void All_faults_come_at_once_in_the_order_of_the_request()
    {
        var first = new PartyInput(null, [], " ");
        var second = new PartyInput(
            PartyKind.Individual, [PartyRole.Transferee], "Pàng 2", Sex.Male, "29/02/2001", "0151", "06", "0100109107", "1", "x", new string('x', 301));
        Rules([first, second], PartyRole.Transferor).ShouldBe(
        [
            "parties[0].kind party.kind-missing", "parties[0].roles party.role-missing", "parties[0].name name.missing",
            "parties[1].name name.characters", "parties[1].birth birth.not-a-date", "parties[1].personalNumber personal-number.format",
            "parties[1].formerNumber former-number.format", "parties[1].taxNumber tax-number.check-digit", "parties[1].phone phone.format",
            "parties[1].email email.format", "parties[1].address address.too-long",
            "parties party.applicant-missing", "parties party.transferor-missing",
        ]);
    }

    [TestCase(PartyRole.Transferor, "party.transferor-missing")]
    [TestCase(PartyRole.Transferee, "party.transferee-missing")]
    [TestCase(PartyRole.CoUser, "party.co-user-missing")]
    [TestCase(PartyRole.Representative, "party.representative-missing")]
    public void A_role_that_the_procedure_asks_for_is_missing(PartyRole role, string rule) =>
        Rules([HoThac], role).ShouldBe([$"parties {rule}"]);

    [Test]
    public void Nobody_at_all_is_a_missing_applicant() =>
        Rules([], PartyRole.Applicant).ShouldBe(["parties party.applicant-missing"]);

    [Test]
    public void Somebody_born_tomorrow() =>
        Rules([Huong with { Birth = "25/11/2026", PersonalNumber = null }]).ShouldBe(["parties[0].birth birth.in-future"]);

    [Test]
    public void A_commune_code_keeps_its_zero()
    {
        Parcel.Read([K2]).Value()[0].ShouldBe(new Parcel("02647", "8", "17a", 60.0m, "ODT", "AA 99999902"));
    }

    [TestCase("AB 999903", true)]
    [TestCase("AĐ999903", true)]
    [TestCase("CH-123/2009", false)]
    public void An_unusual_certificate_is_taken_and_known_as_such(string serial, bool usual)
    {
        Parcel.Read([K2 with { Certificate = serial }]).Value()[0].Certificate.ShouldBe(serial);
        Parcel.IsUsual(serial).ShouldBe(usual);
    }

    [TestCase("345", "")]
    [TestCase("17a", "")]
    [TestCase("lô 12", "")]
    [TestCase("0", "parcel.number")]
    [TestCase("a", "parcel.number")]
    [TestCase("", "parcel.number")]
    [TestCase("12;", "parcel.number")]
    public void The_number_of_a_parcel(string number, string rule) => ParcelRules(K2 with { Number = number }).ShouldBe(rule);

    [TestCase("0.1", "")]
    [TestCase("20450", "")]
    [TestCase("120.50", "")]
    [TestCase("120.55", "parcel.area-decimals")]
    [TestCase("0", "parcel.area")]
    [TestCase("-1", "parcel.area")]
    [TestCase("1000000000.1", "parcel.area")]
    public void The_area_of_a_parcel(string area, string rule) =>
        ParcelRules(K2 with { Area = decimal.Parse(area, System.Globalization.CultureInfo.InvariantCulture) }).ShouldBe(rule);

    [TestCase("12")]
    [TestCase("trích đo 00")]
    [TestCase("F48-12-A")]
    public void The_sheet_of_a_parcel(string sheet) => ParcelRules(K2 with { Sheet = sheet }).ShouldBe("");

    [Test]
    public void All_faults_of_a_parcel_come_at_once() =>
        ParcelRules(new ParcelInput("2647", " ", null, null, "O1", new string('x', 31))).ShouldBe(
            "parcel.commune parcel.sheet parcel.number parcel.purpose parcel.area parcel.certificate");

    [Test]
    public void A_dossier_has_a_parcel() =>
        Parcel.Read([]).Refusal().Faults.Single().Rule.ShouldBe("parcel.missing");

    private static IReadOnlyList<Party> Read(IReadOnlyList<PartyInput> inputs, params PartyRole[] required) =>
        PartyList.Read(inputs, required, Date("2026-11-24")).Value();

    private static IEnumerable<string> Rules(IReadOnlyList<PartyInput> inputs, params PartyRole[] required) =>
        PartyList.Read(inputs, required, Date("2026-11-24")).Refusal().Faults.Select(fault => $"{fault.Field} {fault.Rule}");

    private static string ParcelRules(ParcelInput input) =>
        Parcel.Read([input]).Succeeded(out _, out var refusal) ? "" : string.Join(' ', refusal.Faults.Select(fault => fault.Rule));
}

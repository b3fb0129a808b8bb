using System.Text;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Receiving;

/// <summary>What people are called and what is known of their birth comes back exactly, as NFC.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class NameTests(Store store)
{
    private ServiceClient _service = null!;

    private static string Eighty { get; } = string.Join(' ', Enumerable.Repeat("Nguyễn", 12))[..80];

    private static IEnumerable<string> Names =>
        ["Sùng", "H'Hen Niê", "K’Brêu", "Ô Ý", Eighty, "Đỗ Thị Đào", "Đỗ Thị Đào".Normalize(NormalizationForm.FormD)];

    [OneTimeSetUp]
    public async Task Start() => _service = (await TestHost.Shared(store)).Client;

    // CASES.md B032.
    [TestCaseSource(nameof(Names))]
    public async Task A_name_comes_back_as_it_was_given(string name)
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["name"] = name;

        var party = await FirstParty(reception);

        party.GetProperty("name").GetString().ShouldBe(name.Normalize(NormalizationForm.FormC));
    }

    [TestCase("1951")]
    [TestCase("05/1951")]
    [TestCase("29/02/2000")]
    public async Task What_is_known_of_a_birth_comes_back_without_a_guess(string birth)
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["birth"] = birth;

        (await FirstParty(reception)).GetProperty("birth").GetString().ShouldBe(birth);
    }

    [TestCase("individual", "personalNumber", "001185012345")]
    [TestCase("individual", "formerNumber", "060123456")]
    [TestCase("organisation", "taxNumber", "0100109106")]
    public async Task A_number_comes_back_as_it_was_given(string kind, string field, string number)
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["kind"] = kind;
        reception["parties"]![0]![field] = number;

        (await FirstParty(reception)).GetProperty(field).GetString().ShouldBe(number);
    }

    [TestCase("9999-12-31T23:59:59Z", 400)]
    [TestCase("2099-12-31T23:59:59Z", 422)]
    [TestCase("2000-01-01T00:00:00Z", 422)]
    [TestCase("1900-01-01T00:00:00Z", 400)]
    [TestCase("2026-11-05T08:30:00", 400)]
    public async Task An_instant_that_nobody_can_mean_is_refused(string effectiveAt, int status)
    {
        var reception = Walk.Transfer();
        reception["effectiveAt"] = effectiveAt;

        (await (await _service.As(Walk.Clerk)).Register(reception)).Status.ShouldBe(status);
    }

    [TestCase("contractNumber", "\\ud800")]
    [TestCase("notary", "\\u0000")]
    public async Task A_form_with_what_is_no_character_is_refused(string field, string escaped)
    {
        var reception = Walk.Transfer();
        reception["form"]![field] = "MARK";

        var refused = await (await _service.As(Walk.Clerk)).Post("/api/v1/dossiers", reception.ToJsonString().Replace("MARK", escaped, StringComparison.Ordinal));

        refused.ShouldBe(422, "request.invalid").FaultFields.ShouldBe([$"form.{field}"]);
    }

    [Test]
    public async Task A_day_that_there_never_was_is_refused_at_its_field()
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["birth"] = "29/02/2001";

        var refused = await (await _service.As(Walk.Clerk)).Register(reception);

        refused.ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["parties[0].birth"]);
    }

    [TestCase("2026-11-05T08:30:00+07:00")]
    [TestCase("2026-11-05T01:30:00Z")]
    [TestCase("2026-11-04T17:30:00-08:00")]
    public async Task An_instant_is_the_same_whatever_its_offset(string effectiveAt)
    {
        var reception = Walk.Transfer();
        reception["effectiveAt"] = effectiveAt;
        var work = await _service.Received(reception);

        var dossier = (await (await _service.As(Walk.Clerk)).Get(work.Path)).Json;

        dossier.GetProperty("receivedAt").GetString().ShouldBe("2026-11-05T08:30:00+07:00");
        dossier.GetProperty("appointment1").GetProperty("at").GetString().ShouldBe("2026-11-12T17:00:00+07:00");
    }

    // CASES.md B031.
    [Test]
    public async Task The_code_of_a_commune_keeps_its_zero()
    {
        var clerk = await _service.As(Walk.Clerk);
        var work = await _service.Received();

        var commune = (await clerk.Get(work.Path)).Json.GetProperty("parcels")[0].GetProperty("commune");
        var desk = (await clerk.Get("/api/v1/offices")).Json.EnumerateArray().Single(office => office.GetProperty("code").GetString() == "desk-yen-bai");

        commune.GetString().ShouldBe("04252");
        desk.GetProperty("serves")[0].GetString().ShouldBe("04252");
        var reception = Walk.Transfer();
        reception["parcels"]![0]!["commune"] = "4252";
        (await clerk.Register(reception)).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["parcels[0].commune"]);
    }

    private async Task<System.Text.Json.JsonElement> FirstParty(System.Text.Json.Nodes.JsonObject reception)
    {
        var work = await _service.Received(reception);
        return (await (await _service.As(Walk.Clerk)).Get(work.Path)).ShouldBe(200).Json.GetProperty("parties")[0];
    }
}

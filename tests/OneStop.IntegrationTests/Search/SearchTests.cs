using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Search;

/// <summary>A dossier is found by what anybody at a desk can say about it, on a database of its own: other tests' people have no part in it.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class SearchTests(Store store)
{
    private const string CentreLeader = "province-centre.leader";

    private TestHost _host = null!;
    private string _dao = null!;
    private string _phu = null!;
    private string _other = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await TestHost.Start(await TestDatabase.Create(store), new SetClock("2026-11-05T09:00:00+07:00"), ownsDatabase: true);
        _dao = await Received("Đỗ Thị Đào", "Hoàng Văn Nủ", party =>
        {
            party["personalNumber"] = "010190000123";
            party["phone"] = "0975204663";
        });
        _phu = await Received("Bàn A Phủ", "D’Lử Sùng Thị", party => party["formerNumber"] = "060123456", parcel =>
        {
            parcel["sheet"] = "31";
            parcel["number"] = "213";
            parcel["certificate"] = "CT 482135";
        });
        _other = await Received("Hoàng Văn Phúc", "Lường Thị Ọn", parcel: parcel => parcel["commune"] = "04498");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [TestCase("do thi dao")]
    [TestCase("DO THI DAO")]
    [TestCase("đỗ thị đào")]
    [TestCase("  dao   do ")]
    [TestCase("Đào")]
    [TestCase("010190000123")]
    [TestCase("0101 9000 0123")]
    [TestCase("0975 204 663")]
    [TestCase("+84975204663")]
    public async Task A_person_is_found_by_name_without_marks_in_any_order_by_number_and_by_telephone(string typed)
    {
        (await Codes(typed)).ShouldBe([_dao]);
        (await Codes(typed.Normalize(NormalizationForm.FormD))).ShouldBe([_dao]);
    }

    [Test]
    public async Task A_name_typed_in_NFD_is_found_as_the_same_in_NFC_and_answered_so()
    {
        var again = await Received("Đặng Thị Ẩu".Normalize(NormalizationForm.FormD), "Lý A Sì");

        var row = (await Search("dang thi au")).Json.GetProperty("items")[0];

        row.GetProperty("code").GetString().ShouldBe(again);
        row.GetProperty("parties")[0].GetProperty("name").GetString().ShouldBe("Đặng Thị Ẩu");
    }

    [TestCase("ban a phu")]
    [TestCase("phu a ban")]
    [TestCase("d'lử")]
    [TestCase("060123456")]
    [TestCase("thửa 213 tờ 31")]
    [TestCase("Thửa đất số 213, tờ bản đồ số 31")]
    [TestCase("ct 482135")]
    public async Task A_short_word_begins_a_name_and_a_parcel_is_found_as_it_is_said(string typed) => (await Codes(typed)).ShouldBe([_phu]);

    [TestCase("Xã Trấn Yên")]
    [TestCase("tran yen")]
    [TestCase("xã Báo Đáp")]
    [TestCase("bao dap (huyen tran yen)")]
    public async Task A_commune_is_found_by_its_name_of_today_and_by_a_former_one(string typed) => (await Codes(typed)).ShouldBe([_other]);

    [Test]
    public async Task A_code_is_found_whole_and_in_any_case_and_never_by_a_part()
    {
        (await Codes(_dao)).ShouldBe([_dao]);
        (await Codes(_dao.ToLowerInvariant())).ShouldBe([_dao]);
        (await Codes(_dao[..^1])).ShouldBeEmpty();
    }

    [Test]
    public async Task The_code_of_the_portal_is_an_alias_that_no_two_dossiers_have()
    {
        var reception = Walk.Transfer();
        (reception["channel"], reception["alias"]) = ("online", " G05.99.H38-261105-4711 ");
        var work = await _host.Client.Received(reception);
        var clerk = await _host.As(Walk.Clerk);

        (await Codes("G05.99.H38-261105-4711")).ShouldBe([work.Dossier]);
        (await clerk.Read(work)).GetProperty("alias").GetString().ShouldBe("G05.99.H38-261105-4711");
        var again = (await clerk.Register(reception)).ShouldBe(422, "request.invalid");
        again.FaultFields.ShouldBe(["alias"]);
        reception["alias"] = new string('x', 41);
        (await clerk.Register(reception)).FaultFields.ShouldBe(["alias"]);
    }

    [Test]
    public async Task A_fee_is_found_by_the_number_of_its_receipt()
    {
        var work = await _host.Client.Received();
        var fee = new { name = "Lệ phí cấp Giấy chứng nhận", amount = 100_000, receiptNumber = "BL 0099871", paidOn = "2026-11-05" };
        (await (await _host.As(Walk.Clerk)).Command(work, "record-fee", fee)).ShouldBe(200);

        (await Codes("BL 0099871")).ShouldBe([work.Dossier]);
    }

    [TestCase("%")]
    [TestCase("_")]
    [TestCase("'")]
    [TestCase("do%dao")]
    [TestCase("d_o thi dao")]
    [TestCase("' OR 1=1 --")]
    [TestCase("-")]
    [TestCase("\\")]
    public async Task Signs_that_databases_know_are_letters_like_others(string typed) => (await Codes(typed)).ShouldBeEmpty();

    [Test]
    public async Task What_is_too_long_or_unknown_is_said_for_all_fields_at_once()
    {
        var answer = (await Find($"q={new string('a', 201)}&status=lost&after=x")).ShouldBe(422, "request.invalid");

        answer.FaultFields.ShouldBe(["q", "status", "after"]);
        (await Find($"q={new string('a', 200)}")).ShouldBe(200);
        (await Find("q=%00")).ShouldBe(422, "request.invalid");
    }

    [Test]
    public async Task Status_and_office_narrow_and_pages_follow_without_gap_the_newest_first()
    {
        for (var more = 0; more < 26; more++)
            await Received("Tẩn Mẩy Chẳn", "Phàn Tả Xun");

        var first = (await Search("tan may chan")).Json;
        var second = (await Find($"q=tan+may+chan&after={first.GetProperty("next").GetString()}")).Json;

        var codes = CodesOf(first).Concat(CodesOf(second)).ToList();
        codes.Count.ShouldBe(26);
        codes.ShouldBe(codes.OrderDescending(StringComparer.Ordinal));
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        CodesOf((await Find("q=tan+may+chan&status=examining")).Json).ShouldBeEmpty();
        CodesOf((await Find("q=do+thi+dao&status=received&office=desk-yen-bai")).Json).ShouldBe([_dao]);
        CodesOf((await Find("q=do+thi+dao&office=desk-sa-pa")).Json).ShouldBeEmpty();
    }

    [Test]
    public async Task Others_find_nothing_and_what_the_centre_finds_is_noted()
    {
        CodesOf((await (await _host.As(Walk.Stranger)).Get("/api/v1/dossiers?q=do+thi+dao")).ShouldBe(200).Json).ShouldBeEmpty();
        (await Looks(_dao)).ShouldBeEmpty();
        var leader = await _host.As(CentreLeader);

        CodesOf((await leader.Get("/api/v1/dossiers?q=do+thi+dao")).ShouldBe(200).Json).ShouldBe([_dao]);
        (await leader.Get($"/api/v1/dossiers/{_dao}/history")).ShouldBe(200);

        (await Looks(_dao)).ShouldBe(["search", "history"]);
    }

    private async Task<List<string>> Looks(string code)
    {
        await using var db = _host.Database.Open();
        var id = (await db.Set<Dossier>().SingleAsync(dossier => dossier.Code == code)).Id;
        return await db.Set<ReadLogRow>().Where(row => row.DossierId == id).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.What).ToListAsync();
    }

    private async Task<string> Received(string applicant, string transferor, Action<JsonNode>? party = null, Action<JsonNode>? parcel = null)
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["name"] = applicant;
        reception["parties"]![1]!["name"] = transferor;
        party?.Invoke(reception["parties"]![0]!);
        parcel?.Invoke(reception["parcels"]![0]!);
        return (await _host.Client.Received(reception)).Dossier;
    }

    private Task<Answer> Search(string typed) => Find($"q={Uri.EscapeDataString(typed)}");

    private async Task<Answer> Find(string query) => await (await _host.As(Walk.Clerk)).Get($"/api/v1/dossiers?{query}");

    private async Task<List<string>> Codes(string typed) => CodesOf((await Search(typed)).ShouldBe(200).Json);

    private static List<string> CodesOf(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("code").GetString()!)];
}

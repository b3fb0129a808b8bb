using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>Mẫu 07: everything that came to the desk has its row, also what it did not receive.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class RegisterTests(Store store)
{
    private const int PageSize = 100;

    private SetClock _clock = null!;
    private TestHost _host = null!;
    private Officer _clerk = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _host = await TestHost.Start(await TestDatabase.Create(store), _clock, ownsDatabase: true);
        _clerk = await _host.As(Walk.Clerk);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Rows_stand_in_order_of_reception_with_what_became_of_them()
    {
        var returned = await _host.Client.Ready();
        (await _clerk.ReturnResult(returned, new
        {
            documentNumber = "AA 1",
            documentOn = "2026-11-05",
            signer = "land-yen-bai/leader",
            takenBy = 0,
            takenAs = "authority",
            takerName = "Vàng Sín Ẩu",
        })).ShouldBe(200);
        var refused = (await _clerk.Register(DeskWork.Refused())).ShouldBe(201);
        var guided = (await _clerk.Register(DeskWork.Guided())).ShouldBe(201);
        var stopped = await _host.Client.Examining();
        (await _clerk.Command(stopped, "stop", DeskWork.Stop())).ShouldBe(200);

        var rows = (await Register()).GetProperty("rows").EnumerateArray().ToList();

        rows.Select(row => row.GetProperty("code").GetString()).ShouldBe([returned.Dossier, refused.Text("code"), guided.Text("code"), stopped.Dossier]);
        rows.Select(row => row.GetProperty("number").GetInt32()).ShouldBe([1, 2, 3, 4]);
        rows.Select(NotesOf).ShouldBe(["", $"refused {NumberOf(refused)}", $"guided {NumberOf(guided)}", "stopped 01/HDHS"]);
        rows[0].GetProperty("taker").GetString().ShouldBe("Vàng Sín Ẩu");
        rows[0].GetProperty("returnedAt").ValueKind.ShouldBe(JsonValueKind.String);
        rows[0].GetProperty("handlingOffice").GetString().ShouldBe("land-yen-bai");
        rows[1].GetProperty("applicant").GetString().ShouldBe("Hoàng Thị Ưởng");
        rows[1].GetProperty("address").GetString().ShouldBe("xã Lâm Thượng, bản Thử Cọ");
        rows[1].GetProperty("phone").GetString().ShouldBe("0357000006");
        rows[1].GetProperty("notes")[0].GetProperty("words").GetString().ShouldBe($"Từ chối tiếp nhận, phiếu số {NumberOf(refused)}");
        rows[1].GetProperty("appointment1").ValueKind.ShouldBe(JsonValueKind.Null);
        rows[3].GetProperty("appointment1").GetProperty("on").GetString().ShouldBe("2026-11-12");
    }

    [Test]
    public async Task A_corrected_receipt_shows_both_versions_in_the_row_of_the_dossier()
    {
        var work = await _host.Client.Received();
        foreach (var name in new[] { "Pàng", "Lò Thị Ẻn" })
        {
            var parties = Walk.Transfer()["parties"]!.DeepClone();
            parties[0]!["name"] = name;
            (await _clerk.Command(work, "correct", new JsonObject { ["reason"] = "Gõ nhầm tên", ["parties"] = parties })).ShouldBe(200);
        }

        var row = (await Register()).GetProperty("rows").EnumerateArray().ShouldHaveSingleItem();

        row.GetProperty("applicant").GetString().ShouldBe("Lò Thị Ẻn");
        row.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("words").GetString())
            .ShouldBe(["Giấy tiếp nhận đã thay bằng lần 2", "Giấy tiếp nhận đã thay bằng lần 3"]);
    }

    [Test]
    public async Task A_range_takes_both_its_days_and_no_other()
    {
        var first = await _host.Client.Received();
        _clock.Move(TimeSpan.FromDays(1));
        await _host.Client.AsAnew(Walk.Clerk);
        var second = await _host.Client.Received();
        _clerk = await _host.As(Walk.Clerk);

        (await Codes("from=2026-11-05&to=2026-11-06")).ShouldBe([first.Dossier, second.Dossier]);
        (await Codes("from=2026-11-05")).ShouldBe([first.Dossier]);
        (await Codes("from=2026-11-06")).ShouldBe([second.Dossier]);
        (await Codes("from=2026-11-07&to=2026-11-08")).ShouldBeEmpty();
    }

    [Test]
    public async Task Pages_follow_each_other_without_gap_or_repetition_and_the_numbers_go_on()
    {
        for (var count = 0; count < PageSize + 3; count++)
            (await _clerk.Register(DeskWork.Refused())).ShouldBe(201);

        var first = await Register();
        var second = await Register($"from=2026-11-05&after={first.GetProperty("next").GetString()}");

        var rows = first.GetProperty("rows").EnumerateArray().Concat(second.GetProperty("rows").EnumerateArray()).ToList();
        rows.Select(row => row.GetProperty("number").GetInt32()).ShouldBe(Enumerable.Range(1, PageSize + 3));
        rows.Select(row => row.GetProperty("code").GetString()).Distinct().Count().ShouldBe(PageSize + 3);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [TestCase("from=2026-11-05&to=2026-11-04", "to")]
    [TestCase("from=2026-01-01&to=2026-04-03", "to")]
    [TestCase("from=2026-11-05&after=1.2", "after")]
    public async Task A_range_that_cannot_be_read_is_refused(string range, string field) =>
        (await _clerk.Get($"/api/v1/register?office=desk-yen-bai&{range}")).ShouldBe(422, "request.invalid").FaultFields.ShouldBe([field]);

    [Test]
    public async Task Ninety_two_days_are_one_range() =>
        (await _clerk.Get("/api/v1/register?office=desk-yen-bai&from=2026-01-01&to=2026-04-02")).ShouldBe(200);

    [Test]
    public async Task The_register_of_another_desk_is_closed()
    {
        (await (await _host.As(Walk.Stranger)).Get("/api/v1/register?office=desk-yen-bai")).ShouldBe(403, "office.not-seen");
        (await (await _host.As(DeskWork.DeskLeader)).Get("/api/v1/register?office=desk-yen-bai")).ShouldBe(200);
    }

    private async Task<JsonElement> Register(string range = "from=2026-11-05") =>
        (await _clerk.Get($"/api/v1/register?office=desk-yen-bai&{range}")).ShouldBe(200).Json;

    private async Task<IEnumerable<string?>> Codes(string range) =>
        (await Register(range)).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("code").GetString());

    private static string NumberOf(Answer registered) => registered.Json.GetProperty("act").GetProperty("number").GetString()!;

    private static string NotesOf(JsonElement row) =>
        string.Join(", ", row.GetProperty("notes").EnumerateArray().Select(note => $"{note.GetProperty("kind").GetString()} {note.GetProperty("number").GetString()}"));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>The forms of TT 03/2025/TT-VPCP as data: what a page prints stands here, field by field.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class FormTests(Store store)
{
    private ServiceClient _service = null!;
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task SignIn()
    {
        _service = (await TestHost.Shared(store)).Client;
        _clerk = await _service.As(Walk.Clerk);
    }

    [Test]
    public async Task The_receipt_says_what_was_received_by_whom_and_until_when()
    {
        var work = await _service.Received();

        var form = await _clerk.Read(work, "/forms/01");

        form.GetProperty("head").GetProperty("officeName").GetString().ShouldBe("Trung tâm Phục vụ hành chính công phường Yên Bái");
        form.GetProperty("head").GetProperty("parentName").GetString().ShouldBe("Ủy ban nhân dân phường Yên Bái");
        form.GetProperty("receiptVersion").GetInt32().ShouldBe(1);
        form.GetProperty("applicant").GetProperty("name").GetString().ShouldBe("Nguyễn Thị Hà");
        form.GetProperty("procedure").GetProperty("nationalCode").GetString().ShouldBe("1.115668");
        form.GetProperty("papers").EnumerateArray().Select(paper => (paper.GetProperty("paper").GetString(), paper.GetProperty("asWords").GetString()))
            .ShouldBe([("form", "Bản chính"), ("certificate", "Bản chính"), ("contract", "Bản chính")]);
        form.GetProperty("limits").EnumerateArray().Select(limit => $"{limit.GetProperty("limit").GetString()} {limit.GetProperty("words").GetString()}")
            .ShouldBe(["5 wd 5 ngày làm việc", "3 wd 3 ngày làm việc"]);
        form.GetProperty("appointment1").GetProperty("on").GetString().ShouldBe("2026-11-12");
        form.GetProperty("appointment2").ValueKind.ShouldBe(JsonValueKind.Null);
        form.GetProperty("returnOffice").GetString().ShouldBe("desk-yen-bai");
        form.GetProperty("clerk").GetString().ShouldBe((await _clerk.Get("/api/v1/me")).Text("displayName"));
    }

    [Test]
    public async Task A_corrected_receipt_is_of_its_corrector_and_says_which_it_is()
    {
        var work = await _service.Received();
        var leader = await _service.As(DeskWork.DeskLeader);
        var parties = Walk.Transfer()["parties"]!.DeepClone();
        parties[0]!["name"] = "Phạm Ngọc-Ánh";
        (await leader.Command(work, "correct", new JsonObject { ["reason"] = "Gõ nhầm tên", ["parties"] = parties })).ShouldBe(200);

        var form = await _clerk.Read(work, "/forms/01");

        form.GetProperty("receiptVersion").GetInt32().ShouldBe(2);
        form.GetProperty("applicant").GetProperty("name").GetString().ShouldBe("Phạm Ngọc-Ánh");
        form.GetProperty("clerk").GetString().ShouldBe((await leader.Get("/api/v1/me")).Text("displayName"));
    }

    [Test]
    public async Task A_request_during_examination_is_on_the_paper_of_the_office_that_asks()
    {
        var work = await _service.Examining();
        var asked = new { items = new object[] { new { paper = "contract", reasonCode = "missing", reason = "Thiếu trang 2" }, new { text = "Giấy xác nhận", reasonCode = "x", reason = "Khác tên" } } };
        (await (await _service.As(Walk.Examiner)).Command(work, "request-supplement", asked)).ShouldBe(200);
        (await _clerk.Read(work, "/forms/02")).GetProperty("toldAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _clerk.Command(work, "tell-supplement", new { how = "phone" })).ShouldBe(200);

        var form = await _clerk.Read(work, "/forms/02");

        form.GetProperty("head").GetProperty("office").GetString().ShouldBe("land-yen-bai");
        form.GetProperty("number").GetString().ShouldNotBeNull().ShouldEndWith("/HDHS");
        form.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("no").GetInt32(), item.GetProperty("what").GetString(), item.GetProperty("reason").GetString()))
            .ShouldBe([(1, "Hợp đồng hoặc văn bản chuyển quyền đã công chứng, chứng thực; văn bản về thừa kế", "Thiếu trang 2"), (2, "Giấy xác nhận", "Khác tên")]);
        form.GetProperty("toldHow").GetString().ShouldBe("phone");
        (await _clerk.Get($"{work.Path}/forms/02?act={form.GetProperty("act").GetString()}")).ShouldBe(200);
        (await _clerk.Get($"{work.Path}/forms/02?act={Guid.Empty}")).ShouldBe(404, "form.not-found");
    }

    [Test]
    public async Task Guidance_and_refusal_are_on_the_desks_paper_with_the_words_that_were_given()
    {
        var guided = await PathOf(DeskWork.Guided());
        var refused = await PathOf(DeskWork.Refused());

        var guidance = (await _clerk.Get($"{guided}/forms/02")).ShouldBe(200).Json;
        guidance.GetProperty("head").GetProperty("office").GetString().ShouldBe("desk-yen-bai");
        guidance.GetProperty("items").GetArrayLength().ShouldBe(2);
        guidance.GetProperty("toldHow").GetString().ShouldBe("in-person");
        var refusal = (await _clerk.Get($"{refused}/forms/03")).ShouldBe(200).Json;
        refusal.GetProperty("reason").GetString().ShouldBe("Thửa đất đang có đơn tranh chấp của ông Giàng A Dơ");
        refusal.GetProperty("groundWords").GetString().ShouldBe("Thửa đất, tài sản đang có tranh chấp, bị kê biên hoặc bị ngăn chặn");
        refusal.GetProperty("applicant").GetProperty("phone").GetString().ShouldBe("0357000006");
    }

    [Test]
    public async Task The_notice_of_a_stop_says_where_it_stood_and_what_is_given_back()
    {
        var work = await _service.Examining();
        (await _clerk.Command(work, "record-fee", new { name = "Lệ phí", amount = 50_000, receiptNumber = $"S {Officer.NewKey()[..12]}", paidOn = "2026-11-05" })).ShouldBe(200);
        var stop = DeskWork.Stop();
        stop["requestedBy"] = 1;
        (await _clerk.Command(work, "stop", stop)).ShouldBe(200);

        var form = await _clerk.Read(work, "/forms/05");

        form.GetProperty("requestedBy").GetString().ShouldBe("Trần Văn Bình");
        form.GetProperty("requestedOn").GetString().ShouldBe("2026-11-05");
        form.GetProperty("channelWords").GetString().ShouldBe("Trực tiếp tại bộ phận một cửa");
        form.GetProperty("reason").GetString().ShouldBe("Hai bên không mua bán nữa");
        (form.GetProperty("status").GetString(), form.GetProperty("statusWords").GetString()).ShouldBe(("examining", "Đang xử lý"));
        form.GetProperty("papers").GetArrayLength().ShouldBe(3);
        form.GetProperty("paid")[0].GetProperty("amount").GetInt64().ShouldBe(50_000);
    }

    [Test]
    public async Task What_a_dossier_does_not_have_is_not_there()
    {
        var work = await _service.Received();
        foreach (var form in new[] { "02", "03", "04", "05", "07", "1" })
            (await _clerk.Get($"{work.Path}/forms/{form}")).ShouldBe(404, "form.not-found");

        (await _clerk.Get($"{await PathOf(DeskWork.Refused())}/forms/01")).ShouldBe(404, "form.not-found");
    }

    [Test]
    public async Task Acts_are_listed_with_number_signer_and_words()
    {
        var work = await _service.Ready();
        var parties = Walk.Transfer()["parties"]!.DeepClone();
        parties[0]!["name"] = "Chảo Tả Mẩy";
        (await _clerk.Command(work, "correct", new JsonObject { ["reason"] = "Gõ nhầm tên", ["parties"] = parties })).ShouldBe(200);
        (await _clerk.ReturnResult(work, new
        {
            documentNumber = "AA 1",
            documentOn = "2026-11-05",
            signer = "land-yen-bai/leader",
            takenBy = 0,
            takenAs = "receipt",
            note = "Giao tại nhà",
        })).ShouldBe(200);

        var acts = (await _clerk.Read(work, "/acts")).EnumerateArray().ToList();

        acts.Select(act => (act.GetProperty("form").GetString(), act.GetProperty("number").ValueKind)).ShouldBe([("01", JsonValueKind.Null), ("result", JsonValueKind.Null)]);
        acts[0].GetProperty("words").GetProperty("reason").GetString().ShouldBe("Gõ nhầm tên");
        acts[1].GetProperty("words").GetProperty("note").GetString().ShouldBe("Giao tại nhà");
        acts[0].GetProperty("signer").GetString().ShouldBe((await _clerk.Get("/api/v1/me")).Text("displayName"));
    }

    [Test]
    public async Task In_English_the_codes_have_English_words()
    {
        var work = await _service.Received();

        var form = (await _clerk.Send(HttpMethod.Get, $"{work.Path}/forms/01", null, ("Accept-Language", "en"))).ShouldBe(200).Json;

        form.GetProperty("limits")[0].GetProperty("words").GetString().ShouldBe("5 working days");
        form.GetProperty("papers")[0].GetProperty("asWords").GetString().ShouldBe("Original");
    }

    private async Task<string> PathOf(JsonObject reception) => $"/api/v1/dossiers/{(await _clerk.Register(reception)).ShouldBe(201).Text("code")}";
}

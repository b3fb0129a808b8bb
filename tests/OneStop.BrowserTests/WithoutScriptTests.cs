using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>A browser that runs no script: everything is there, and nothing is made twice.</summary>
internal sealed class WithoutScriptTests
{
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Shared();
    }

    [Test]
    public async Task A_reception_without_script_shows_papers_adds_rows_and_keeps_everything_beside_its_faults()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host, javaScript: false);
        await clerk.Go(ReceptionPage.Path);
        await clerk.Page.Locator("select[name=procedure]").SelectOptionAsync("");
        await clerk.Press("Hiện giấy tờ");
        await Expect(clerk.Page.GetByText("Chọn thủ tục để thấy danh mục giấy tờ.")).ToBeVisibleAsync();
        await clerk.Page.Locator("select[name=procedure]").SelectOptionAsync("transfer");
        await clerk.Press("Hiện giấy tờ");
        await Expect(clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = ReceptionPage.Papers[0] })).ToBeVisibleAsync();

        await clerk.Fill("Họ và tên, người 1", "Phạm Ngọc-Ánh");
        await clerk.Press("Thêm người");
        await Expect(clerk.Field("Họ và tên, người 4")).ToBeVisibleAsync();
        await clerk.Fill("Họ và tên, người 4", "Vàng Thị Dợ");
        await clerk.Choose("Vai trò, người 4", "Đồng sử dụng");
        await clerk.Fill("Họ và tên, người 2", "Pàng");
        await clerk.Fill("Ngày hoặc năm sinh, người 2", "hôm kia");
        await clerk.Fill("Tờ số", "31");
        await clerk.Press(ReceptionPage.Accept);

        await Expect(clerk.Errors).ToContainTextAsync("Lỗi: cần sửa");
        await Expect(clerk.Field("Họ và tên, người 1")).ToHaveValueAsync("Phạm Ngọc-Ánh");
        await Expect(clerk.Field("Họ và tên, người 2")).ToHaveValueAsync("Pàng");
        await Expect(clerk.Field("Ngày hoặc năm sinh, người 2")).ToHaveValueAsync("hôm kia");
        await Expect(clerk.Page.Locator("td", new() { Has = clerk.Field("Ngày hoặc năm sinh, người 2") }).Locator(".err")).Not.ToBeEmptyAsync();
        await Expect(clerk.Field("Họ và tên, người 3")).ToHaveValueAsync("Vàng Thị Dợ");
        await Expect(clerk.Field("Vai trò, người 3")).ToHaveValueAsync("co-user");
        await Expect(clerk.Field("Tờ số")).ToHaveValueAsync("31");

        await clerk.Fill("Ngày hoặc năm sinh, người 2", "1990");
        await clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Người 2 nộp" }).CheckAsync();
        await clerk.Fill("Thửa số", "214");
        await clerk.Fill("Diện tích (m²)", "100");
        await clerk.FillSale();
        foreach (var paper in ReceptionPage.Papers)
        {
            await clerk.Tick(paper);
        }

        await clerk.Press(ReceptionPage.Accept);

        await Expect(clerk.Page).ToHaveURLAsync(new Regex("/receipt$"));
        await Expect(clerk.Page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "Phạm Ngọc-Ánh → Pàng" })).ToBeVisibleAsync();
        clerk.Complaints.ShouldBeEmpty();
    }

    // CASES.md B022.
    [Test]
    public async Task Two_clicks_a_reload_the_way_back_and_the_same_form_once_more_make_one_dossier()
    {
        const string name = "Giàng A Sùng";
        await using var clerk = await Visitor.As(Walk.Clerk, _host, javaScript: false);
        await clerk.FillReception(from: name);
        IRequest? sent = null;
        clerk.Page.Request += (_, request) => sent = request.Method == "POST" ? request : sent;
        await clerk.Button(ReceptionPage.Accept).DblClickAsync();
        await Expect(clerk.Page).ToHaveURLAsync(new Regex("/receipt$"));
        var code = clerk.Dossier;

        await clerk.Page.ReloadAsync();
        clerk.Dossier.ShouldBe(code);

        // A browser that kept the page sends the same once more: the receipt of the first time.
        var again = await clerk.Browser.APIRequest.PostAsync(ReceptionPage.Path, new()
        {
            Headers = new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded", ["Origin"] = _host.Address.ToString().TrimEnd('/') },
            DataString = sent!.PostData,
        });
        new Uri(again.Url).AbsolutePath.ShouldBe($"/dossiers/{code}/receipt");

        // One that asks for the page again gets an empty form: there is nothing in it to be made twice.
        await clerk.Page.GoBackAsync();
        await Expect(clerk.Field("Họ và tên, người 1")).ToHaveValueAsync("");
        await clerk.Press(ReceptionPage.Accept);
        await Expect(clerk.Errors).ToContainTextAsync("Lỗi: cần sửa");

        (await Dossiers(clerk, name)).ShouldBe([code]);
    }

    [Test]
    public async Task Tracking_without_script_opens_by_both_codes_and_tells_all()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host);
        var code = await clerk.Receive();
        var pin = await clerk.Page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "in trên giấy hẹn" }).Locator("b").InnerTextAsync();
        await using var citizen = await Visitor.Opens(_host, Visitor.Telephone, javaScript: false);

        await citizen.Go("/tracking");
        await citizen.Fill("Mã hồ sơ", code);
        await citizen.Fill("Mã PIN", "AAAAAA");
        await citizen.Press("Xem hồ sơ");
        await Expect(citizen.Errors).ToContainTextAsync("không khớp nhau");
        await Expect(citizen.Field("Mã hồ sơ")).ToHaveValueAsync(code);
        await citizen.Fill("Mã PIN", pin.ToLowerInvariant());
        await citizen.Press("Xem hồ sơ");

        await Expect(citizen.Page.Locator("#holder")).ToContainTextAsync("Phải xong trước");
        await Expect(citizen.Page.Locator("#todo")).ToContainTextAsync("Lúc này không phải làm gì.");
        await Expect(citizen.Page.Locator("#appointments")).ToContainTextAsync("Hẹn lần 1");
        await Expect(citizen.Page.Locator("#way").GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Nhận hồ sơ");
        citizen.Complaints.ShouldAllBe(complaint => complaint.Contains("404"), "the wrong PIN is all that the browser complains about");
    }

    /// <returns>Codes of the dossiers that the office finds by a name.</returns>
    private static async Task<IReadOnlyList<string>> Dossiers(Visitor clerk, string name)
    {
        await clerk.Go($"/search?q={Uri.EscapeDataString(name)}");
        return await clerk.Page.Locator("main th[scope=row] a").AllInnerTextsAsync();
    }
}

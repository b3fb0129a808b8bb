using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>One transfer of land from the counter through every office and back, each person at a browser of their own.</summary>
internal sealed class WholeWayTests
{
    private const string Desk = "Trung tâm Phục vụ hành chính công phường Yên Bái";
    private const string LandOffice = "Chi nhánh Văn phòng đăng ký đất đai Yên Bái";

    private const string TaxOffice = "Thuế cơ sở Yên Bái";

    private RunningHost _host = null!;
    private string _code = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Shared();
    }

    [Test]
    public async Task A_transfer_goes_from_the_counter_through_land_office_citizen_and_tax_back_to_who_filed_it()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host);
        await using var examiner = await Visitor.As(Walk.Examiner, _host);
        await using var tax = await Visitor.As(Walk.TaxOfficer, _host);
        await using var registrar = await Visitor.As(Walk.Registrar, _host);
        await using var citizen = await Visitor.Opens(_host, Visitor.Telephone);

        _code = await clerk.Receive();
        await OpensTracking(citizen, await Pin(clerk));
        await HandsOver(clerk);
        await AsksForADrawing(examiner);
        await Supplements(clerk, citizen);
        await SendsTheSlip(examiner);
        await Notices(tax);
        await TellsAndPays(clerk, citizen);
        await Completes(tax);
        await UpdatesTheRecord(registrar);
        await ReturnsTheResult(clerk);

        await Expect(citizen.Heading).ToBeVisibleAsync();
        await Expect(citizen.Page.Locator("#holder")).ToContainTextAsync("Đã trao kết quả");
        foreach (var person in new[] { clerk, examiner, tax, registrar, citizen })
        {
            person.Complaints.ShouldBeEmpty();
        }
    }

    private static async Task<string> Pin(Visitor clerk) =>
        await clerk.Page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "in trên giấy hẹn" }).Locator("b").InnerTextAsync();

    private async Task OpensTracking(Visitor citizen, string pin)
    {
        await citizen.Go("/tracking");
        await citizen.Fill("Mã hồ sơ", _code);
        await citizen.Fill("Mã PIN", pin);
        await citizen.Press("Xem hồ sơ");
        await Expect(citizen.Page.Locator("#holder")).ToContainTextAsync(Desk);
    }

    private async Task HandsOver(Visitor clerk)
    {
        await Opens(clerk);
        await Expect(clerk.Holder).ToContainTextAsync(Desk);
        await clerk.Press("Ghi quyết định và chuyển");
        await Expect(clerk.Told).ToContainTextAsync("Đã ghi quyết định");
        await Expect(clerk.Holder).ToContainTextAsync(LandOffice);
    }

    private async Task AsksForADrawing(Visitor examiner)
    {
        await Opens(examiner);
        await examiner.Follow("Yêu cầu bổ sung giấy tờ (Mẫu 02)");
        await examiner.Tick("Bản vẽ tách thửa đất");
        await examiner.Page.GetByLabel("Ghi rõ: Bản vẽ tách thửa đất").FillAsync("Bản vẽ chưa có dấu của đơn vị đo đạc");
        await examiner.Press("Xem trước");
        await Expect(examiner.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("Bản vẽ chưa có dấu của đơn vị đo đạc");
        await examiner.Press("Gửi yêu cầu bổ sung");
        await Expect(examiner.Told).ToContainTextAsync("Đã gửi yêu cầu bổ sung");
    }

    private async Task Supplements(Visitor clerk, Visitor citizen)
    {
        await Opens(clerk, holds: false);
        await clerk.Follow("Báo công dân bổ sung");
        await clerk.Choose("Báo bằng cách nào", "Gọi điện thoại");
        await clerk.Press("Ghi là đã báo");
        await Expect(clerk.Told).ToContainTextAsync("Đã báo công dân");
        await Expect(clerk.Holder).ToContainTextAsync("Người nộp hồ sơ");

        // The citizen's page turns by itself.
        await Expect(citizen.Page.Locator("#holder")).ToContainTextAsync("Bà con cần bổ sung 1 giấy tờ");
        await Expect(citizen.Page.Locator("#todo")).ToContainTextAsync("Bản vẽ tách thửa đất");

        await clerk.Follow("Nhận giấy bổ sung");
        await clerk.Tick("Bản vẽ tách thửa đất");
        await clerk.Press("Nhận giấy bổ sung");
        await Expect(clerk.Told).ToContainTextAsync("Đã nhận giấy bổ sung");
        await Expect(clerk.Holder).ToContainTextAsync(LandOffice);
    }

    private async Task SendsTheSlip(Visitor examiner)
    {
        await Opens(examiner);
        await examiner.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Đủ điều kiện(?!,)") }).CheckAsync();
        await examiner.Tick("Lệ phí trước bạ");
        await examiner.Press("Ghi quyết định và chuyển");
        await Expect(examiner.Told).ToContainTextAsync("Đã ghi quyết định");
        await Expect(examiner.Holder).ToContainTextAsync(TaxOffice);
    }

    private async Task Notices(Visitor tax)
    {
        await Opens(tax, list: "Đang chờ");
        await tax.Follow("Ghi thông báo nộp tiền");
        await tax.Choose("Khoản", "Lệ phí trước bạ");
        await tax.Fill("Số thông báo", "5521/TB");
        await tax.Fill("Ngày thông báo", Pages.Written(0));
        await tax.Fill("Số tiền phải nộp (đồng)", "1.600.000");
        await tax.Fill("Hạn nộp", Pages.Written(30));
        await tax.Press("Ghi thông báo nộp tiền");
        await Expect(tax.Told).ToContainTextAsync("Đã ghi");
        await Expect(tax.Holder).ToContainTextAsync(Desk);
    }

    private async Task TellsAndPays(Visitor clerk, Visitor citizen)
    {
        await Opens(clerk);
        await clerk.Follow("Báo người nộp tiền");
        await clerk.Press("Báo người nộp tiền");
        await Expect(clerk.Holder).ToContainTextAsync("Người nộp");
        await Expect(citizen.Page.Locator("#todo")).ToContainTextAsync("1.600.000");

        await clerk.Follow("Ghi tiền đã nộp");
        await Expect(clerk.Field("Số tiền (đồng)")).ToHaveValueAsync("1.600.000");
        await clerk.Fill("Ngày nộp", Pages.Written(0));
        await clerk.Fill("Số giấy nộp tiền", "GNT 88-143");
        await clerk.Press("Ghi tiền đã nộp");
        await Expect(clerk.Holder).ToContainTextAsync(TaxOffice);
    }

    private async Task Completes(Visitor tax)
    {
        await Opens(tax, list: "Đang chờ");
        await tax.Follow("Ghi xác nhận hoàn thành nghĩa vụ");
        await tax.Press("Ghi xác nhận hoàn thành nghĩa vụ");
        await Expect(tax.Told).ToContainTextAsync("Đã ghi");
        await Expect(tax.Holder).ToContainTextAsync(LandOffice);
    }

    private async Task UpdatesTheRecord(Visitor registrar)
    {
        await Opens(registrar);
        await registrar.Press("Ghi quyết định và chuyển");
        await Expect(registrar.Told).ToContainTextAsync("Đã ghi quyết định");
    }

    private async Task ReturnsTheResult(Visitor clerk)
    {
        await Opens(clerk);
        await clerk.Follow("Trả kết quả");
        await clerk.Fill("Số văn bản kết quả", "AA 123456");
        await clerk.Fill("Ngày văn bản", Pages.Written(0));
        await clerk.Choose("Ai nhận", "Sùng Thị H'Mỷ");
        await clerk.Choose("Người nhận xuất trình", "Giấy hẹn");
        await clerk.Press("Trả kết quả, khép hồ sơ");
        await Expect(clerk.Told).ToContainTextAsync("Đã trả kết quả");
    }

    /// <summary>From a worklist to the dossier's page.</summary>
    /// <param name="holds">The dossier lies with this officer, and the page says the same words about the time left.</param>
    private async Task Opens(Visitor officer, bool holds = true, string list = "Việc của cơ quan")
    {
        await officer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"^{list}") }).First.ClickAsync();
        var row = officer.Row(_code);
        var left = await row.Locator(".due").InnerTextAsync();
        left.ShouldMatch("^(còn|hôm nay|đang dừng)");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(officer.Page).ToHaveURLAsync(new Regex($"/dossiers/{_code}"));
        if (holds)
        {
            await Expect(officer.Holder.Locator(".due")).ToHaveTextAsync(left);
        }
    }
}

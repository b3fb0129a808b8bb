using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>Two people of one post at the same dossier; they were made as in real work, by the administrator of a first start.</summary>
internal sealed partial class RaceTests
{
    private const string First = "Lò Thị Hai";
    private const string Second = "Giàng A Dơ";

    private readonly Dictionary<string, (string UserName, string Password)> _people = [];
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Start(demo: false);
        await using var administrator = await Visitor.Opens(_host);
        await Begins(administrator);
        await Adds(administrator, "Sùng Thị Chía", "sung.thi.chia", "lc-2026:desk-yen-bai/clerk");
        await Adds(administrator, First, "lo.thi.hai", "lc-2026:land-yen-bai/examiner");
        await Adds(administrator, Second, "giang.a.do", "lc-2026:land-yen-bai/examiner");
        administrator.Complaints.ShouldBeEmpty();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Test]
    public async Task A_loser_of_a_race_for_a_task_is_told_who_won_and_when_and_keeps_what_was_typed()
    {
        await using var one = await As(First);
        await using var two = await As(Second);
        var code = await HandedOver();
        await one.Go($"/dossiers/{code}");
        await two.Go($"/dossiers/{code}");
        await two.Page.GetByRole(AriaRole.Radio, new() { NameRegex = EligibleWithSlip() }).CheckAsync();
        await two.Fill("Số phiếu chuyển", "77/PCTT");

        await one.Press("Nhận việc");
        await Expect(one.Told).ToContainTextAsync("Anh chị đã nhận việc này.");
        await two.Press("Ghi quyết định và chuyển");

        await Expect(two.Errors).ToContainTextAsync($"Hồ sơ vừa được {First} thay đổi: nhận việc, lúc ");
        await Expect(two.Page.Locator("main")).ToContainTextAsync($"{First} đang làm việc này từ ");
        await Expect(two.Page.Locator("main")).ToContainTextAsync("77/PCTT");
        await Expect(one.Button("Trả việc lại cho cơ quan")).ToBeVisibleAsync();

        // Once the winner gives it back, the loser goes on where they were.
        await one.Press("Trả việc lại cho cơ quan");
        await two.Page.ReloadAsync();
        await Expect(two.Field("Số phiếu chuyển")).ToHaveValueAsync("77/PCTT");
        await two.Press("Ghi quyết định và chuyển");
        await Expect(two.Told).ToContainTextAsync("Đã ghi quyết định");
    }

    [Test]
    public async Task A_decision_on_a_task_that_a_colleague_has_decided_changes_nothing_and_names_the_colleague()
    {
        await using var one = await As(First);
        await using var two = await As(Second);
        var code = await HandedOver();
        foreach (var examiner in new[] { one, two })
        {
            await examiner.Go($"/dossiers/{code}");
            await examiner.Page.GetByRole(AriaRole.Radio, new() { Name = "Không phát sinh nghĩa vụ tài chính" }).CheckAsync();
        }

        await one.Press("Ghi quyết định và chuyển");
        await Expect(one.Told).ToContainTextAsync("Đã ghi quyết định");
        await two.Press("Ghi quyết định và chuyển");

        await Expect(two.Errors).ToContainTextAsync(new Regex($"{First}.*ghi quyết định và chuyển.*lúc \\w+"));
        await Expect(two.Told).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_stale_act_says_who_changed_what_and_goes_through_when_it_is_sent_again()
    {
        await using var one = await As(First);
        await using var two = await As(Second);
        var code = await HandedOver();
        await two.Go($"/dossiers/{code}/acts/request-supplement");
        await two.Tick("Bản vẽ tách thửa đất");
        await two.Page.GetByLabel("Ghi rõ: Bản vẽ tách thửa đất").FillAsync("Bản vẽ chưa có dấu");

        await one.Go($"/dossiers/{code}");
        await one.Press("Nhận việc");
        await Expect(one.Told).ToContainTextAsync("Anh chị đã nhận việc này.");
        await one.Press("Trả việc lại cho cơ quan");
        await two.Press("Gửi yêu cầu bổ sung");

        await Expect(two.Errors).ToContainTextAsync($"Hồ sơ vừa được {First} thay đổi: trả việc lại cho cơ quan, lúc ");
        await Expect(two.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Bản vẽ tách thửa đất" })).ToBeCheckedAsync();
        await Expect(two.Page.GetByLabel("Ghi rõ: Bản vẽ tách thửa đất")).ToHaveValueAsync("Bản vẽ chưa có dấu");
        await two.Press("Gửi yêu cầu bổ sung");
        await Expect(two.Told).ToContainTextAsync("Đã gửi yêu cầu bổ sung");
    }

    private async Task Begins(Visitor administrator)
    {
        await administrator.Go(_host.BeginningLink);
        await administrator.Fill("Họ và tên", "Vàng Thị Dợ");
        await administrator.Fill("Tên đăng nhập", "quan.tri");
        await administrator.Fill("Mật khẩu", "mot cau de nho");
        await administrator.Press("Tạo tài khoản");
        await Expect(administrator.Told).ToContainTextAsync("Đã tạo tài khoản quản trị");
        await administrator.FillSignIn("quan.tri", "mot cau de nho");
        await Expect(administrator.Heading).ToHaveTextAsync("Tài khoản và vị trí");
    }

    private async Task Adds(Visitor administrator, string name, string userName, string post)
    {
        await administrator.Fill("Họ và tên", name);
        await administrator.Fill("Tên đăng nhập", userName);
        await administrator.Press("Thêm, tạo mật khẩu");
        _people[name] = (userName, await administrator.Page.Locator(".flash .code").InnerTextAsync());
        await administrator.Page.GetByLabel($"Giao vị trí cho {name}").FillAsync(post);
        await administrator.Row(userName).Or(administrator.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = userName }))
            .GetByRole(AriaRole.Button, new() { Name = "Giao", Exact = true }).ClickAsync();
        await Expect(administrator.Told).ToContainTextAsync("Đã giao vị trí");
    }

    private async Task<Visitor> As(string name)
    {
        var visitor = await Visitor.Opens(_host);
        await visitor.SignIn(_people[name].UserName, _people[name].Password);
        return visitor;
    }

    private async Task<string> HandedOver()
    {
        await using var clerk = await As("Sùng Thị Chía");
        var code = await clerk.Receive();
        await clerk.Go($"/dossiers/{code}");
        await clerk.Press("Ghi quyết định và chuyển");
        await Expect(clerk.Told).ToContainTextAsync("Đã ghi quyết định");
        return code;
    }

    [GeneratedRegex("^Đủ điều kiện(?!,)")]
    private static partial Regex EligibleWithSlip();
}

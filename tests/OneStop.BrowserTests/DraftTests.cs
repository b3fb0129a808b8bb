using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>What was typed is there again after whatever happens to the browser, the line and the service, and only for who typed it.</summary>
internal sealed class DraftTests
{
    private const string Name = "Sùng Thị H'Mỷ";
    private const string Saved = "Đã lưu nháp lúc";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Start();
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
    public async Task A_draft_survives_a_reload_and_a_killed_service()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host);
        await Types(clerk, Name, "31");
        await clerk.Page.ReloadAsync();
        await Shows(clerk, Name, "31");

        await _host.Kill();
        await _host.StartAgain();
        await clerk.Page.ReloadAsync();

        await Shows(clerk, Name, "31");
        await clerk.Fill("Thửa số", "77");
        await Expect(clerk.Page.Locator("[data-saved]")).ToContainTextAsync(Saved);
        clerk.Complaints.ShouldBeEmpty();
    }

    [Test]
    public async Task What_is_typed_while_the_service_is_away_is_kept_by_the_browser_and_is_there_after_a_reload()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host);
        await Types(clerk, "Lò Văn Pấng", "12");
        await _host.Kill();
        await clerk.Fill("Tờ số", "99");
        await Expect(clerk.Page.Locator("[data-saved]")).ToContainTextAsync("Mất mạng");
        await _host.StartAgain();

        await clerk.Page.ReloadAsync();

        await Shows(clerk, "Lò Văn Pấng", "99");
    }

    [Test]
    public async Task A_draft_survives_signing_out_and_nobody_else_on_the_machine_sees_it()
    {
        await using var machine = await Visitor.As(Walk.Clerk, _host);
        await Types(machine, Name, "45");
        await machine.SignOut();

        await machine.SignIn(Walk.Stranger);
        await machine.Go(ReceptionPage.Path);
        await Shows(machine, "", "");
        for (var pages = 0; pages < 5; pages++)
        {
            await machine.Page.GoBackAsync();
            await Expect(machine.Page.Locator("body")).ToBeVisibleAsync();
            (await machine.Page.ContentAsync()).ShouldNotContain(Name);
        }

        await machine.Go("/work");
        await machine.SignOut();

        await machine.SignIn(Walk.Clerk);
        await machine.Go(ReceptionPage.Path);
        await Shows(machine, Name, "45");
    }

    [Test]
    public async Task A_session_lost_before_the_button_is_pressed_leads_back_to_the_same_draft()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host);
        await clerk.FillReception(to: "Vàng Thị Dợ");
        await clerk.Browser.ClearCookiesAsync();
        await clerk.Press(ReceptionPage.Accept);

        await Expect(clerk.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(clerk.Told).ToContainTextAsync("được giữ lại");
        (await clerk.Page.ContentAsync()).ShouldNotContain("Vàng Thị Dợ");
        await clerk.FillSignIn(Walk.Clerk);

        await Shows(clerk, "Vàng Thị Dợ", "31");
        await Expect(clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = ReceptionPage.Papers[2] })).ToBeCheckedAsync();
        await clerk.Press(ReceptionPage.Accept);
        await Expect(clerk.Page).ToHaveURLAsync(new Regex("/receipt$"));
    }

    // CASES.md B068.
    [TestCase(Walk.Stranger)]
    [TestCase(Walk.Examiner)]
    public async Task A_form_sent_while_somebody_else_is_signed_in_does_nothing_says_so_and_keeps_the_text(string other)
    {
        var name = $"Hoàng Thị {(other == Walk.Examiner ? "Mẩy" : "Ưởng")}";
        await using var machine = await Visitor.As(Walk.Clerk, _host);
        await machine.FillReception(to: name);
        var second = await machine.Browser.NewPageAsync();
        await second.GotoAsync("/sign-in");
        await second.GetByLabel("Tên đăng nhập").FillAsync(other);
        await second.GetByLabel("Mật khẩu").FillAsync("mot-cua-thu");
        await second.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await second.WaitForURLAsync("**/work");

        await machine.Press(ReceptionPage.Accept);

        await Expect(machine.Told).ToContainTextAsync("người khác đang đăng nhập nên chưa ghi gì");
        (await machine.Page.ContentAsync()).ShouldNotContain(name);
        await machine.Go("/search?q=" + Uri.EscapeDataString(name));
        await Expect(machine.Page.Locator("main")).Not.ToContainTextAsync("H38.");

        await machine.SignOut();
        await machine.SignIn(Walk.Clerk);
        await machine.Go(ReceptionPage.Path);
        await Shows(machine, name, "31");
    }

    [Test]
    public async Task A_page_of_others_and_a_page_that_is_not_there_say_so_in_words_and_lead_on()
    {
        await using var leader = await Visitor.As(DeskWork.DeskLeader, _host);

        await leader.Go(ReceptionPage.Path);
        await Expect(leader.Heading).ToHaveTextAsync("Việc này của người khác");
        await leader.Go("/dossiers/H38.00000-261125-9999");
        await Expect(leader.Heading).ToHaveTextAsync("Không có trang này");

        await leader.Follow("Về trang đầu");
        await Expect(leader.Heading).ToBeVisibleAsync();
        await leader.Go("/work");
        await Expect(leader.Page.GetByRole(AriaRole.Link, new() { Name = "Tiếp nhận", Exact = true })).ToHaveCountAsync(0);
    }

    private static async Task Types(Visitor clerk, string name, string sheet)
    {
        await clerk.Go(ReceptionPage.Path);
        await clerk.Page.RunAndWaitForResponseAsync(
            async () =>
            {
                await clerk.Fill("Họ và tên, người 2", name);
                await clerk.Fill("Tờ số", sheet);
            },
            answer => answer.Url.Contains("/drafts") && answer.Ok);
        await Expect(clerk.Page.Locator("[data-saved]")).ToContainTextAsync(Saved);
    }

    private static async Task Shows(Visitor clerk, string name, string sheet)
    {
        await Expect(clerk.Field("Họ và tên, người 2")).ToHaveValueAsync(name);
        await Expect(clerk.Field("Tờ số")).ToHaveValueAsync(sheet);
    }
}

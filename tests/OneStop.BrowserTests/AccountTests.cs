using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>From an empty service to a clerk at the desk: the first administrator, people, posts.</summary>
internal sealed class AccountTests
{
    private const string Password = "rừng thông 2026 Mù Cang";

    [OneTimeSetUp]
    public Task Start() => Chromium.Demand();

    [Test]
    public async Task The_first_start_makes_one_administrator_who_adds_a_clerk_and_ends_the_post_again()
    {
        await using var host = await RunningHost.Start(demo: false);
        await using var administrator = await Visitor.Opens(host);
        await administrator.Go(host.BeginningLink);
        await administrator.Fill("Họ và tên", "Vàng Sín Thử Ẩu");
        await administrator.Fill("Tên đăng nhập", "quan-tri");
        await administrator.Fill("Mật khẩu", Password);
        await administrator.Press("Tạo tài khoản");
        await administrator.SignIn("quan-tri", Password);

        // The link was good once.
        (await administrator.Go(host.BeginningLink))!.Status.ShouldBe(404);

        await administrator.Go("/accounts");
        await administrator.Fill("Họ và tên", "Giàng A Dơ");
        await administrator.Fill("Tên đăng nhập", "giang-a-do");
        await administrator.Press("Thêm, tạo mật khẩu");
        var given = await administrator.Page.Locator(".flash .code").InnerTextAsync();
        await administrator.Page.GetByLabel("Giao vị trí cho Giàng A Dơ").FillAsync("lc-2026:desk-yen-bai/clerk");
        await administrator.Press("Giao");
        await Expect(administrator.Told).ToContainTextAsync("Đã giao vị trí");

        await using var clerk = await Visitor.Opens(host);
        await clerk.SignIn("giang-a-do", given);
        await clerk.OpenEmptyReception();
        await Expect(clerk.Heading).ToHaveTextAsync("Tiếp nhận hồ sơ");

        await administrator.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Thôi giữ .*Giàng A Dơ$") }).ClickAsync();
        await Expect(administrator.Told).ToContainTextAsync("Đã thôi giữ vị trí");
        (await clerk.Go("/reception"))!.Status.ShouldBe(403);
    }

    [Test]
    public async Task Who_guesses_a_password_is_locked_out_and_the_page_says_so_without_saying_who_exists()
    {
        var host = await RunningHost.Shared();
        await using var guesser = await Visitor.Opens(host);
        await guesser.Go("/sign-in");
        List<string> told = [];
        foreach (var name in new[] { "desk-sa-pa.leader", "khong-co-ai" })
        {
            for (var attempt = 0; attempt < 8; attempt++)
            {
                await guesser.FillSignIn(name, $"sai-{attempt}");
                await guesser.Page.WaitForLoadStateAsync();
            }

            told.Add(await guesser.Errors.InnerTextAsync());
        }

        told[0].ShouldBe(told[1]);
        await guesser.FillSignIn("desk-sa-pa.leader");
        await Expect(guesser.Errors).ToBeVisibleAsync();
    }
}

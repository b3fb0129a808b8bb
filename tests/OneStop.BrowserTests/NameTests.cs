using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>A name is the same letters on the page, on paper and in the data.</summary>
internal sealed class NameTests
{
    /// <summary>Eighty letters, spaces among them.</summary>
    private const string Long = "Hoàng Nguyễn Thị Thương Thương Huyền Trang Phương Uyên Khuê Ngọc Quỳnh Như Thanh";

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Shared();
    }

    [TestCase("Pàng")]
    [TestCase("Sùng Thị H'Mỷ")]
    [TestCase("Phạm Ngọc-Ánh")]
    [TestCase(Long)]
    public async Task A_name_goes_through_page_print_and_data_letter_by_letter(string name)
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host);
        var code = await clerk.Receive(to: name);
        await Expect(clerk.Page.GetByRole(AriaRole.Definition).Filter(new() { HasText = $"Lò Văn Pấng → {name}" })).ToBeVisibleAsync();

        await clerk.Go($"/dossiers/{code}");
        await Expect(clerk.Page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true })).ToBeVisibleAsync();
        (await clerk.Page.ContentAsync()).ShouldNotContain("&#");

        await clerk.Go($"/dossiers/{code}/forms/01");
        await Expect(clerk.Page.GetByText(name, new() { Exact = true }).First).ToBeVisibleAsync();
        Paper.Words(await clerk.Print()).ShouldContain(name);

        var parties = (await (await _host.Service.As(Walk.Clerk)).Get($"/api/v1/dossiers/{code}")).ShouldBe(200);
        parties.Body.ShouldContain($"\"{name}\"");
        (await (await clerk.Browser.APIRequest.GetAsync($"/dossiers/{code}")).TextAsync()).ShouldNotContain("&#39;");
    }

    [Test]
    public void The_long_name_has_eighty_letters() => Long.Length.ShouldBe(80);
}

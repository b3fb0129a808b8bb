using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>A reception without a mouse, as who does forty of them a day works.</summary>
internal sealed class KeyboardTests
{
    /// <summary>Keys beyond what is typed, from the empty page to the receipt.</summary>
    private const int Most = 75;

    private const string Giver = "015061001256";
    private const string Taker = "015188003417";

    private RunningHost _host = null!;
    private Visitor _clerk = null!;
    private int _keys;

    private IPage Page => _clerk.Page;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Shared();
        var reception = Walk.Transfer();
        reception["parties"] = System.Text.Json.Nodes.JsonNode.Parse(
            $$"""
            [
              { "roles": ["transferor"], "kind": "individual", "name": "Lò Văn Pấng", "personalNumber": "{{Giver}}", "birth": "1961" },
              { "roles": ["transferee", "applicant"], "kind": "individual", "name": "Sùng Thị H'Mỷ", "personalNumber": "{{Taker}}", "birth": "1988", "phone": "0975204663", "address": "Khe Trang" }
            ]
            """);
        (await (await _host.Service.As(Walk.Clerk)).Register(reception)).ShouldBe(201);
    }

    [Test]
    public async Task People_who_come_again_are_received_with_the_keyboard_alone()
    {
        await using var clerk = _clerk = await Visitor.As(Walk.Clerk, _host);
        await clerk.OpenEmptyReception();
        _keys = 0;

        // The page begins where the clerk does: with what is wanted.
        await Reach(Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^1\\. Thủ tục") }), "Tab");
        await Page.Keyboard.TypeAsync("sang ten");
        await Press("Enter");
        await Expect(clerk.Field("Vai trò, người 2")).ToHaveValueAsync("transferee");
        await Reach("Số định danh hoặc mã số thuế, người 1", "Tab");
        await Page.Keyboard.TypeAsync(Giver);
        await Reach("Số định danh hoặc mã số thuế, người 2", "Tab");
        await Expect(clerk.Field("Họ và tên, người 1")).ToHaveValueAsync("Lò Văn Pấng");
        await Page.Keyboard.TypeAsync(Taker);
        await Press("Tab");
        await Expect(clerk.Field("Họ và tên, người 2")).ToHaveValueAsync("Sùng Thị H'Mỷ");
        await Expect(clerk.Field("Nơi ở, người 2")).ToHaveValueAsync("Khe Trang");
        var returning = _keys;

        await Reach(Page.GetByRole(AriaRole.Checkbox, new() { Name = "Người 2 nộp" }), "Tab");
        await Press("Space");
        await Writes("Tờ số", "31");
        await Writes("Thửa số", "213");
        await Writes("Diện tích (m²)", "318,6");
        await Reach("Hình thức chuyển quyền", "Tab");
        await Press("ArrowDown");
        await Expect(clerk.Field("Hình thức chuyển quyền")).ToHaveValueAsync("sale");
        await Writes("Số công chứng, chứng thực", "12/2026");
        await Writes("Ngày công chứng, chứng thực", "1/11");
        await Writes("Giá chuyển nhượng ghi trong hợp đồng (đồng)", "320000000");
        foreach (var paper in ReceptionPage.Papers)
        {
            await Reach(Page.GetByRole(AriaRole.Checkbox, new() { Name = paper }).First, "Tab");
            await Press("Space");
        }

        await Press("Control+Enter");

        await Expect(Page).ToHaveURLAsync(new Regex("/receipt$"));
        await TestContext.Out.WriteLineAsync($"Keys to both people who come again: {returning}; to the receipt, beyond what is typed: {_keys}.");
        _keys.ShouldBeLessThanOrEqualTo(Most);
        clerk.Complaints.ShouldBeEmpty();
    }

    private async Task Writes(string label, string text)
    {
        await Reach(label, "Tab");
        await Page.Keyboard.TypeAsync(text);
    }

    private Task Reach(string label, string key) => Reach(_clerk.Field(label), key);

    /// <summary>Goes on until the focus is there, and counts; a field that no key leads to is a fault.</summary>
    private async Task Reach(ILocator target, string key)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Press(key);
        }

        Assert.Fail($"No key leads to {target}.");
    }

    private async Task Press(string key)
    {
        await Page.Keyboard.PressAsync(key);
        _keys++;
    }
}

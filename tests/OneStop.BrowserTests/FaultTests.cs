using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace OneStop.BrowserTests;

/// <summary>What a reception says about several faults at once.</summary>
internal sealed class FaultTests
{
    /// <summary>Fields of the API, and the labels of the screen that stand for them.</summary>
    private static readonly (string Field, string Label)[] Faults =
    [
        ("parties[0].name", "Họ và tên, người 1"),
        ("parties[1].birth", "Ngày hoặc năm sinh, người 2"),
        ("parties[1].phone", "Điện thoại, người 2"),
        ("parcels[0].area", "Diện tích (m²)"),
        ("papers.contract", "Hợp đồng hoặc văn bản"),
    ];

    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _host = await RunningHost.Shared();
    }

    // CASES.md B077.
    [Test]
    public async Task Five_faults_are_five_links_that_take_the_focus_and_lead_to_their_fields([Values] bool javaScript)
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _host, javaScript: javaScript);
        await clerk.FillReception(from: "Lò Văn 5", to: "Pàng");
        await clerk.Fill("Ngày hoặc năm sinh, người 2", "31/02/1990");
        await clerk.Fill("Điện thoại, người 2", "12");
        await clerk.Fill("Diện tích (m²)", "-3");
        await clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Hợp đồng hoặc văn bản" }).UncheckAsync();
        await clerk.Press(ReceptionPage.Accept);

        await Expect(clerk.Errors).ToContainTextAsync("Lỗi: cần sửa 5 chỗ");
        if (javaScript)
        {
            await Expect(clerk.Errors).ToBeFocusedAsync();
        }

        var links = clerk.Errors.GetByRole(AriaRole.Link);
        await Expect(links).ToHaveCountAsync(Faults.Length);
        foreach (var (_, label) in Faults)
        {
            await IsTied(clerk, label);
        }

        for (var at = 0; at < Faults.Length; at++)
        {
            var target = await links.Nth(at).GetAttributeAsync("href");
            await links.Nth(at).ClickAsync();
            (await clerk.Page.Locator(target!).GetAttributeAsync("aria-invalid")).ShouldBe("true", target);
        }

        await Expect(clerk.Field("Họ và tên, người 1")).ToHaveValueAsync("Lò Văn 5");
        await Expect(clerk.Field("Ngày hoặc năm sinh, người 2")).ToHaveValueAsync("31/02/1990");
        await Expect(clerk.Field("Điện thoại, người 2")).ToHaveValueAsync("12");
        await Expect(clerk.Field("Diện tích (m²)")).ToHaveValueAsync("-3");
        await Expect(clerk.Field("Họ và tên, người 2")).ToHaveValueAsync("Pàng");
        await Expect(clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = ReceptionPage.Papers[1] })).ToBeCheckedAsync();
        clerk.Complaints.ShouldBeEmpty();
    }

    [Test]
    public async Task The_API_lists_the_same_five()
    {
        var reception = Walk.Transfer();
        reception["parties"] = JsonNode.Parse(
            """
            [
              { "roles": ["transferor"], "kind": "individual", "name": "Lò Văn 5", "birth": "1961" },
              { "roles": ["transferee", "applicant"], "kind": "individual", "name": "Pàng", "birth": "31/02/1990", "phone": "12" }
            ]
            """);
        reception["parcels"]![0]!["area"] = -3;
        reception["papers"]!.AsArray().RemoveAt(2);

        var answer = await (await _host.Service.As(Walk.Clerk)).Register(reception);

        answer.Status.ShouldBe(422);
        answer.FaultFields.ShouldBe(Faults.Select(fault => fault.Field));
    }

    /// <summary>A screen reader that comes to the field hears what is wrong with it.</summary>
    private static async Task IsTied(Visitor clerk, string label)
    {
        var field = label == Faults[^1].Label ? clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = label }) : clerk.Field(label);
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        var sentences = (await field.GetAttributeAsync("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        sentences.ShouldNotBeEmpty(label);
        (await clerk.Page.Locator($"#{sentences[^1]}").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace(label);
    }
}

using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>What the desk prints: one sheet each, of the size that lies in the printer.</summary>
internal sealed class PrintTests
{
    private static readonly (int Width, int Height) _a4 = (210, 297);
    private static readonly (int Width, int Height) _a5 = (148, 210);

    private Pages _pages = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _pages = await Pages.Prepare(await RunningHost.Shared());
    }

    [Test]
    public async Task Receipt_forms_and_deadline_page_are_one_sheet_each()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _pages.Host);
        foreach (var path in _pages.PathsOf(Walk.Clerk).Where(path => path.Contains("/forms/") || path.EndsWith("/deadline", StringComparison.Ordinal)))
        {
            await clerk.Go(path);
            var pdf = await clerk.Print();

            Paper.Sheets(pdf).ShouldBe(1, path);
            Paper.Size(pdf).ShouldBe(path.EndsWith("/forms/01", StringComparison.Ordinal) || path.EndsWith("/deadline", StringComparison.Ordinal) ? _a5 : _a4, path);
        }
    }

    [Test]
    public async Task A_deadline_page_with_a_supplement_is_one_A5_sheet()
    {
        var work = await _pages.Host.Service.Examining();
        var examiner = await _pages.Host.Service.As(Walk.Examiner);
        var clerk = await _pages.Host.Service.As(Walk.Clerk);
        var supplement = new { items = new[] { new { paper = "drawing", reasonCode = "missing", reason = "Bản vẽ chưa có dấu" } } };
        (await examiner.Give(work, "request-supplement", supplement)).ShouldBe(200);
        (await clerk.Give(work, "tell-supplement", new { how = "phone" })).ShouldBe(200);
        await using var officer = await Visitor.As(Walk.Examiner, _pages.Host);

        await officer.Go($"/dossiers/{work.Dossier}/deadline");
        var pdf = await officer.Print();

        Paper.Sheets(pdf).ShouldBe(1);
        Paper.Size(pdf).ShouldBe(_a5);
    }

    [TestCase("")]
    [TestCase("?paper=a4")]
    public async Task A_receipt_with_a_long_name_and_ten_papers_is_one_sheet_too(string paper)
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["name"] = "Hoàng Nguyễn Thị Thương Thương Huyền Trang Phương Uyên Khuê Ngọc Quỳnh Như Thanh";
        reception["parties"]![0]!["address"] = "Tổ dân phố số 4, bản Thử Cọ, phường Yên Bái, tỉnh Lào Cai";
        reception["papers"] = new JsonArray([.. AllPapers.Select(id => (JsonNode)new JsonObject { ["paper"] = id, ["as"] = id == "authority" ? "copy" : "original", ["count"] = 1 })]);
        var code = Work.Registered((await (await _pages.Host.Service.As(Walk.Clerk)).Register(reception)).ShouldBe(201)).Dossier;
        await using var clerk = await Visitor.As(Walk.Clerk, _pages.Host);

        await clerk.Go($"/dossiers/{code}/forms/01{paper}");

        Paper.Sheets(await clerk.Print()).ShouldBe(1);
    }

    private static readonly string[] AllPapers =
        ["form", "certificate", "contract", "drawing", "measurement", "groupAgreement", "ownerConsent", "mortgageeConsent", "authority", "exemptionRequest"];
}

using Microsoft.Playwright;

namespace OneStop.BrowserTests;

/// <summary>The first things that anybody opens, on a telephone and on an office screen.</summary>
internal sealed class SmokeTests
{
    private const int Telephone = 360;
    private const int OfficeScreen = 1280;

    private Chromium _chromium = null!;
    private RunningHost _host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _chromium = await Chromium.Demand();
        _host = await RunningHost.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
    }

    [Test]
    public async Task A_page_opens_with_a_title_and_without_errors(
        [Values("/", "/swagger")] string path, [Values(Telephone, OfficeScreen)] int width)
    {
        var page = await _chromium.NewPage(width);
        var errors = ErrorsOf(page);

        var answer = await page.GotoAsync(new Uri(_host.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        answer.ShouldNotBeNull().Status.ShouldBe(200, _host.Output);
        (await page.TitleAsync()).ShouldNotBeNullOrWhiteSpace();
        errors.ShouldBeEmpty(_host.Output);
        await page.CloseAsync();
    }

    /// <summary>Fills while the page lives: what scripts throw and what the browser reports, files that are missing among it.</summary>
    private static List<string> ErrorsOf(IPage page)
    {
        List<string> errors = [];
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add($"{message.Text} ({message.Location})");
            }
        };
        return errors;
    }
}

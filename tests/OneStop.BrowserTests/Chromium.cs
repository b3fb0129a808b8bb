using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>The installed Chromium, or the one that <c>ONESTOP_TEST_CHROMIUM</c> (a path) names; no browser is downloaded.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    /// <summary>Tests run as root in containers, have no screen, and must not talk to the browser's maker.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>A started browser, or the end of the calling fixture: skipped, or failed where everything is required.</summary>
    public static async Task<Chromium> Demand()
    {
        var path = Find();
        if (path is null)
        {
            MissingComponents.Report("Chromium", "Install the package chromium or set ONESTOP_TEST_CHROMIUM.");
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        return new(playwright, browser);
    }

    /// <summary>Opens an empty page as somebody in Viet Nam has it.</summary>
    /// <param name="width">In CSS pixels.</param>
    public Task<IPage> NewPage(int width) => _browser.NewPageAsync(new()
    {
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
        ViewportSize = new() { Width = width, Height = 800 },
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ONESTOP_TEST_CHROMIUM") is { Length: > 0 } named)
        {
            return named;
        }

        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return Names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}

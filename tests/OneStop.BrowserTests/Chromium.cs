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

    private static Task<Chromium>? _started;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>The started browser of this run, or the end of the calling fixture: skipped, or failed where everything is required.</summary>
    public static Task<Chromium> Demand()
    {
        var path = Find();
        if (path is null)
        {
            MissingComponents.Report("Chromium", "Install the package chromium or set ONESTOP_TEST_CHROMIUM.");
        }

        return _started ??= Start(path);
    }

    /// <summary>At the end of the run.</summary>
    public static async Task End()
    {
        if (_started is not null)
        {
            await (await _started).DisposeAsync();
        }
    }

    /// <summary>A browser of its own, cookies and all, as somebody in Viet Nam has it.</summary>
    /// <param name="address">Of the service: paths are enough then.</param>
    /// <param name="width">In CSS pixels.</param>
    public Task<IBrowserContext> NewContext(Uri address, int width, bool javaScript = true) => _browser.NewContextAsync(new()
    {
        BaseURL = address.ToString(),
        JavaScriptEnabled = javaScript,
        Locale = "vi-VN",
        TimezoneId = "Asia/Ho_Chi_Minh",
        ViewportSize = new() { Width = width, Height = 800 },
    });

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static async Task<Chromium> Start(string path)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
        return new(playwright, browser);
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

using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OneStop.Application.Accounts;

namespace OneStop.BrowserTests;

/// <summary>Somebody with a browser of their own, in front of one page.</summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    public const int Telephone = 360;
    public const int OfficeScreen = 1280;

    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext browser, IPage page) => (Browser, Page) = (browser, page);

    public IBrowserContext Browser { get; }

    public IPage Page { get; }

    /// <summary>What scripts threw and what the browser reported: missing files and breaches of the content policy are among it.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Path of the page that is open.</summary>
    public string At => new Uri(Page.Url).AbsolutePath;

    /// <summary>Code of the dossier whose page is open.</summary>
    public string Dossier => CodeInPath().Match(At).Groups[1].Value;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>What the last deed told.</summary>
    public ILocator Told => Page.Locator(".flash[role=status]");

    /// <summary>The summary of faults.</summary>
    public ILocator Errors => Page.GetByRole(AriaRole.Alert);

    /// <summary>Who holds the dossier, and until when, as the dossier's page says.</summary>
    public ILocator Holder => Page.Locator("section", new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = "Đang giữ hồ sơ" }) });

    public static async Task<Visitor> Opens(RunningHost host, int width = OfficeScreen, bool javaScript = true)
    {
        var browser = await (await Chromium.Demand()).NewContext(host.Address, width, javaScript);
        browser.SetDefaultTimeout(10_000);
        Visitor visitor = new(browser, await browser.NewPageAsync());
        visitor.Page.PageError += (_, error) => visitor._complaints.Add(error);
        visitor.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visitor._complaints.Add($"{message.Text} ({message.Location})");
            }
        };
        return visitor;
    }

    /// <summary>Opens a browser and signs in.</summary>
    public static async Task<Visitor> As(string userName, RunningHost host, int width = OfficeScreen, bool javaScript = true)
    {
        var visitor = await Opens(host, width, javaScript);
        await visitor.SignIn(userName);
        return visitor;
    }

    public async Task SignIn(string userName, string password = DemoPeople.Password)
    {
        await Go("/sign-in");
        await FillSignIn(userName, password);
        await Assertions.Expect(Page.GetByRole(AriaRole.Navigation, new() { Name = "Các việc chính" })).ToBeVisibleAsync();
    }

    /// <summary>On the page for signing in, however it was come to.</summary>
    public async Task FillSignIn(string userName, string password = DemoPeople.Password)
    {
        await Field("Tên đăng nhập").FillAsync(userName);
        await Field("Mật khẩu").FillAsync(password);
        await Press("Đăng nhập");
    }

    public async Task SignOut()
    {
        await Page.Locator("header summary").ClickAsync();
        await Press("Đăng xuất");
    }

    public Task<IResponse?> Go(string path) => Page.GotoAsync(path);

    public Task Press(string button) => Button(button).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>A button by the beginning of its name: some name their keys behind it.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") });

    /// <summary>A field by its label; what may stay empty says so behind it.</summary>
    public ILocator Field(string label) => Page.GetByLabel(new Regex($"^\\s*{Regex.Escape(label)}(\\s+nếu có)?\\s*$"));

    public Task Fill(string label, string text) => Field(label).FillAsync(text);

    public Task Choose(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task Tick(string label) => Page.GetByRole(AriaRole.Checkbox, new() { Name = label }).First.CheckAsync();

    /// <summary>The dossier of a worklist or of any page, by its code.</summary>
    public ILocator Row(string code) => Page.GetByRole(AriaRole.Row).Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = code }) });

    public async ValueTask DisposeAsync() => await Browser.DisposeAsync();

    [GeneratedRegex("^/dossiers/([^/]+)")]
    private static partial Regex CodeInPath();
}

using System.Net;
using System.Net.Http.Headers;

namespace OneStop.BrowserTests;

/// <summary>What a page weighs on the wire, as it is served to a browser that takes gzip.</summary>
internal sealed class WeightTests
{
    private const int TrackingMost = 30 * 1024;
    private const int StaffMost = 15 * 1024;

    private Pages _pages = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _pages = await Pages.Prepare(await RunningHost.Shared());
    }

    [Test]
    public async Task The_citizens_page_with_style_and_script_weighs_no_more_than_30_KB()
    {
        using var http = Client("");
        var path = _pages.PathsOf(Pages.Citizen).First(page => page.StartsWith("/t/", StringComparison.Ordinal));
        var parts = new Dictionary<string, int>();
        await using var citizen = await Visitor.Opens(_pages.Host, Visitor.Telephone);
        citizen.Page.Response += (_, answer) => parts[new Uri(answer.Url).AbsolutePath] = 0;
        await citizen.Go(path);
        foreach (var part in parts.Keys.Where(part => !part.EndsWith("/events", StringComparison.Ordinal)).ToList())
        {
            parts[part] = await Weight(http, part);
        }

        await TestContext.Out.WriteLineAsync($"Tracking weighs {parts.Values.Sum()} bytes: {string.Join(", ", parts.Select(part => $"{part.Key} {part.Value}"))}.");
        parts.Keys.ShouldContain(part => part.EndsWith(".css", StringComparison.Ordinal));
        parts.Keys.ShouldContain(part => part.EndsWith(".js", StringComparison.Ordinal));
        parts.Values.Sum().ShouldBeLessThanOrEqualTo(TrackingMost);
    }

    [Test]
    public async Task No_page_of_the_staff_weighs_more_than_15_KB()
    {
        List<(string Path, int Weight)> weights = [];
        foreach (var who in _pages.OfStaff.GroupBy(page => page.Who, page => page.Path))
        {
            await using var officer = await Visitor.As(who.Key, _pages.Host);
            var cookie = (await officer.Browser.CookiesAsync()).Single(cookie => cookie.Name == "onestop");
            using var http = Client($"{cookie.Name}={cookie.Value}");
            foreach (var path in who)
            {
                weights.Add((path, await Weight(http, path)));
            }
        }

        var heaviest = weights.OrderByDescending(page => page.Weight).Take(3).ToList();
        await TestContext.Out.WriteLineAsync($"Of {weights.Count} pages the heaviest: {string.Join(", ", heaviest.Select(page => $"{page.Path} {page.Weight}"))}.");
        heaviest[0].Weight.ShouldBeLessThanOrEqualTo(StaffMost, heaviest[0].Path);
    }

    private HttpClient Client(string cookie)
    {
        HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = _pages.Host.Address };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        if (cookie.Length > 0)
        {
            http.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return http;
    }

    private static async Task<int> Weight(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }
}

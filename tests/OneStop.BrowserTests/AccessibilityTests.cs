using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>Every page in a state in which people use it: no accessibility fault, no sideways scroll, nothing that the browser complains about.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class AccessibilityTests
{
    /// <summary>A page magnified four times on a small screen.</summary>
    private const int Narrow = 320;

    private static readonly string[] _rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The checker itself, without the wrapper around it, which opens a second page for every look.</summary>
    private const string Look = """
        rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false }).then(found =>
            found.violations.map(fault => `${fault.id}, ${fault.help}: ${fault.nodes.slice(0, 3).map(node => node.html).join('; ')}`))
        """;

    private Pages _pages = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        await Chromium.Demand();
        _pages = await Pages.Prepare(await RunningHost.Shared());
    }

    [TestCaseSource(typeof(Pages), nameof(Pages.People))]
    public async Task No_page_has_an_accessibility_fault_a_sideways_scroll_or_an_error(string who)
    {
        await using var visitor = who == Pages.Citizen ? await Visitor.Opens(_pages.Host) : await Visitor.As(who, _pages.Host);
        if (who == Walk.Clerk)
        {
            // The desk's other two ways out go on from what was typed.
            await visitor.FillReception();
            await visitor.Press("Hướng dẫn bổ sung");
            await visitor.Page.WaitForURLAsync("**/guide");
        }

        List<string> found = [];
        foreach (var path in _pages.PathsOf(who))
        {
            await visitor.Go(path);
            found.AddRange(await Faults(visitor));
        }

        found.AddRange(visitor.Complaints.Where(complaint => !complaint.Contains("404")));
        found.ShouldBeEmpty();
    }

    [Test]
    public async Task A_reception_full_of_faults_and_an_act_with_its_preview_have_no_accessibility_fault_either()
    {
        await using var clerk = await Visitor.As(Walk.Clerk, _pages.Host);
        await clerk.OpenEmptyReception();
        await clerk.Press(ReceptionPage.Accept);
        await Assertions.Expect(clerk.Errors).ToBeVisibleAsync();
        var found = await Faults(clerk);

        await clerk.Go(_pages.PathsOf(Walk.Clerk).Single(path => path.EndsWith("/acts/stop", StringComparison.Ordinal)));
        await clerk.Field("Ai yêu cầu dừng").SelectOptionAsync("1");
        await clerk.Fill("Ngày yêu cầu", Pages.Written(0));
        await clerk.Press("Xem trước");
        await Assertions.Expect(clerk.Page.GetByRole(AriaRole.Article)).ToBeVisibleAsync();

        found.Concat(await Faults(clerk)).Concat(clerk.Complaints).ShouldBeEmpty();
    }

    [Test]
    public async Task The_page_of_the_first_start_has_no_accessibility_fault()
    {
        await using var host = await RunningHost.Start(demo: false);
        await using var administrator = await Visitor.Opens(host);
        await administrator.Go(host.BeginningLink);

        (await Faults(administrator)).Concat(administrator.Complaints).ShouldBeEmpty();
    }

    [Test]
    public async Task A_picture_without_words_is_found()
    {
        await using var citizen = await Visitor.Opens(_pages.Host);
        await citizen.Go("/sign-in");
        await citizen.Page.EvaluateAsync("document.querySelector('main').append(document.createElement('img'))");

        (await Faults(citizen)).ShouldContain(fault => fault.Contains("image-alt"));
    }

    /// <summary>Of the page that is open, on an office screen, a telephone and a narrow one.</summary>
    private static async Task<IReadOnlyList<string>> Faults(Visitor visitor)
    {
        List<string> found = [];
        foreach (var width in new[] { Visitor.OfficeScreen, Visitor.Telephone, Narrow })
        {
            await visitor.Page.SetViewportSizeAsync(width, 800);
            var wide = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width)
            {
                found.Add($"{visitor.At} at {width} px: {wide} px wide");
            }

            if (width != Narrow)
            {
                await visitor.Page.EvaluateAsync($"() => {{ if (!window.axe) {{ {_axe} }} }}");
                found.AddRange((await visitor.Page.EvaluateAsync<string[]>(Look, _rules)).Select(fault => $"{visitor.At} at {width} px: {fault}"));
            }
        }

        return found;
    }
}

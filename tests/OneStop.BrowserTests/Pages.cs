using System.Globalization;
using OneStop.Domain;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.BrowserTests;

/// <summary>Every page there is, in a state in which it has something to show, and who may open it.</summary>
internal sealed class Pages
{
    public const string Citizen = "citizen";

    private readonly List<(string Who, string Path)> _paths = [];

    private Pages(RunningHost host) => Host = host;

    public RunningHost Host { get; }

    public static IEnumerable<string> People => [Citizen, Walk.Clerk, Walk.Examiner, Walk.TaxOfficer];

    public IEnumerable<string> PathsOf(string who) => _paths.Where(page => page.Who == who).Select(page => page.Path);

    /// <summary>Everything that only the staff opens.</summary>
    public IEnumerable<(string Who, string Path)> OfStaff => _paths.Where(page => page.Who != Citizen);

    /// <summary>Dossiers in all stages, so that no page is empty.</summary>
    public static async Task<Pages> Prepare(RunningHost host)
    {
        Pages pages = new(host);
        var service = host.Service;
        var clerk = await service.As(Walk.Clerk);
        var examiner = await service.As(Walk.Examiner);
        var received = await service.Received();
        var examining = await service.Examining();
        var supplementing = await service.Examining();
        (await examiner.Give(supplementing, "request-supplement", new { items = new[] { new { paper = "drawing", reasonCode = "missing", reason = "Bản vẽ chưa có dấu" } } })).ShouldBe(200);
        var tax = await Taxed(service);
        var ready = await service.Ready();
        var stopped = await service.Received();
        var stop = DeskWork.Stop();
        stop["requestedOn"] = Today;
        (await clerk.Command(stopped, "stop", stop)).ShouldBe(200);
        var guided = Code(await clerk.Register(DeskWork.Guided()));
        var refused = Code(await clerk.Register(DeskWork.Refused()));
        var receipt = (await clerk.Get($"{received.Path}/receipt")).ShouldBe(200);

        pages.Add(Citizen, "/", "/?lang=en", "/?q=khong+co+viec+nay", "/procedures/lc-2026/transfer", "/procedures/lc-2026/transfer?lang=en", "/tracking", "/tracking?lang=en", $"{receipt.Text("path")}", $"{receipt.Text("path")}?lang=en", "/t/nothing", "/sign-in", "/sorry/404");
        pages.Add(
            Walk.Clerk, "/reception", "/reception/guide", "/reception/refuse", "/work", "/work?view=mine", "/work?view=soon", "/work?view=waiting", "/handovers", "/register",
            "/search", "/search?q=tran+van+binh", "/accounts", "/keys", $"/dossiers/{received.Dossier}", $"/dossiers/{received.Dossier}/receipt",
            $"/dossiers/{received.Dossier}/correct", $"/dossiers/{received.Dossier}/deadline", $"/dossiers/{received.Dossier}/acts/stop", $"/dossiers/{received.Dossier}/acts/record-fee",
            $"/dossiers/{supplementing.Dossier}/acts/tell-supplement", $"/dossiers/{ready.Dossier}/acts/return-result", $"/dossiers/{tax.Dossier}/acts/tell-notice",
            $"/dossiers/{tax.Dossier}/acts/record-payment", $"/dossiers/{received.Dossier}/forms/01", $"/dossiers/{received.Dossier}/forms/01?paper=a4", $"/dossiers/{guided}/forms/02",
            $"/dossiers/{refused}/forms/03", $"/dossiers/{stopped.Dossier}/forms/05", $"/dossiers/{ready.Dossier}/forms/06", $"/dossiers/{guided}", $"/dossiers/{stopped.Dossier}");
        pages.Add(
            Walk.Examiner, "/work", $"/dossiers/{examining.Dossier}", $"/dossiers/{examining.Dossier}/acts/request-supplement", $"/dossiers/{supplementing.Dossier}",
            $"/dossiers/{supplementing.Dossier}/forms/02", $"/dossiers/{tax.Dossier}/deadline", "/handovers");
        pages.Add(
            Walk.TaxOfficer, "/work?view=waiting", $"/dossiers/{tax.Dossier}", $"/dossiers/{tax.Dossier}/acts/record-notice", $"/dossiers/{tax.Dossier}/acts/return-slip",
            $"/dossiers/{tax.Dossier}/acts/record-completion", $"/dossiers/{tax.Dossier}/acts/record-exemption");
        return pages;
    }

    public static string Today => Day(0);

    /// <summary>As the API writes it, in the offices' time.</summary>
    public static string Day(int fromToday) =>
        DateOf(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As people type it into a page.</summary>
    public static string Written(int fromToday) => DateOf(fromToday).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static DateOnly DateOf(int fromToday) => new OfficeClock(TimeProvider.System).Today.AddDays(fromToday);

    private static async Task<Work> Taxed(ServiceClient service)
    {
        var work = await service.Examining();
        (await (await service.As(Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        var notice = new { kind = "LPTB", number = $"{work.Dossier[^4..]}/TB", issuedOn = Today, amountDue = 1_600_000, dueOn = Day(30) };
        (await (await service.As(Walk.TaxOfficer)).Give(work, "record-notice", notice)).ShouldBe(200);
        return work;
    }

    private static string Code(Answer registered) => registered.ShouldBe(201).Text("code")!;

    private void Add(string who, params IEnumerable<string> paths) => _paths.AddRange(paths.Select(path => (who, path)));
}

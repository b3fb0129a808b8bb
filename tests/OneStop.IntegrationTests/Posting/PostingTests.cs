using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Application.Tasks;
using OneStop.IntegrationTests.Fixtures;
using OneStop.IntegrationTests.Tracking;

namespace OneStop.IntegrationTests.Posting;

/// <summary>A posting lasts its fifteen days off the clock and ends by itself, whoever is there.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class PostingTests(Store store)
{
    // Posted Thu 05/11; the 15th date after it is Fri 20/11, and it ends with it (rule N).
    private static readonly DateTimeOffset End = SetClock.At("2026-11-21T00:00:00+07:00");

    private TestDatabase _database = null!;
    private SetClock _clock = null!;
    private TestHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _database = await TestDatabase.Create(store);
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _host = await TestHost.Start(_database, _clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task While_it_lasts_the_clock_stands_and_the_other_branch_goes_on()
    {
        var examine = await _host.Client.Posted();

        var dossier = await Dossier(examine);
        dossier.GetProperty("publicStatus").GetString().ShouldBe("posting");
        var posting = dossier.GetProperty("holder").EnumerateArray().Single(holder => holder.GetProperty("step").GetString() == "posting");
        (posting.GetProperty("kind").GetString(), posting.GetProperty("office").GetString(), posting.GetProperty("ground").GetString())
            .ShouldBe(("office", "commune-yen-bai", "posting"));
        posting.GetProperty("until").GetDateTimeOffset().ShouldBe(End);
        Deadline(await Read(examine, "/deadline"), "due").ValueKind.ShouldBe(JsonValueKind.Null);

        (await (await Officer()).Complete(examine)).ShouldBe(200);
        (await Open(examine)).ShouldBe(["posting"]);
    }

    [Test]
    public async Task It_ends_at_its_instant_though_nobody_is_there_and_once_on_two_nodes()
    {
        var work = await _host.Client.Posted();
        await using var other = await TestHost.Start(_database, _clock);

        _clock.MoveTo("2026-11-23T08:00:00+07:00");
        await Task.WhenAll(Timers(_host).Once(CancellationToken.None), Timers(other).Once(CancellationToken.None));
        await Eventually.Holds("the posting is over", async () => (await Open(work)).Contains("closePosting"));
        await Timers(_host).Once(CancellationToken.None);

        (await Open(work)).ShouldBe(["closePosting", "examine"]);
        var fired = (await Read(work, "/history")).EnumerateArray().Where(entry => entry.GetProperty("command").GetString() == "fire-timer").ShouldHaveSingleItem();
        fired.GetProperty("effectiveAt").GetDateTimeOffset().ShouldBe(End);
        fired.GetProperty("recordedAt").GetDateTimeOffset().ShouldBeGreaterThan(SetClock.At("2026-11-23T07:59:00+07:00"));
        var interval = (await Read(work, "/deadline")).GetProperty("ledger").EnumerateArray().Single(line => line.GetProperty("step").GetString() == "posting");
        (interval.GetProperty("clockRuns").GetBoolean(), interval.GetProperty("phase").GetInt32(), interval.GetProperty("to").GetDateTimeOffset()).ShouldBe((false, 1, End));

        // Nothing was counted before the posting began on the day of reception. 30 bells from Mon 23: 2, (24 off), Fri 27: 8, Fri 4: 18, Fri 11: 28, Mon 14: 30.
        Deadline(await Read(work, "/deadline"), "due").GetProperty("at").GetDateTimeOffset().ShouldBe(SetClock.At("2026-12-14T17:00:00+07:00"));
    }

    [Test]
    public async Task Nothing_fires_before_its_instant()
    {
        var work = await _host.Client.Posted();

        _clock.MoveTo("2026-11-20T23:59:30+07:00");
        await Timers(_host).Once(CancellationToken.None);

        (await Open(work)).ShouldBe(["examine", "posting"]);
    }

    [Test]
    public async Task The_citizen_sees_where_it_hangs_and_until_when_and_nothing_of_objections()
    {
        var work = await _host.Client.Posted();
        (await (await Officer()).Object(work, "Sùng Thị H'Mỷ")).ShouldBe(200);
        var citizen = await Citizen.Of(_host.Client, work);

        var read = (await citizen.Read()).ShouldBe(200);

        var posting = read.Json.GetProperty("posting");
        posting.GetProperty("until").GetProperty("on").GetString().ShouldBe("2026-11-20");
        posting.GetProperty("words").EnumerateArray().Select(word => (word.GetProperty("title").GetProperty("en").GetString(), word.GetProperty("text").GetString())).ShouldBe(
        [
            ("Posted at the office", "Trụ sở UBND phường, tầng 1"),
            ("Posted in the neighbourhood", "Nhà văn hóa tổ dân phố Mẫu 1"),
            ("Where to object", "Bộ phận địa chính phường"),
        ]);
        read.Body.ShouldNotContain("Sùng");
        read.Body.ShouldNotContain("07/DSCK");
        (await Page(citizen, "vi")).ShouldContain("hết thứ\u00a0Sáu 20/11/2026");
        (await Page(citizen, "en")).ShouldContain("Posted in the neighbourhood");

        _clock.MoveTo("2026-11-21T00:00:05+07:00");
        await Timers(_host).Once(CancellationToken.None);
        await Eventually.Holds("the posting is off the page", async () => (await citizen.Read()).Json.GetProperty("posting").ValueKind == JsonValueKind.Null);
    }

    private async Task<Officer> Officer() => await _host.Client.AsAnew(FirstRegistration.LandOfficer);

    private async Task<JsonElement> Read(Work work, string what) => (await (await Officer()).Get(work.Path + what)).ShouldBe(200).Json;

    private Task<JsonElement> Dossier(Work work) => Read(work, "");

    private async Task<List<string>> Open(Work work) =>
    [
        .. (await Dossier(work)).GetProperty("tasks").EnumerateArray()
            .Where(task => task.GetProperty("state").GetString() is "open" or "waiting")
            .Select(task => task.GetProperty("node").GetString()!).Order(StringComparer.Ordinal),
    ];

    private async Task<string> Page(Citizen citizen, string language)
    {
        using var response = await _host.Client.Http.GetAsync($"/t/{citizen.Token}?lang={language}");
        return System.Net.WebUtility.HtmlDecode(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static JsonElement Deadline(JsonElement explanation, string member) => explanation.GetProperty("phases")[0].GetProperty(member);

    private static TimerRunner Timers(TestHost host) => host.Services.GetServices<IHostedService>().OfType<TimerRunner>().Single();
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;
using OneStop.IntegrationTests.Tracking;

namespace OneStop.IntegrationTests.Nodes;

/// <summary>Two nodes on one PostgreSQL, with one ring of keys and nothing else in common: whoever is sent from one to the other notices nothing.</summary>
internal sealed partial class TwoNodesTests
{
    private TestDatabase _database = null!;
    private SetClock _clock = null!;
    private DirectoryInfo _folder = null!;
    private TestHost _one = null!;
    private TestHost _other = null!;

    [SetUp]
    public async Task Start()
    {
        _database = await TestDatabase.Create(Store.PostgreSql);
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _folder = Directory.CreateTempSubdirectory("onestop-other-node-");
        _one = await TestHost.Start(_database, _clock);
        _other = await Other(_clock);
    }

    [TearDown]
    public async Task Stop()
    {
        foreach (var host in (TestHost?[])[_one, _other])
        {
            if (host is not null)
                await host.DisposeAsync();
        }

        if (_database is not null)
            await _database.DisposeAsync();

        _folder?.Delete(recursive: true);
    }

    [Test]
    public async Task A_page_that_is_open_on_one_node_hears_what_was_done_on_the_other()
    {
        var work = await _one.Client.Examining();
        var citizen = await Citizen.Of(_other.Client, work);
        await Positioned(citizen, 2);
        using var stream = await CitizenStream.Open(citizen, "?version=2");

        var done = (await (await _one.As(Walk.Examiner)).Complete(work, "noSlip")).ShouldBe(200);

        var told = await stream.Next();
        told.Data.GetProperty("version").GetInt32().ShouldBe(done.Json.GetProperty("version").GetInt32());
        told.Data.GetProperty("code").GetString().ShouldBe("updating");
    }

    [Test]
    public async Task A_page_whose_node_was_started_again_goes_on_after_the_last_event_that_came_through()
    {
        var work = await _one.Client.Received();
        var citizen = await Citizen.Of(_other.Client, work);
        await Positioned(citizen, 1);
        long last;
        using (var stream = await CitizenStream.Open(citizen, "?version=1"))
        {
            work = Work.Next((await (await _one.As(Walk.Clerk)).Complete(work)).ShouldBe(200)).Single();
            (last, _) = await stream.Next();
            await _other.DisposeAsync();
        }

        // What happens while the node is away is not lost for its page.
        (await (await _one.As(Walk.Examiner)).Complete(work, "noSlip")).ShouldBe(200);
        _other = await Other(_clock);
        citizen = citizen with { Service = _other.Client };
        await Positioned(citizen, 3);

        using var again = await CitizenStream.Open(citizen, "?version=2", last);

        var told = await again.Next();
        told.Id.ShouldBeGreaterThan(last);
        told.Data.GetProperty("code").GetString().ShouldBe("updating");
    }

    [Test]
    public async Task A_bearer_token_of_one_node_is_good_on_the_other()
    {
        var token = (await _one.Client.TrySignIn(Walk.Clerk, Application.Accounts.DemoPeople.Password)).ShouldBe(200).Text("accessToken");
        Officer there = new(_other.Client.Http, new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token));

        (await there.Get("/api/v1/me")).ShouldBe(200).Body.ShouldContain(Walk.Clerk);
        (await there.Register()).ShouldBe(201);
    }

    [Test]
    public async Task A_form_that_one_node_rendered_is_taken_by_the_other_with_the_cookie_of_the_first()
    {
        var work = await _one.Client.Examining();
        var cookie = await Cookie(_one, Walk.Examiner);
        var form = await Form(_one, work, cookie);

        using var answer = await Send(_other, work, cookie, form);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe($"/dossiers/{work.Dossier}");
        (await (await _other.As(Walk.Examiner)).Get($"{work.Path}/history")).Body.ShouldContain("request-supplement");
    }

    /// <summary>Who cannot open the seal would take the form for nobody's and let it pass.</summary>
    [Test]
    public async Task A_form_that_one_node_rendered_for_somebody_else_is_known_as_theirs_by_the_other()
    {
        var work = await _one.Client.Examining();
        var form = await Form(_one, work, await Cookie(_one, Walk.Examiner));
        var second = await SecondPerson.Beside(_database, Walk.Examiner);

        using var answer = await Send(_other, work, await Cookie(_other, second), form);

        answer.Headers.Location!.OriginalString.ShouldEndWith("?other=true");
        (await (await _other.As(Walk.Examiner)).Get($"{work.Path}/history")).Body.ShouldNotContain("request-supplement");
    }

    /// <summary>By its own clock the second would find the lease of the first long over.</summary>
    [Test]
    public async Task A_node_whose_clock_is_an_hour_ahead_leaves_the_lease_to_the_one_that_holds_it()
    {
        await _one.Client.Received();
        await Published(1);
        var holder = await Lease();
        await _other.DisposeAsync();
        _other = await Other(new SetClock("2026-11-05T10:00:00+07:00"));

        for (var written = 2; written <= 6; written++)
        {
            await _other.Client.Received();
            await Published(written);
        }

        var now = await Lease();
        (now.Holder, now.Epoch).ShouldBe((holder.Holder, holder.Epoch));
    }

    private Task<TestHost> Other(TimeProvider clock) =>
        TestHost.Start(_database, clock, more: [$"--OneStop:DataFolder={_folder.FullName}", $"--OneStop:KeyFolder={Path.Combine(_database.Folder, "keys")}"]);

    private static Task Positioned(Citizen citizen, int count) =>
        Eventually.ShouldBe(count, async () => (await citizen.Read("/events")).Json.GetArrayLength());

    private async Task<EventLease> Lease()
    {
        await using var db = _database.Open();
        return await db.Set<EventLease>().AsNoTracking().SingleAsync();
    }

    private Task Published(long upTo) => Eventually.ShouldBe(upTo, async () => (await Lease()).PublishedUpTo);

    private static async Task<string> Cookie(TestHost host, string userName)
    {
        using var response = await host.Client.Http.PostAsync(
            "/api/v1/sign-in", System.Net.Http.Json.JsonContent.Create(new { userName, password = Application.Accounts.DemoPeople.Password, cookie = true }));
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>The hidden fields of the page on which a supplement is asked for, and what the officer types.</summary>
    private static async Task<Dictionary<string, string>> Form(TestHost host, Work work, string cookie)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/dossiers/{work.Dossier}/acts/request-supplement");
        request.Headers.Add("Cookie", cookie);
        using var response = await host.Client.Http.SendAsync(request);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var fields = Hidden().Matches(await response.Content.ReadAsStringAsync()).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        fields["_by"].ShouldNotBeEmpty();
        return new(fields)
        {
            ["_do"] = "do",
            ["items[0].paper"] = "contract",
            ["items[0].reasonCode"] = "unclear",
            ["items[0].reason"] = "Thiếu trang 2",
        };
    }

    private static async Task<HttpResponseMessage> Send(TestHost host, Work work, string cookie, Dictionary<string, string> form)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/dossiers/{work.Dossier}/acts/request-supplement") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Origin", host.Client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await host.Client.Http.SendAsync(request);
    }

    [GeneratedRegex("""<input type="hidden" name="(_\w+)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}

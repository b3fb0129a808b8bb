using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tracking;

/// <summary>The page learns what happens while it is open, and after the line was gone.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class TrackingStreamTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    [Test]
    public async Task A_page_that_shows_the_present_hears_nothing_until_something_happens()
    {
        var work = await _host.Client.Examining();
        var citizen = await Citizen.Of(_host.Client, work);
        await Positioned(citizen, 2);
        using var stream = await CitizenStream.Open(citizen, "?version=2&lang=en");

        var done = (await (await _host.As(Walk.Examiner)).Complete(work, "noSlip")).ShouldBe(200);

        var told = await stream.Next();
        told.Data.GetProperty("version").GetInt32().ShouldBe(done.Json.GetProperty("version").GetInt32());
        told.Data.GetProperty("code").GetString().ShouldBe("updating");
        told.Data.GetProperty("parts").GetProperty("holder").GetString().ShouldNotBeNull().ShouldContain("Yen Bai land registration branch");
        told.Data.GetProperty("say").GetString().ShouldNotBeNullOrEmpty();
    }

    [Test]
    public async Task A_page_that_is_older_than_the_present_is_told_at_once()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Examining());
        await Positioned(citizen, 2);

        using var stream = await CitizenStream.Open(citizen, "?version=1");

        (await stream.Next()).Data.GetProperty("code").GetString().ShouldBe("examining");
    }

    [Test]
    public async Task A_line_that_broke_goes_on_after_the_last_event_that_came_through()
    {
        var work = await _host.Client.Examining();
        var citizen = await Citizen.Of(_host.Client, work);
        var events = await Positioned(citizen, 2);
        var last = events[^1].GetProperty("position").GetInt64();
        (await (await _host.As(Walk.Examiner)).Complete(work, "noSlip")).ShouldBe(200);
        await Positioned(citizen, 3);

        using var stream = await CitizenStream.Open(citizen, "?version=2", last);

        var told = await stream.Next();
        told.Id.ShouldBeGreaterThan(last);
        told.Data.GetProperty("code").GetString().ShouldBe("updating");

        // As the list says it to programs.
        var missed = (await citizen.Service.Nobody.Send(HttpMethod.Get, $"{citizen.Path}/events", null, ("Last-Event-ID", $"{last}"))).ShouldBe(200).Json;
        missed.EnumerateArray().Single().GetProperty("position").GetInt64().ShouldBe(told.Id);
    }

    private static async Task<List<JsonElement>> Positioned(Citizen citizen, int count)
    {
        List<JsonElement> events = [];
        await Eventually.Holds($"{count} events have their position", async () =>
        {
            events = [.. (await citizen.Read("/events")).Json.EnumerateArray()];
            return events.Count == count;
        });
        return events;
    }
}

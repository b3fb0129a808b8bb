using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Accounts;

/// <summary>What an office has no part in does not exist for its people: item, parts, commands, lists and events alike.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class LeakTests(Store store)
{
    private const string Unknown = "/api/v1/dossiers/H38.04252-261105-9999";

    private TestHost _host = null!;
    private Officer _stranger = null!;
    private Work _work = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await TestHost.Shared(store);
        _stranger = await _host.As(Walk.Stranger);
        _work = await _host.Client.Examining();
    }

    [TestCase("")]
    [TestCase("/history")]
    [TestCase("/deadline")]
    [TestCase("/available-commands")]
    [TestCase("/acts")]
    [TestCase("/control-slip")]
    [TestCase("/forms/01")]
    [TestCase("/forms/02")]
    [TestCase("/forms/03")]
    [TestCase("/forms/05")]
    [TestCase("/forms/06")]
    [TestCase("/forms/99")]
    [TestCase("/receipt")]
    public async Task Every_part_of_a_hidden_dossier_is_answered_like_that_of_an_unknown_one(string part)
    {
        var hidden = (await _stranger.Get(_work.Path + part)).ShouldBe(404, "dossier.not-found");

        hidden.WithoutTrace.ShouldBe((await _stranger.Get(Unknown + part)).WithoutTrace);
    }

    [TestCase("request-supplement")]
    [TestCase("tell-supplement")]
    [TestCase("receive-supplement")]
    [TestCase("withdraw-supplement")]
    [TestCase("return-result")]
    [TestCase("correct")]
    [TestCase("stop")]
    [TestCase("record-fee")]
    [TestCase("return-slip")]
    [TestCase("send-slip-again")]
    [TestCase("record-notice")]
    [TestCase("tell-notice")]
    [TestCase("record-payment")]
    [TestCase("record-completion")]
    [TestCase("record-exemption")]
    [TestCase("record-debt")]
    [TestCase("confirm-completion")]
    [TestCase("refuse-completion")]
    public async Task Every_command_on_a_hidden_dossier_is_answered_like_that_on_an_unknown_one(string command)
    {
        var body = command.StartsWith("record-", StringComparison.Ordinal) ? Amounts(command) : new JsonObject();

        var hidden = (await _stranger.Post($"{_work.Path}/commands/{command}", body.ToJsonString(), 1)).ShouldBe(404, "dossier.not-found");

        hidden.WithoutTrace.ShouldBe((await _stranger.Post($"{Unknown}/commands/{command}", body.ToJsonString(), 1)).WithoutTrace);
    }

    [TestCase("claim")]
    [TestCase("release")]
    [TestCase("complete")]
    public async Task Every_command_on_a_hidden_task_is_answered_like_that_on_an_unknown_one(string command)
    {
        var hidden = (await _stranger.Post($"/api/v1/tasks/{_work.Task}/{command}", null, 1)).ShouldBe(404, "task.not-found");

        hidden.WithoutTrace.ShouldBe((await _stranger.Post($"/api/v1/tasks/{Guid.Empty}/{command}", null, 1)).WithoutTrace);
    }

    [Test]
    public async Task Search_finds_nothing_of_it()
    {
        (await _stranger.Get($"/api/v1/dossiers?q={_work.Dossier}")).ShouldBe(200).Body.ShouldNotContain(_work.Dossier);
        (await (await _host.As(Walk.Examiner)).Get($"/api/v1/dossiers?q={_work.Dossier}")).Body.ShouldContain(_work.Dossier);
    }

    [Test]
    public async Task Worklists_hold_nothing_of_it()
    {
        (await _stranger.Get("/api/v1/tasks")).ShouldBe(200).Body.ShouldNotContain(_work.Dossier);
        (await _stranger.Get("/api/v1/tasks?post=land-yen-bai/examiner")).ShouldBe(403, "post.not-allowed");
        (await (await _host.As(Walk.Examiner)).Get("/api/v1/tasks")).Body.ShouldContain(_work.Dossier);
    }

    [Test]
    public async Task Events_of_it_reach_only_those_who_have_a_part_in_it()
    {
        var clerk = await _host.As(Walk.Clerk);
        await Eventually.Holds("the desk reads the event", async () => (await AllEvents(clerk)).Contains(_work.Dossier));

        (await AllEvents(_stranger)).ShouldNotContain(_work.Dossier);
    }

    private static async Task<HashSet<string>> AllEvents(Officer officer)
    {
        HashSet<string> subjects = [];
        for (long after = 0, next = -1; next != after;)
        {
            after = Math.Max(next, 0);
            var page = (await officer.Get($"/api/v1/events?after={after}&limit=500")).ShouldBe(200).Json;
            subjects.UnionWith(page.GetProperty("events").EnumerateArray().Select(Subject));
            next = page.GetProperty("next").GetInt64();
        }

        return subjects;
    }

    private static string Subject(JsonElement happened) => happened.GetProperty("subject").GetString()!;

    private static JsonObject Amounts(string command) => command switch
    {
        "record-notice" => new JsonObject { ["amountDue"] = 1, ["exempted"] = 0 },
        "record-payment" => new JsonObject { ["amount"] = 1 },
        _ => [],
    };
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tasks;

/// <summary>What a step asks of its officer comes with its completion, is checked whole and kept where it can be erased.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class StepDataTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    [Test]
    public async Task All_faults_of_choice_and_data_come_at_once()
    {
        var work = await _host.Client.Confirming();
        var data = FirstRegistration.Confirmation();
        data.Remove("origin");
        data["dispute"] = "perhaps";
        data["evidence"] = JsonNode.Parse("""[{ "kind": "tax", "on": "1994-05-20" }, { "kind": "gossip", "on": "30/02/1990" }, { "kind": "map" }]""");
        data["colour"] = "red";

        var refused = (await (await Officer()).CompleteWith(work, data, "perhaps")).ShouldBe(422, "request.invalid");

        refused.FaultFields.ShouldBe(
            ["choice", "data.origin", "data.dispute", "data.evidence[1].kind", "data.evidence[1].on", "data.evidence[2].on", "data.colour"], ignoreOrder: true);
        refused.Allowed.ShouldBe(["post", "notEligible"]);
        (await Tasks(work)).ShouldContain(("confirm", "open"));
    }

    [Test]
    public async Task A_paper_is_not_dated_in_the_future()
    {
        var work = await _host.Client.Confirming();
        var data = FirstRegistration.Confirmation();
        data["evidence"]![1]!["on"] = "2086-03-01";

        var refused = (await (await Officer()).CompleteWith(work, data, "post")).ShouldBe(422, "request.invalid");

        refused.FaultFields.ShouldBe(["data.evidence[1].on"]);
        refused.Json.GetProperty("faults")[0].GetProperty("rule").GetString().ShouldBe("effective.future");
    }

    [Test]
    public async Task Without_a_dated_paper_the_declared_date_is_asked_for()
    {
        var work = await _host.Client.Confirming();
        var data = FirstRegistration.Confirmation();
        data["evidence"] = new JsonArray();

        (await (await Officer()).CompleteWith(work, data, "post")).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["data.usedSince"]);
        (await (await Officer()).Post($"/api/v1/tasks/{work.Task}/complete", new { choice = "post" }, work.Version)).ShouldBe(422, "request.invalid")
            .FaultFields.ShouldBe(["data.state", "data.dispute", "data.stable", "data.origin", "data.planning", "data.usedSince"], ignoreOrder: true);

        data["usedSince"] = "1985-01-01";
        (await (await Officer()).CompleteWith(work, data, "post")).ShouldBe(200);
    }

    [Test]
    public async Task It_is_read_back_with_the_earliest_paper_chosen_and_the_journal_has_only_its_hash()
    {
        var (examine, _) = await _host.Client.Parted();

        var given = (await (await Officer()).Get(examine.Path)).ShouldBe(200).Json.GetProperty("steps").EnumerateArray().ShouldHaveSingleItem();

        given.GetProperty("node").GetString().ShouldBe("confirm");
        given.GetProperty("data").GetProperty("evidence").GetArrayLength().ShouldBe(3);
        given.GetProperty("earliest").GetProperty("evidence").GetInt32().ShouldBe(1);
        await using var db = _host.Database.Open();
        var bodies = await db.Set<JournalRow>().Where(row => db.Set<Dossier>().Any(dossier => dossier.Id == row.DossierId && dossier.Code == examine.Dossier)).Select(row => row.Body).ToListAsync();
        bodies.ShouldAllBe(body => !body.Contains("Khai hoang", StringComparison.Ordinal));
        bodies.ShouldContain(body => body.Contains("\"actHash\"", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_step_that_asks_nothing_takes_nothing()
    {
        var work = await _host.Client.Received();

        (await (await _host.Client.As(Walk.Clerk)).CompleteWith(work, new { note = "x" })).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["data"]);
    }

    private Task<Officer> Officer() => _host.Client.As(FirstRegistration.LandOfficer);

    private async Task<List<(string?, string?)>> Tasks(Work work) =>
    [
        .. (await (await Officer()).Get(work.Path)).ShouldBe(200).Json.GetProperty("tasks").EnumerateArray()
            .Select(task => (task.GetProperty("node").GetString(), task.GetProperty("state").GetString())),
    ];
}

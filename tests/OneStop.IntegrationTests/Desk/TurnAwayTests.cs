using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>R-02, R-03: nobody is sent home with spoken words; what the desk does not receive has a code, an act and its row.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class TurnAwayTests(Store store)
{
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task SignIn() => _clerk = await (await TestHost.Shared(store)).As(Walk.Clerk);

    [Test]
    public async Task A_refusal_has_a_code_an_act_with_its_number_and_nothing_that_runs()
    {
        var refused = (await _clerk.Register(DeskWork.Refused())).ShouldBe(201);

        refused.Json.GetProperty("task").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        refused.Json.GetProperty("receiptVersion").GetInt32().ShouldBe(0);
        refused.Json.GetProperty("act").GetProperty("form").GetString().ShouldBe("03");
        refused.Json.GetProperty("act").GetProperty("number").GetString().ShouldNotBeNull().ShouldMatch("^[0-9]{2,}/HDHS$");
        var dossier = await Read(refused);
        dossier.GetProperty("nationalStatus").GetInt32().ShouldBe(3);
        dossier.GetProperty("publicStatus").GetString().ShouldBe("not-accepted");
        dossier.GetProperty("closedWhat").GetString().ShouldBe("refuse");
        dossier.GetProperty("tasks").GetArrayLength().ShouldBe(0);
        dossier.GetProperty("holder").GetArrayLength().ShouldBe(0);
        dossier.GetProperty("parties")[0].GetProperty("name").GetString().ShouldBe("Hoàng Thị Ưởng");
        dossier.GetProperty("papers")[0].GetProperty("paper").GetString().ShouldBe("certificate");
        dossier.GetProperty("appointment1").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Test]
    public async Task Every_part_of_a_refused_dossier_can_be_read()
    {
        var path = PathOf((await _clerk.Register(DeskWork.Refused())).ShouldBe(201));

        (await _clerk.Get($"{path}/available-commands")).ShouldBe(200).Json.GetArrayLength().ShouldBe(0);
        var history = (await _clerk.Get($"{path}/history")).ShouldBe(200).Json;
        history.GetArrayLength().ShouldBe(1);
        history[0].GetProperty("command").GetString().ShouldBe("refuse");
        history[0].GetProperty("body").GetProperty("ground").GetString().ShouldBe("disputed");
        history[0].GetRawText().ShouldNotContain("Giàng");
        var deadline = (await _clerk.Get($"{path}/deadline")).ShouldBe(200).Json;
        (deadline.GetProperty("phases").GetArrayLength(), deadline.GetProperty("ledger").GetArrayLength()).ShouldBe((0, 0));
    }

    [Test]
    public async Task Guidance_is_status_five_and_closed_for_the_applicant_comes_back_with_a_new_dossier()
    {
        var guided = (await _clerk.Register(DeskWork.Guided())).ShouldBe(201);

        guided.Json.GetProperty("act").GetProperty("form").GetString().ShouldBe("02");
        var dossier = await Read(guided);
        dossier.GetProperty("nationalStatus").GetInt32().ShouldBe(5);
        dossier.GetProperty("publicStatus").GetString().ShouldBe("guided");
        dossier.GetProperty("closedWhat").GetString().ShouldBe("guide");
        dossier.GetProperty("closedAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
    }

    [Test]
    public async Task Commands_on_what_was_turned_away_find_it_closed()
    {
        var refused = (await _clerk.Register(DeskWork.Refused())).ShouldBe(201);

        var stopped = await _clerk.Post($"{PathOf(refused)}/commands/stop", DeskWork.Stop().ToJsonString(), refused.Version);

        stopped.ShouldBe(409, "dossier.closed");
        stopped.Text("what").ShouldBe("refuse");
    }

    [Test]
    public async Task The_numbers_of_an_office_and_form_follow_each_other_and_a_fault_takes_none()
    {
        var first = Number((await _clerk.Register(DeskWork.Refused())).ShouldBe(201));
        var broken = DeskWork.Refused();
        broken["refusal"]!["reason"] = " ";
        (await _clerk.Register(broken)).ShouldBe(422, "request.invalid");

        Number((await _clerk.Register(DeskWork.Refused())).ShouldBe(201)).ShouldBe(first + 1);
    }

    [Test]
    public async Task A_refusal_sent_twice_is_one_dossier()
    {
        var key = Officer.NewKey();
        var first = (await _clerk.Register(DeskWork.Refused(), key)).ShouldBe(201);

        (await _clerk.Register(DeskWork.Refused(), key)).ShouldBe(201).Body.ShouldBe(first.Body);
    }

    [Test]
    public async Task All_faults_of_a_refusal_are_told_at_once()
    {
        var broken = DeskWork.Refused();
        broken["channel"] = "pigeon";
        broken["parties"]![0]!["name"] = "";
        broken["parcels"] = new JsonArray(new JsonObject { ["commune"] = "99999", ["sheet"] = "1", ["number"] = "2", ["area"] = 10 });
        broken["papers"]![0]!["count"] = 0;
        broken["refusal"] = new JsonObject { ["groundCode"] = "because" };

        (await _clerk.Register(broken)).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(
            ["channel", "parties[0].name", "parcels[0].commune", "papers[0].count", "refusal.groundCode", "refusal.reason"], ignoreOrder: true);
    }

    [Test]
    public async Task Guidance_names_each_item_once_with_its_reason_and_only_papers_of_the_list()
    {
        var broken = DeskWork.Guided();
        broken["guidance"]!["items"] = JsonNode.Parse(
            """[{ "paper": "photograph", "reasonCode": "missing", "reason": "Thiếu ảnh" }, { "reasonCode": "x", "reason": "y" }, { "text": "Bản đồ" }]""");

        (await _clerk.Register(broken)).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(
            ["guidance.items[0].paper", "guidance.items[1]", "guidance.items[2].reasonCode", "guidance.items[2].reason"], ignoreOrder: true);

        broken["guidance"] = new JsonObject();
        (await _clerk.Register(broken)).FaultFields.ShouldBe(["guidance.items"]);
    }

    [Test]
    public async Task Only_a_reception_may_be_effective_before_it_is_recorded()
    {
        var late = DeskWork.Refused();
        late["effectiveAt"] = "2026-11-04T09:00:00+07:00";

        (await _clerk.Register(late)).ShouldBe(422, "effective.not-allowed");
    }

    private async Task<System.Text.Json.JsonElement> Read(Answer registered) => (await _clerk.Get(PathOf(registered))).ShouldBe(200).Json;

    private static string PathOf(Answer registered) => $"/api/v1/dossiers/{registered.Text("code")}";

    private static int Number(Answer registered) =>
        int.Parse(registered.Json.GetProperty("act").GetProperty("number").GetString()!.Split('/')[0]);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;
using OneStop.Workflow.Engine;

namespace OneStop.IntegrationTests.Tasks;

/// <summary>A process that cannot go on says so on the dossier, charges nobody and loses nothing.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class IncidentTests(Store store)
{
    // CASES.md B044, its first half: there is no retry yet. B047: what a condition cannot read is never a value.
    [Test]
    public async Task A_gateway_without_its_value_is_an_incident_on_the_dossier_and_the_token_waits_there()
    {
        await using var database = await TestDatabase.Create(store);
        using TestJurisdiction jurisdiction = new();
        await using var host = await TestHost.Start(database, new SetClock("2026-11-05T09:00:00+07:00"), more: jurisdiction.Arguments);
        var clerk = await host.As(Walk.Clerk);
        var work = await host.Client.Received(Undecided());

        var completed = (await clerk.Complete(work)).ShouldBe(200);

        completed.Json.GetProperty("next").GetArrayLength().ShouldBe(0);
        var dossier = (await clerk.Get(work.Path)).ShouldBe(200).Json;
        dossier.GetProperty("incident").GetString().ShouldBe("condition.not-boolean");
        dossier.GetProperty("closedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        var holder = dossier.GetProperty("holder").EnumerateArray().ShouldHaveSingleItem();
        (holder.GetProperty("kind").GetString(), holder.GetProperty("step").GetString()).ShouldBe(("system", "size"));
        var charges = (await clerk.Get($"{work.Path}/deadline")).ShouldBe(200).Json.GetProperty("ledger").EnumerateArray().Last();
        charges.GetProperty("cause").GetString().ShouldBe("incident");
        (await clerk.Get($"{work.Path}/available-commands")).ShouldBe(200).Json.EnumerateArray()
            .ShouldAllBe(command => command.GetProperty("task").ValueKind == JsonValueKind.Null);
        var gateway = (await clerk.Get($"{work.Path}/history")).Json.EnumerateArray().Last().GetProperty("body").GetProperty("gateways")[0];
        gateway.GetProperty("looks")[0].GetProperty("read").GetProperty("area").GetString().ShouldBe("null");
        var token = (await StateOf(database)).Tokens.ShouldHaveSingleItem();
        (token.Node, token.Rest, token.Incident).ShouldBe(("size", Rest.Incident, "condition.not-boolean"));
    }

    private static JsonObject Undecided()
    {
        var reception = Walk.Transfer();
        reception["procedure"] = "undecided";
        reception["papers"] = new JsonArray(new JsonObject { ["paper"] = "form", ["as"] = "original", ["count"] = 1 });
        reception["form"] = new JsonObject();
        return reception;
    }

    private static async Task<ProcessState> StateOf(TestDatabase database)
    {
        await using var db = database.Open();
        return ProcessState.FromJson((await db.Set<ProcessRow>().SingleAsync()).State);
    }
}

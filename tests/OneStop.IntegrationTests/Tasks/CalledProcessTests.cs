using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tasks;

/// <summary>One process calls another, with a timer in working time on the called task: the dossier of the caller has it all.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class CalledProcessTests(Store store)
{
    private TestJurisdiction _jurisdiction = null!;
    private TestDatabase _database = null!;
    private SetClock _clock = null!;
    private TestHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _jurisdiction = new TestJurisdiction();
        _database = await TestDatabase.Create(store);
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _host = await TestHost.Start(_database, _clock, more: _jurisdiction.Arguments);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        _jurisdiction.Dispose();
    }

    [Test]
    public async Task A_called_process_runs_inside_the_callers_dossier_and_its_decision_is_explained_in_the_history()
    {
        var (registrar, measuring) = (await _host.As(Walk.Registrar), await Measuring());

        var answer = (await registrar.Complete(measuring, "disputed")).ShouldBe(200);

        var examining = Work.Next(answer).ShouldHaveSingleItem();
        var entry = (await registrar.Get($"{measuring.Path}/history")).ShouldBe(200).Json.EnumerateArray().Last();
        var gateway = entry.GetProperty("body").GetProperty("gateways").EnumerateArray().ShouldHaveSingleItem();
        (gateway.GetProperty("node").GetString(), gateway.GetProperty("taken").GetString()).ShouldBe(("bounds", "boundsDisputed"));
        gateway.GetProperty("looks").EnumerateArray().Select(look => (
            look.GetProperty("condition").GetString(),
            look.GetProperty("read").GetProperty("measure.choice").GetString(),
            look.GetProperty("result").GetBoolean())).ShouldBe(
            [("measure.choice = \"clear\"", "\"disputed\"", false), ("measure.choice = \"disputed\"", "\"disputed\"", true)]);

        (await (await _host.As(Walk.Examiner)).Complete(examining)).ShouldBe(200).Json.GetProperty("next").GetArrayLength().ShouldBe(1);
        (await (await _host.As(Walk.Clerk)).ReturnResult(measuring)).ShouldBe(200);
        (await registrar.Get(measuring.Path)).Json.GetProperty("closedAt").ValueKind.ShouldNotBe(JsonValueKind.Null);
    }

    [Test]
    public async Task A_timer_on_a_task_counts_working_time_charges_nobody_and_vanishes_with_the_task()
    {
        var (registrar, measuring) = (await _host.As(Walk.Registrar), await Measuring());
        (await Holders(registrar, measuring)).ShouldBe(["measure"]);

        // Clock time would be over on the same afternoon; working time is not over before the next morning. A session does not last so long.
        _clock.MoveTo("2026-11-06T16:30:00+07:00");
        registrar = await _host.Client.AsAnew(Walk.Registrar);
        await Eventually.ShouldBe(1, async () => (await Fired(registrar, measuring)).Count);

        var fired = (await Fired(registrar, measuring))[0];
        fired.GetProperty("body").GetProperty("asked").EnumerateArray().Select(name => name.GetString()).ShouldBe(["remind-surveyor"]);
        var effective = fired.GetProperty("effectiveAt").GetDateTimeOffset();
        effective.ToUniversalTime().ShouldBeInRange(SetClock.At("2026-11-06T07:30:00+07:00"), SetClock.At("2026-11-06T11:30:00+07:00"));
        (await Holders(registrar, measuring)).ShouldBe(["measure"]);
        (await registrar.Complete(measuring, "clear")).ShouldBe(200);
        (await Holders(registrar, measuring)).ShouldBe(["examine"]);
    }

    [Test]
    public async Task The_drawing_of_a_process_comes_back_byte_for_byte_with_the_hash_that_the_journal_names()
    {
        var (registrar, measuring) = (await _host.As(Walk.Registrar), await Measuring());
        var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Jurisdictions", "with-survey", "process.bpmn"));

        var ofDossier = (await registrar.Get($"{measuring.Path}/process")).ShouldBe(200);
        var ofProcedure = (await registrar.Get("/api/v1/procedures/with-survey/process")).ShouldBe(200);

        (ofDossier.Body, ofProcedure.Body).ShouldBe((file, file));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
        (await registrar.Get($"{measuring.Path}/history")).Json.EnumerateArray().Last().GetProperty("body").GetProperty("definition").GetString().ShouldBe(hash);
        (await registrar.Get("/api/v1/procedures/nowhere/process")).ShouldBe(404, "procedure.not-found");
    }

    private async Task<Work> Measuring()
    {
        var reception = Walk.Transfer();
        reception["procedure"] = "with-survey";
        reception["papers"] = new JsonArray(new JsonObject { ["paper"] = "form", ["as"] = "original", ["count"] = 1 });
        reception["form"] = new JsonObject();
        var work = await _host.Client.Received(reception);
        var answer = (await (await _host.As(Walk.Clerk)).Complete(work)).ShouldBe(200);

        // The timer on the task waits beside it.
        var nodes = answer.Json.GetProperty("next").EnumerateArray().Select(task => task.GetProperty("node").GetString()).ToList();
        nodes.ShouldBe(["measure", "measureSlow"], ignoreOrder: true);
        return Work.Next(answer)[nodes.IndexOf("measure")];
    }

    private static async Task<List<JsonElement>> Fired(Officer officer, Work work) =>
        [.. (await officer.Get($"{work.Path}/history")).ShouldBe(200).Json.EnumerateArray().Where(entry => entry.GetProperty("command").GetString() == "fire-timer")];

    private static async Task<List<string?>> Holders(Officer officer, Work work) =>
        [.. (await officer.Get(work.Path)).ShouldBe(200).Json.GetProperty("holder").EnumerateArray().Select(holder => holder.GetProperty("step").GetString())];
}

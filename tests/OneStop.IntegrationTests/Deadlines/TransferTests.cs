using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Deadlines;

/// <summary>A transfer with its days: what the receipt, the dossier and the explanation say of its appointments and pauses.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class TransferTests(Store store)
{
    private SetClock _clock = null!;
    private TestDatabase _database = null!;
    private TestHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
        _database = await TestDatabase.Create(store);
        _host = await TestHost.Start(_database, _clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    // CASES.md B080.
    [Test]
    public async Task The_second_appointment_is_words_until_the_completion_and_then_one_date_everywhere()
    {
        var clerk = await _host.As(Walk.Clerk);
        var receipt = (await clerk.Register()).ShouldBe(201);
        receipt.Json.GetProperty("appointment1").GetProperty("at").GetString().ShouldBe("2026-11-12T17:00:00+07:00");
        receipt.Text("appointment2Limit").ShouldBe("3 wd");
        var work = Work.Registered(receipt);
        (await Dossier(work)).GetProperty("appointment2").ValueKind.ShouldBe(JsonValueKind.Null);

        await Paid(work);
        (await Dossier(work)).GetProperty("appointment2").ValueKind.ShouldBe(JsonValueKind.Null);
        var officer = await At("2026-11-20T14:00:00+07:00", Walk.TaxOfficer);
        (await officer.Give(work, "record-completion", new { documentNumber = "77/XN-TCS", effectiveAt = "2026-11-20T09:00:00+07:00" })).ShouldBe(200);

        const string Second = "2026-11-26T17:00:00+07:00";
        (await Dossier(work)).GetProperty("appointment2").GetProperty("at").GetString().ShouldBe(Second);
        var phase = (await Deadline(work)).GetProperty("phases").EnumerateArray().Single(phase => phase.GetProperty("no").GetInt32() == 2);
        phase.GetProperty("start").GetString().ShouldBe("2026-11-20T09:00:00+07:00");
        phase.GetProperty("due").GetProperty("at").GetString().ShouldBe(Second);
    }

    // CASES.md B080: "step limit always 0".
    [Test]
    public async Task Every_step_of_a_phase_has_a_limit_of_its_own()
    {
        var procedure = (await (await _host.As(Walk.Clerk)).Get("/api/v1/procedures/transfer")).ShouldBe(200).Json;

        var steps = procedure.GetProperty("steps").EnumerateArray().Where(step => step.GetProperty("phase").ValueKind == JsonValueKind.Number).ToList();
        steps.Select(step => (step.GetProperty("node").GetString(), step.GetProperty("limit").GetString()))
            .ShouldBe([("receive", "0.5 wd"), ("examine", "4.5 wd"), ("updateRecord", "3 wd")], ignoreOrder: true);
    }

    // CASES.md B003: the grounds that can be opened today.
    [Test]
    public async Task A_supplement_and_the_tax_conversation_stand_in_the_ledger_each_with_its_ground()
    {
        var work = await _host.Client.Examining();
        var examiner = await At("2026-11-09T10:00:00+07:00", Walk.Examiner);
        (await examiner.Give(work, "request-supplement", new { items = new[] { new { paper = "drawing", reasonCode = "missing" } } })).ShouldBe(200);
        (await (await At("2026-11-09T15:00:00+07:00", Walk.Clerk)).Give(work, "tell-supplement", new { how = "phone" })).ShouldBe(200);
        (await (await At("2026-11-11T09:00:00+07:00", Walk.Clerk)).Give(work, "receive-supplement", new { items = new[] { "drawing" } })).ShouldBe(200);
        examiner = await At("2026-11-13T16:00:00+07:00", Walk.Examiner);
        var task = (await Dossier(work)).GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("state").GetString() == "open");
        (await examiner.Complete(work with { Version = task.GetProperty("version").GetInt32() }, "eligible")).ShouldBe(200);
        (await (await At("2026-11-16T09:00:00+07:00", Walk.TaxOfficer)).Give(work, "record-notice", Notice)).ShouldBe(200);

        var pauses = (await Deadline(work)).GetProperty("ledger").EnumerateArray().Where(line => line.GetProperty("ground").ValueKind == JsonValueKind.String).ToList();

        pauses.Select(line => (
            line.GetProperty("ground").GetString(), line.GetProperty("holder").GetString(), line.GetProperty("clockRuns").GetBoolean(),
            Minute(line.GetProperty("from")), Minute(line.GetProperty("to")))).ShouldBe(
            [
                ("supplement", "citizen", false, "2026-11-09T15:00", "2026-11-11T09:00"),
                ("tax-determination", "tax", false, "2026-11-13T16:00", "2026-11-16T09:00"),
            ]);
        (await Deadline(work)).GetProperty("phases")[0].GetProperty("due").GetProperty("at").GetString().ShouldBe("2026-11-16T11:30:00+07:00");
    }

    private static object Notice => new { kind = "LPTB", number = "1001/TB-LPTB", issuedOn = "2026-11-16", amountDue = 7_500_000, exempted = 0, dueOn = "2026-12-16" };

    /// <summary>The slip is sent, the citizen told of the only notice, everything paid.</summary>
    private async Task Paid(Work work)
    {
        work = Work.Next((await (await At("2026-11-05T10:00:00+07:00", Walk.Clerk)).Complete(work)).ShouldBe(200)).Single();
        (await (await At("2026-11-11T15:00:00+07:00", Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        (await (await At("2026-11-16T09:30:00+07:00", Walk.TaxOfficer)).Give(work, "record-notice", Notice)).ShouldBe(200);
        (await (await At("2026-11-17T08:30:00+07:00", Walk.Clerk)).Give(work, "tell-notice", new { how = "phone" })).ShouldBe(200);
        var payment = new { notice = "1001/TB-LPTB", amount = 7_500_000, paidOn = "2026-11-19", evidence = "GNT-0001" };
        (await (await At("2026-11-19T10:00:00+07:00", Walk.TaxOfficer)).Give(work, "record-payment", payment)).ShouldBe(200);
    }

    /// <summary>Somebody at an hour; a token of another day is no longer good.</summary>
    private Task<Officer> At(string instant, string userName)
    {
        _clock.MoveTo(instant);
        return _host.Client.AsAnew(userName);
    }

    private async Task<JsonElement> Dossier(Work work) => (await (await _host.Client.AsAnew(Walk.Clerk)).Get(work.Path)).ShouldBe(200).Json;

    private async Task<JsonElement> Deadline(Work work) => (await (await _host.Client.AsAnew(Walk.Clerk)).Get($"{work.Path}/deadline")).ShouldBe(200).Json;

    /// <summary>The clock goes on while the requests are on their way.</summary>
    private static string Minute(JsonElement instant) => instant.ValueKind == JsonValueKind.Null ? "" : instant.GetString()![..16];
}

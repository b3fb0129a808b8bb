using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>R-15: the applicant may have the dossier stopped as long as there is no result.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class StopTests(Store store)
{
    private ServiceClient _service = null!;
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task SignIn()
    {
        _service = (await TestHost.Shared(store)).Client;
        _clerk = await _service.As(Walk.Clerk);
    }

    [Test]
    public async Task A_stopped_dossier_is_held_by_nobody_and_asks_nothing_of_anybody()
    {
        var work = await _service.Examining();
        var told = (await _clerk.Read(work)).GetProperty("appointment1").GetRawText();

        (await _clerk.Command(work, "stop", DeskWork.Stop())).ShouldBe(200);

        var dossier = await _clerk.Read(work);
        dossier.GetProperty("publicStatus").GetString().ShouldBe("stopped");
        dossier.GetProperty("nationalStatus").GetInt32().ShouldBe(8);
        dossier.GetProperty("closedWhat").GetString().ShouldBe("stop");
        dossier.GetProperty("holder").GetArrayLength().ShouldBe(0);
        dossier.GetProperty("appointment1").GetRawText().ShouldBe(told);
        dossier.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("state").GetString()).ShouldBe(["done", "cancelled"]);
        foreach (var who in new[] { Walk.Clerk, Walk.Examiner, DeskWork.DeskLeader })
            (await (await _service.As(who)).Read(work, "/available-commands")).GetArrayLength().ShouldBe(0, who);

        var deadline = await _clerk.Read(work, "/deadline");
        deadline.GetProperty("ledger").EnumerateArray().ShouldAllBe(line => line.GetProperty("to").ValueKind == JsonValueKind.String);
        deadline.GetProperty("phases")[0].GetProperty("end").ValueKind.ShouldBe(JsonValueKind.String);
        deadline.GetProperty("phases")[0].GetProperty("verdict").GetString().ShouldBe("early");
    }

    [Test]
    public async Task The_officer_who_had_it_before_them_is_told_that_it_was_stopped()
    {
        var work = await _service.Examining();
        (await _clerk.Command(work, "stop", DeskWork.Stop())).ShouldBe(200);

        var late = await (await _service.As(Walk.Examiner)).Complete(work, "noSlip");

        late.ShouldBe(409, "task.closed");
        late.Text("what").ShouldBe("stop");
    }

    [Test]
    public async Task Stopping_while_the_citizen_is_asked_for_papers_ends_the_wait_and_keeps_the_appointment_that_was_told()
    {
        SetClock clock = new("2026-11-05T09:00:00+07:00");
        await using var host = await TestHost.Start(await TestDatabase.Create(store), clock, ownsDatabase: true);
        var work = await host.Client.Examining();
        var clerk = await host.As(Walk.Clerk);
        (await (await host.As(Walk.Examiner)).Command(
            work, "request-supplement", new { items = new[] { new { paper = "contract", reasonCode = "missing", reason = "Thiếu trang 2" } } })).ShouldBe(200);
        (await clerk.Command(work, "tell-supplement", new { how = "phone" })).ShouldBe(200);
        clock.Move(TimeSpan.FromDays(5));
        clerk = await host.Client.AsAnew(Walk.Clerk);

        (await clerk.Command(work, "stop", DeskWork.Stop())).ShouldBe(200);

        var dossier = await clerk.Read(work);
        dossier.GetProperty("holder").GetArrayLength().ShouldBe(0);
        dossier.GetProperty("appointment1").GetProperty("on").GetString().ShouldBe("2026-11-12");
        (await clerk.Command(work, "receive-supplement", new { items = new[] { "contract" } })).ShouldBe(409, "dossier.closed");
        (await clerk.Read(work, "/deadline")).GetProperty("phases")[0].GetProperty("verdict").GetString().ShouldBe("early");
    }

    [Test]
    public async Task Stopping_during_the_tax_conversation_leaves_nobody_to_hold_it()
    {
        var work = await _service.Examining();
        (await (await _service.As(Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        (await _clerk.Read(work)).GetProperty("holder")[0].GetProperty("kind").GetString().ShouldBe("tax");

        (await _clerk.Command(work, "stop", DeskWork.Stop())).ShouldBe(200);

        (await _clerk.Read(work)).GetProperty("holder").GetArrayLength().ShouldBe(0);
        (await (await _service.As("tax-yen-bai.officer")).Read(work, "/available-commands")).GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task A_phase_that_was_late_when_it_was_stopped_stays_late()
    {
        SetClock clock = new("2026-11-05T09:00:00+07:00");
        await using var host = await TestHost.Start(await TestDatabase.Create(store), clock, ownsDatabase: true);
        var work = await host.Client.Examining();
        clock.Move(TimeSpan.FromDays(8));
        var clerk = await host.Client.AsAnew(Walk.Clerk);

        (await clerk.Command(work, "stop", DeskWork.Stop())).ShouldBe(200);

        (await clerk.Read(work, "/deadline")).GetProperty("phases")[0].GetProperty("verdict").GetString().ShouldBe("late");
        (await clerk.Read(work)).GetProperty("appointment1").GetProperty("on").GetString().ShouldBe("2026-11-12");
    }

    [Test]
    public async Task A_result_is_handed_out_not_stopped()
    {
        var work = await _service.Ready();
        var offered = (await _clerk.Read(work, "/available-commands")).EnumerateArray().Single(command => command.GetProperty("command").GetString() == "stop");

        (await _clerk.Command(work, "stop", DeskWork.Stop())).ShouldBe(409, "stop.outcome-exists");

        offered.GetProperty("why").GetString().ShouldBe("stop.outcome-exists");
    }

    [Test]
    public async Task Only_the_desk_that_received_it_stops_it()
    {
        var work = await _service.Examining();

        (await (await _service.As(Walk.Examiner)).Command(work, "stop", DeskWork.Stop())).ShouldBe(403, "post.not-allowed").Allowed
            .ShouldBe(["desk-yen-bai/clerk", "desk-yen-bai/leader"]);

        (await (await _service.As(DeskWork.DeskLeader)).Command(work, "stop", DeskWork.Stop())).ShouldBe(200);
    }

    [TestCase("requestedOn", "2026-11-04", "effective.before-cause")]
    [TestCase("requestedOn", "2026-11-06", "effective.future")]
    [TestCase("channel", "pigeon", "field.unknown-value")]
    [TestCase("requestedBy", 2, "field.unknown-value")]
    public async Task A_request_that_cannot_be_so_is_refused(string field, object value, string rule)
    {
        var work = await _service.Received();
        var request = DeskWork.Stop();
        request[field] = JsonSerializer.SerializeToNode(value);

        var refused = (await _clerk.Command(work, "stop", request)).ShouldBe(422, "request.invalid");

        refused.FaultFields.ShouldBe([field]);
        refused.Json.GetProperty("faults")[0].GetProperty("rule").GetString().ShouldBe(rule);
    }
}

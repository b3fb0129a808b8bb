using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.LegalActs;

/// <summary>What stops a clock is true when it is recorded; a leader with a document may record it back, and is counted.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class BackdatingTests(Store store)
{
    private const string DeskLeader = "desk-yen-bai.leader";
    private const string LandLeader = "land-yen-bai.leader";

    private SetClock _clock = null!;
    private TestDatabase _database = null!;
    private TestHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new SetClock("2026-11-09T08:00:00+07:00");
        _database = await TestDatabase.Create(store);
        _host = await TestHost.Start(_database, _clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public async Task Only_a_leader_with_a_document_lets_the_clock_stop_before_it_was_recorded()
    {
        var work = await Asked();
        var (clerk, leader) = (await _host.As(Walk.Clerk), await _host.As(DeskLeader));
        const string At = "2026-11-09T10:30:00+07:00";
        object order = new { number = "15/QĐ-TTPVHCC" };

        (await clerk.Give(work, "tell-supplement", new { how = "phone", effectiveAt = At, order })).ShouldBe(422, "effective.not-allowed");
        (await leader.Give(work, "tell-supplement", new { how = "phone", effectiveAt = At })).ShouldBe(422, "effective.not-allowed");
        (await leader.Give(work, "tell-supplement", new { how = "phone", effectiveAt = At, order = new { number = " " } })).ShouldBe(422, "effective.document-missing");
        (await leader.Give(work, "tell-supplement", new { how = "phone", effectiveAt = "2026-11-09T07:45:00+07:00", order })).ShouldBe(422, "effective.before-cause");
        (await leader.Give(work, "tell-supplement", new { how = "phone", effectiveAt = "2026-11-09T23:00:00+07:00", order })).ShouldBe(422, "effective.future");
        (await leader.Get($"{work.Path}/available-commands")).Body.ShouldContain("tell-supplement");
        (await leader.Give(work, "tell-supplement", new { how = "phone", effectiveAt = At, order })).ShouldBe(200);

        (await LastLine(work)).ShouldBe(("supplement", "citizen", At));
        var entry = await LastEntry(work);
        entry.GetProperty("effectiveAt").GetString().ShouldBe(At);
        (entry.GetProperty("body").GetProperty("backdated").GetBoolean(), entry.GetProperty("body").GetProperty("order").GetString()).ShouldBe((true, "15/QĐ-TTPVHCC"));
    }

    [Test]
    public async Task An_order_that_was_not_needed_is_not_counted()
    {
        var work = await Asked();

        (await (await _host.As(DeskLeader)).Give(work, "tell-supplement", new { how = "phone", order = new { number = "15/QĐ-TTPVHCC" } })).ShouldBe(200);

        (await LastEntry(work)).GetProperty("body").TryGetProperty("backdated", out _).ShouldBeFalse();
    }

    [Test]
    public async Task A_leader_may_record_back_that_the_slip_came_back_and_that_it_was_sent_again()
    {
        var work = await _host.Client.Examining();
        (await (await _host.As(Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        _clock.MoveTo("2026-11-09T16:00:00+07:00");
        var (examiner, leader) = (await _host.As(Walk.Examiner), await _host.As(LandLeader));
        object order = new { number = "16/QĐ-CN" };
        object returned = new { reasonCode = "incomplete", effectiveAt = "2026-11-09T10:00:00+07:00", order };
        object sent = new { effectiveAt = "2026-11-09T15:00:00+07:00", order };

        (await examiner.Give(work, "return-slip", returned)).ShouldBe(422, "effective.not-allowed");
        (await leader.Give(work, "return-slip", returned)).ShouldBe(200);
        (await LastEntry(work)).GetProperty("body").GetProperty("order").GetString().ShouldBe("16/QĐ-CN");
        (await examiner.Give(work, "send-slip-again", sent)).ShouldBe(422, "effective.not-allowed");
        (await leader.Give(work, "send-slip-again", sent)).ShouldBe(200);

        (await LastLine(work)).ShouldBe(("tax-determination", "tax", "2026-11-09T15:00:00+07:00"));
    }

    [Test]
    public async Task A_leader_may_record_back_a_notice_and_that_the_citizen_was_told_of_it()
    {
        var work = await _host.Client.Examining();
        (await (await _host.As(Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        _clock.MoveTo("2026-11-09T16:00:00+07:00");
        object order = new { number = "17/QĐ" };
        var (land, desk) = (await _host.As(LandLeader), await _host.As(DeskLeader));

        (await land.Give(work, "record-notice", Notice(order))).ShouldBe(200);
        (await LastEntry(work)).GetProperty("body").GetProperty("backdated").GetBoolean().ShouldBeTrue();
        object told = new { how = "phone", effectiveAt = "2026-11-09T14:00:00+07:00", order };
        (await (await _host.As(Walk.Clerk)).Give(work, "tell-notice", told)).ShouldBe(422, "effective.not-allowed");
        (await desk.Give(work, "tell-notice", told)).ShouldBe(200);

        (await LastLine(work)).ShouldBe(("payment", "citizen", "2026-11-09T14:00:00+07:00"));
    }

    private static object Notice(object order) => new
    {
        kind = "LPTB",
        number = "1/TB",
        issuedOn = "2026-11-09",
        amountDue = 1_000,
        exempted = 0,
        dueOn = "2026-12-16",
        effectiveAt = "2026-11-09T11:00:00+07:00",
        order,
    };

    /// <summary>Asked in the morning; it is afternoon.</summary>
    private async Task<Work> Asked()
    {
        var work = await _host.Client.Examining();
        (await (await _host.As(Walk.Examiner)).Give(work, "request-supplement", new { items = new[] { new { paper = "drawing", reasonCode = "missing" } } })).ShouldBe(200);
        _clock.MoveTo("2026-11-09T15:00:00+07:00");
        return work;
    }

    private async Task<JsonElement> LastEntry(Work work) => (await (await _host.As(Walk.Clerk)).Get($"{work.Path}/history")).ShouldBe(200).Json.EnumerateArray().Last();

    private async Task<(string? Ground, string? Holder, string? From)> LastLine(Work work)
    {
        var line = (await (await _host.As(Walk.Clerk)).Get($"{work.Path}/deadline")).ShouldBe(200).Json.GetProperty("ledger").EnumerateArray().Last();
        return (line.GetProperty("ground").GetString(), line.GetProperty("holder").GetString(), line.GetProperty("from").GetString());
    }
}

using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>R-16: every hand-over leaves a trace, and the day's list is made of the same traces.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class HandoverTests(Store store)
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
    public async Task The_desks_list_names_who_gave_what_to_whom_when_and_whether_in_time()
    {
        var work = await _service.Examining();

        var item = (await ListOf(_clerk, "desk-yen-bai", work)).ShouldHaveSingleItem();

        item.GetProperty("procedure").GetString().ShouldBe("transfer");
        item.GetProperty("applicant").GetString().ShouldBe("Nguyễn Thị Hà");
        var row = item.GetProperty("row");
        row.GetProperty("post").GetString().ShouldBe("desk-yen-bai/clerk");
        row.GetProperty("giver").GetString().ShouldBe(await NameOf(_clerk));
        (row.GetProperty("step").GetString(), row.GetProperty("stepName").GetString()).ShouldBe(("receive", "Tiếp nhận, bàn giao"));
        row.GetProperty("toOffice").GetString().ShouldBe("land-yen-bai");
        row.GetProperty("nextStep").GetString().ShouldBe("examine");
        row.GetProperty("at").GetString().ShouldNotBeNull().ShouldStartWith("2026-11-05T09:");
        row.GetProperty("verdict").GetString().ShouldBe("early");
        row.GetProperty("takenAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public async Task The_list_says_who_took_it_over_once_somebody_did()
    {
        var work = await _service.Examining();
        var examiner = await _service.As(Walk.Examiner);
        (await examiner.Post($"/api/v1/tasks/{work.Task}/claim", null, work.Version)).ShouldBe(200);

        var row = (await ListOf(_clerk, "desk-yen-bai", work)).Single().GetProperty("row");

        row.GetProperty("receiver").GetString().ShouldBe(await NameOf(examiner));
        row.GetProperty("takenAt").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Test]
    public async Task What_stays_in_the_office_is_no_handover_and_another_day_has_none()
    {
        var work = await _service.Updating();
        var examiner = await _service.As(Walk.Examiner);

        (await ListOf(examiner, "land-yen-bai", work)).ShouldBeEmpty();
        (await ListOf(_clerk, "desk-yen-bai", work, "2026-11-04")).ShouldBeEmpty();
    }

    [Test]
    public async Task An_office_that_one_has_no_part_in_shows_no_list()
    {
        (await (await _service.As(Walk.Stranger)).Get("/api/v1/handovers?office=desk-yen-bai")).ShouldBe(403, "office.not-seen");
        (await _clerk.Get("/api/v1/handovers?office=nowhere")).ShouldBe(403, "office.not-seen");
        (await _clerk.Get("/api/v1/handovers")).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["office"]);
        (await _clerk.Get("/api/v1/handovers?office=desk-yen-bai&on=yesterday")).ShouldBe(400, "request.malformed");
    }

    [Test]
    public async Task The_control_slip_has_every_handover_of_the_dossier_in_order()
    {
        var work = await _service.Examining();
        var examiner = await _service.As(Walk.Examiner);
        (await examiner.Complete(work, "eligible")).ShouldBe(200);
        (await _clerk.Read(work)).GetProperty("holder")[0].GetProperty("kind").GetString().ShouldBe("tax");

        var slip = await _clerk.Read(work, "/control-slip");

        slip.GetProperty("applicant").GetString().ShouldBe("Nguyễn Thị Hà");
        slip.GetProperty("handlingOffice").GetString().ShouldBe("land-yen-bai");
        slip.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("fromOffice").GetString()} > {row.GetProperty("toOffice").GetString()} {row.GetProperty("choice").GetString()}")
            .ShouldBe(["desk-yen-bai > land-yen-bai ", "land-yen-bai > tax-yen-bai eligible"]);
        slip.GetProperty("rows")[1].GetProperty("note").GetString().ShouldBe("Đủ điều kiện");
        (await _clerk.Get($"{work.Path}/forms/06")).ShouldBe(200).Json.GetProperty("rows").GetArrayLength().ShouldBe(2);
    }

    [Test]
    public async Task A_slip_of_a_returned_dossier_says_when_it_was_returned()
    {
        var slip = await _clerk.Read(await _service.Closed(), "/control-slip");

        slip.GetProperty("returnedAt").ValueKind.ShouldBe(JsonValueKind.String);
        slip.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("toOffice").GetString()).ShouldBe(["land-yen-bai", "desk-yen-bai"]);
    }

    [Test]
    public async Task Who_gives_after_the_step_was_due_is_late_whoever_gives_on_its_day_is_on_time()
    {
        SetClock clock = new("2026-11-05T09:00:00+07:00");
        await using var host = await TestHost.Start(await TestDatabase.Create(store), clock, ownsDatabase: true);
        var (onTime, late) = (await host.Client.Received(), await host.Client.Received());
        clock.Move(TimeSpan.FromDays(1));
        (await (await host.Client.AsAnew(Walk.Clerk)).Complete(onTime)).ShouldBe(200);
        clock.Move(TimeSpan.FromDays(3));
        var clerk = await host.Client.AsAnew(Walk.Clerk);
        (await clerk.Complete(late)).ShouldBe(200);

        (await ListOf(clerk, "desk-yen-bai", onTime, "2026-11-06")).Single().GetProperty("row").GetProperty("verdict").GetString().ShouldBe("on-time");
        (await ListOf(clerk, "desk-yen-bai", late, "2026-11-09")).Single().GetProperty("row").GetProperty("verdict").GetString().ShouldBe("late");
        (await ListOf(clerk, "desk-yen-bai", late, "2026-11-06")).ShouldBeEmpty();
    }

    private static async Task<List<JsonElement>> ListOf(Officer officer, string office, Work work, string on = "2026-11-05") =>
        [.. (await officer.Get($"/api/v1/handovers?office={office}&on={on}")).ShouldBe(200).Json.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("code").GetString() == work.Dossier)];

    private static async Task<string> NameOf(Officer officer) => (await officer.Get("/api/v1/me")).ShouldBe(200).Text("displayName")!;
}

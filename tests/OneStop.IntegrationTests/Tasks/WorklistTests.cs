using System.Text.Json;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tasks;

/// <summary>A worklist never lies: after a 200 every read shows the new truth.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class WorklistTests(Store store)
{
    private const int Rounds = 15;

    private TestHost _host = null!;

    private ServiceClient Service => _host.Client;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    // CASES.md B016; with two nodes: RaceTests.
    [Test]
    public async Task A_completed_task_is_in_no_list_and_the_next_one_is_in_its_holders()
    {
        var (clerk, examiner) = (await Service.As(Walk.Clerk), await Service.As(Walk.Examiner));
        for (var round = 0; round < Rounds; round++)
        {
            var work = await Service.Received();
            (await clerk.Tasks()).ShouldContain(task => task.Id() == work.Task);

            var next = Work.Next((await clerk.Complete(work)).ShouldBe(200)).Single();

            (await clerk.Tasks()).ShouldNotContain(task => task.Id() == work.Task);
            (await examiner.Tasks()).Single(task => task.Id() == next.Task).GetProperty("dossier").GetString().ShouldBe(work.Dossier);
        }
    }

    // CASES.md B021.
    [Test]
    public async Task Lists_are_in_the_order_of_the_instants_whatever_offset_they_were_written_with()
    {
        var (clerk, examiner) = (await Service.As(Walk.Clerk), await Service.As(Walk.Examiner));
        var today = await Received("2026-11-05T08:00:00+07:00");
        var inHanoiTheFourth = await Received("2026-11-03T17:30:00-08:00");
        var inHanoiTheFifth = await Received("2026-11-04T23:00:00Z");
        var inHanoiTheThird = await Received("2026-11-03T23:30:00+07:00");
        List<string> ours = [today.Dossier, inHanoiTheFourth.Dossier, inHanoiTheFifth.Dossier, inHanoiTheThird.Dossier];

        var atTheDesk = (await clerk.Tasks()).Where(Ours).ToList();
        foreach (var work in new[] { today, inHanoiTheFourth, inHanoiTheFifth, inHanoiTheThird })
            (await clerk.Complete(work)).ShouldBe(200);

        atTheDesk.Select(Due).ShouldBe(["2026-11-05T17:00:00+07:00", "2026-11-05T17:00:00+07:00", "2026-11-06T11:30:00+07:00", "2026-11-06T11:30:00+07:00"]);
        atTheDesk.Select(Dossier).ShouldBe([inHanoiTheFourth.Dossier, inHanoiTheThird.Dossier, today.Dossier, inHanoiTheFifth.Dossier]);
        (await examiner.Tasks()).Where(Ours).Select(task => (Dossier(task), Due(task))).ShouldBe(
            [
                (inHanoiTheFourth.Dossier, "2026-11-11T17:00:00+07:00"), (inHanoiTheThird.Dossier, "2026-11-11T17:00:00+07:00"),
                (today.Dossier, "2026-11-12T17:00:00+07:00"), (inHanoiTheFifth.Dossier, "2026-11-12T17:00:00+07:00"),
            ]);

        bool Ours(JsonElement task) => ours.Contains(Dossier(task));
    }

    // CASES.md B017.
    [Test]
    public async Task What_an_officer_had_claimed_is_anybodys_as_soon_as_they_hold_the_post_no_more()
    {
        var (leaving, clerk) = (await SecondPerson.Beside(_host.Database, Walk.Examiner), await Service.As(Walk.Clerk));
        var (goes, stays) = (await Service.As(leaving), await Service.As(Walk.Examiner));
        List<Work> claimed = [];
        foreach (var work in new[] { await Service.Examining(), await Service.Examining(), await Service.Examining() })
            claimed.Add(work with { Version = (await goes.Post($"/api/v1/tasks/{work.Task}/claim", null, work.Version)).ShouldBe(200).Version });

        (await Assignees(stays)).ShouldBe(["Lò Thị Hai", "Lò Thị Hai", "Lò Thị Hai"]);
        (await stays.Tasks("unclaimed")).ShouldNotContain(task => claimed.Any(work => work.Task == task.Id()));
        (await stays.Complete(claimed[0], "noSlip")).ShouldBe(409, "task.claimed-by-other");
        await SecondPerson.Leaves(_host.Database, leaving, new DateOnly(2026, 11, 5));

        (await Assignees(stays)).ShouldBe([null, null, null]);
        (await clerk.Get(claimed[0].Path)).Json.GetProperty("tasks").EnumerateArray().Last().GetProperty("assignee").ValueKind.ShouldBe(JsonValueKind.Null);
        var unclaimed = (await stays.Tasks("unclaimed")).Select(task => task.Id()).ToList();
        claimed.ShouldAllBe(work => unclaimed.Contains(work.Task));
        (await goes.Tasks()).ShouldBeEmpty();
        (await goes.Complete(claimed[0], "noSlip")).ShouldBe(404, "task.not-found");
        (await stays.Complete(claimed[0], "noSlip")).ShouldBe(200);
        (await stays.Post($"/api/v1/tasks/{claimed[1].Task}/release", null, claimed[1].Version)).ShouldBe(409, "task.not-claimed");
        var mine = (await stays.Post($"/api/v1/tasks/{claimed[1].Task}/claim", null, claimed[1].Version)).ShouldBe(200);
        (await stays.Complete(claimed[1] with { Version = mine.Version }, "noSlip")).ShouldBe(200);

        async Task<List<string?>> Assignees(Officer officer) =>
            [.. (await officer.Tasks()).Where(task => claimed.Any(work => work.Task == task.Id())).Select(task => task.GetProperty("assigneeName").GetString())];
    }

    private static string Dossier(JsonElement task) => task.GetProperty("dossier").GetString()!;

    private static string Due(JsonElement task) => task.GetProperty("dueAt").GetString()!;

    private Task<Work> Received(string effectiveAt)
    {
        var reception = Walk.Transfer();
        reception["effectiveAt"] = effectiveAt;
        return Service.Received(reception);
    }
}

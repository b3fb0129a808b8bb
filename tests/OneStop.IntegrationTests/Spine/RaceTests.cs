using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

/// <summary>Two nodes on one PostgreSQL: whoever loses a race is told so, and nothing is done twice or half.</summary>
internal sealed class RaceTests
{
    private const int Races = 50;

    private TestJurisdiction _jurisdiction = null!;
    private TestDatabase _database = null!;
    private HostProcess _one = null!;
    private HostProcess _other = null!;
    private string _second = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TestDatabase.Create(Store.PostgreSql);
        _jurisdiction = new TestJurisdiction();
        _one = await HostProcess.Start(_database, _jurisdiction.Arguments);
        _other = await HostProcess.Start(_database, _jurisdiction.Arguments);
        _second = await SecondPerson.Beside(_database, Walk.Examiner);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_one is not null)
            await _one.DisposeAsync();

        if (_other is not null)
            await _other.DisposeAsync();

        _jurisdiction?.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Of_two_officers_who_complete_one_task_at_once_one_wins_and_the_other_is_told_who_did()
    {
        var (first, second) = (await _one.Client.As(Walk.Examiner), await _other.Client.As(_second));
        var lost = 0;
        for (var race = 0; race < Races; race++)
        {
            var work = await _one.Client.Examining();

            var answers = await Together.Run(() => first.Complete(work, "noSlip"), () => second.Complete(work, "noSlip"));

            answers.Select(answer => answer.Status).ShouldBe([200, 409], ignoreOrder: true, Bodies(answers));
            var loser = answers.Single(answer => answer.Status == 409).ShouldBe(409, "task.closed");
            loser.Text("by").ShouldNotBeNullOrEmpty();
            await ShouldHaveHappenedOnce(work.Dossier, commands: 3);
            lost++;
        }

        TestContext.Out.WriteLine($"Races lost: {lost} of {Races}.");
    }

    [Test]
    public async Task Two_officers_who_complete_two_parallel_tasks_of_one_dossier_at_once_both_win()
    {
        var (examiner, registrar) = (await _one.Client.As(Walk.Examiner), await _other.Client.As(Walk.Registrar));
        for (var race = 0; race < Races / 2; race++)
        {
            var received = await _one.Client.Received(TwoAtOnce());
            var clerk = await _one.Client.As(Walk.Clerk);
            var opened = (await clerk.Complete(received)).ShouldBe(200).Json.GetProperty("next").EnumerateArray()
                .ToDictionary(task => task.GetProperty("post").GetString()!, task => task.GetProperty("taskId").GetGuid());

            var answers = await Together.Run(
                () => examiner.Complete(received with { Task = opened["examiner"] }), () => registrar.Complete(received with { Task = opened["registrar"] }));

            answers.Select(answer => answer.Status).ShouldBe([200, 200], ignoreOrder: true, Bodies(answers));
            answers.SelectMany(Work.Next).Count().ShouldBe(1, "the second of them opens the step behind the join");
            await ShouldHaveHappenedOnce(received.Dossier, commands: 4);
        }
    }

    [Test]
    public async Task Fifty_receptions_at_once_on_two_nodes_get_fifty_consecutive_codes_and_a_refused_one_leaves_no_gap()
    {
        var clerks = new[] { await _one.Client.As("desk-nam-cuong.clerk"), await _other.Client.As("desk-nam-cuong.clerk") };
        var wrong = Walk.Transfer();
        wrong["channel"] = "by pigeon";

        var answers = await Together.Run(Enumerable.Range(0, 60).Select(index =>
            (Func<Task<Answer>>)(() => Patiently(() => clerks[index % 2].Register(index % 6 == 5 ? wrong : null)))));

        answers.Count(answer => answer.Status == 422).ShouldBe(10);
        var codes = answers.Where(answer => answer.Status == 201).Select(answer => answer.Text("code")!).Order().ToList();
        codes.ShouldBe(Enumerable.Range(1, 50).Select(number => $"{codes[0][..^4]}{number:0000}"));
    }

    [Test]
    public async Task Fifty_equal_requests_with_one_key_on_two_nodes_make_one_dossier_and_get_one_answer()
    {
        var clerks = new[] { await _one.Client.As(Walk.Clerk), await _other.Client.As(Walk.Clerk) };
        var key = Officer.NewKey();

        var answers = await Together.Run(Enumerable.Range(0, 50).Select(index =>
            (Func<Task<Answer>>)(() => Patiently(() => clerks[index % 2].Register(key: key)))));

        answers.Distinct().ShouldHaveSingleItem().ShouldBe(201);
        await ShouldHaveHappenedOnce(answers[0].Text("code")!, commands: 1);
    }

    // CASES.md B016: no node keeps a list that another has made old.
    [Test]
    public async Task A_task_completed_on_one_node_is_in_no_list_of_the_other_and_the_next_one_is()
    {
        var (clerk, theirClerk) = (await _one.Client.As("desk-van-phu.clerk"), await _other.Client.As("desk-van-phu.clerk"));
        var theirExaminer = await _other.Client.As(Walk.Examiner);
        for (var race = 0; race < Races; race++)
        {
            var work = Work.Registered((await clerk.Register()).ShouldBe(201));

            var next = Work.Next((await clerk.Complete(work)).ShouldBe(200)).Single();
            var lists = await Together.Run(() => theirClerk.Tasks(), () => theirExaminer.Tasks());

            lists[0].ShouldNotContain(task => task.Id() == work.Task);
            lists[1].ShouldContain(task => task.Id() == next.Task);
        }
    }

    /// <summary>Who is told that the service is busy comes again with the same key, as the answer asks; nothing was done.</summary>
    private static async Task<Answer> Patiently(Func<Task<Answer>> send)
    {
        Answer? last = null;
        await Eventually.Holds("the service has time", async () => (last = await send()).Code != "service.busy");
        return last!;
    }

    /// <summary>One journal entry and one event for each command that was answered with success, in order without gap.</summary>
    private async Task ShouldHaveHappenedOnce(string code, int commands)
    {
        await using var db = _database.Open();
        var dossier = await db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == code);
        var entries = await db.Set<JournalRow>().Where(row => row.DossierId == dossier.Id).Select(row => row.Seq).Order().ToListAsync();
        var events = await db.Set<EventRow>().Where(row => row.DossierId == dossier.Id).Select(row => row.Sequence).Order().ToListAsync();
        entries.ShouldBe(Enumerable.Range(1, commands));
        events.ShouldBe(Enumerable.Range(1, commands));
    }

    private static string Bodies(Answer[] answers) => string.Join(Environment.NewLine, answers.Select(answer => answer.Body));

    private static JsonObject TwoAtOnce()
    {
        var reception = Walk.Transfer();
        reception["procedure"] = "two-at-once";
        reception["papers"] = new JsonArray(new JsonObject { ["paper"] = "form", ["as"] = "original", ["count"] = 1 });
        reception["form"] = new JsonObject();
        return reception;
    }
}

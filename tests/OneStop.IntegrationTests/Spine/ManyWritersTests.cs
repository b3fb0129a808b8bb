using System.Collections.Concurrent;
using System.Diagnostics;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

/// <summary>SQLite lets one writer in at a time: the others wait their turn, and nobody is told of locks.</summary>
internal sealed class ManyWritersTests
{
    private const int Clients = 16;
    private const int Rounds = 4;
    private const int Requests = 12;

    private static readonly object _ask = new { items = new[] { new { paper = "drawing", reasonCode = "missing" } } };

    // CASES.md B025; export and backup come later.
    [Test]
    public async Task Sixteen_clients_with_mixed_commands_meet_no_error_but_the_races_they_lose()
    {
        await using var database = await TestDatabase.Create(Store.Sqlite);
        using TestJurisdiction jurisdiction = new();
        await using var host = await HostProcess.Start(
            database, [.. jurisdiction.Arguments, "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Warning"]);
        ConcurrentBag<(Answer Answer, TimeSpan Waited)> all = [];

        await Together.Run(Enumerable.Range(0, Clients).Select(_ => (Func<Task<int>>)(() => Work(host.Client, all))));
        var contested = await host.Client.Examining();
        var examiner = await host.Client.As(Walk.Examiner);
        var races = await Together.Run(Enumerable.Range(0, Clients).Select(_ => (Func<Task<Answer>>)(() => examiner.Complete(contested, "noSlip"))));

        races.Select(answer => answer.Status).Order().ShouldBe([200, .. Enumerable.Repeat(409, Clients - 1)]);
        all.Where(one => one.Answer.Status is not (200 or 201)).Select(one => one.Answer.Body).ShouldBeEmpty();
        all.Count.ShouldBe(Clients * Rounds * Requests);
        host.Output.ShouldNotContain("locked", Case.Insensitive);
        host.Output.ShouldNotContain("fail:");
        TestContext.Out.WriteLine($"{all.Count} requests of {Clients} clients; worst wait {all.Max(one => one.Waited).TotalMilliseconds:0} ms.");
    }

    private static int VersionOf(Answer dossier, Guid task) =>
        dossier.Json.GetProperty("tasks").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == task).GetProperty("version").GetInt32();

    private static async Task<int> Work(ServiceClient service, ConcurrentBag<(Answer, TimeSpan)> all)
    {
        var (clerk, examiner) = (await service.As(Walk.Clerk), await service.As(Walk.Examiner));
        for (var round = 0; round < Rounds; round++)
        {
            var work = Fixtures.Work.Registered(await Timed(() => clerk.Register()));
            await Timed(() => clerk.Get("/api/v1/tasks"));
            work = Fixtures.Work.Next(await Timed(() => clerk.Complete(work))).Single();
            await Timed(() => examiner.Post($"/api/v1/tasks/{work.Task}/claim", null, work.Version));
            var read = await Timed(() => examiner.Get(work.Path));
            read = await Timed(() => examiner.Post($"{work.Path}/commands/request-supplement", _ask, read.Version));
            read = await Timed(() => clerk.Post($"{work.Path}/commands/tell-supplement", new { how = "phone" }, read.Version));
            await Timed(() => clerk.Post($"{work.Path}/commands/receive-supplement", new { items = new[] { "drawing" } }, read.Version));
            var back = await Timed(() => examiner.Get(work.Path));
            await Timed(() => examiner.Complete(work with { Version = VersionOf(back, work.Task) }, "noSlip"));
            await Timed(() => clerk.Get($"{work.Path}/deadline"));
            await Timed(() => clerk.Get("/api/v1/events?limit=10"));
        }

        return Rounds;

        async Task<Answer> Timed(Func<Task<Answer>> send)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await send();
            all.Add((answer, Stopwatch.GetElapsedTime(begun)));
            return answer;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Events;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Nodes;

/// <summary>What a node does by itself, two do once.</summary>
internal sealed class SharedWorkTests
{
    private const string Process = "procedures/transfer/process.bpmn";
    private const string HandOver = """<sequenceFlow id="handOver" sourceRef="receive" targetRef="examine" />""";

    /// <summary>The dossier lies for a day between the desk and the examiner.</summary>
    private const string Timer = """
        <intermediateCatchEvent id="posted"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <sequenceFlow id="toPosted" sourceRef="receive" targetRef="posted" />
        """;

    private TestDatabase _database = null!;
    private SetClock _clock = null!;

    [SetUp]
    public async Task Prepare()
    {
        _database = await TestDatabase.Create(Store.PostgreSql);
        _clock = new SetClock("2026-11-05T09:00:00+07:00");
    }

    [TearDown]
    public async Task CleanUp()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Test]
    public async Task Timers_that_are_due_on_both_nodes_fire_once_each()
    {
        const int Dossiers = 12;
        using TestJurisdiction jurisdiction = new((file, text) => file == Process ? WithTimer(text) : text);
        await using var one = await TestHost.Start(_database, _clock, more: jurisdiction.Arguments);
        await using var other = await TestHost.Start(_database, _clock, more: jurisdiction.Arguments);
        for (var dossier = 0; dossier < Dossiers; dossier++)
        {
            var work = await one.Client.Received();
            (await (await one.As(Walk.Clerk)).Complete(work)).ShouldBe(200);
        }

        _clock.Move(TimeSpan.FromHours(25));

        await Eventually.ShouldBe(Dossiers, () => Count(db => db.Set<TaskRow>().Where(task => task.Node == "examine")));
        // Both look once more at what is due now: nothing may be left that one of them fires again.
        await Eventually.ShouldBe(0, () => Count(db => db.Set<TaskRow>().Where(task => task.IsTimer && task.State == TaskState.Waiting)));
        await using var all = _database.Open();
        var fired = await all.Set<JournalRow>().Where(entry => entry.Command == "fire-timer").GroupBy(entry => entry.DossierId).Select(group => group.Count()).ToListAsync();
        fired.ShouldBe(Enumerable.Repeat(1, Dossiers));
        (await all.Set<EventRow>().CountAsync(row => row.Type == "vn.onestop.dossier.timer-fired.v1")).ShouldBe(Dossiers);
    }

    // CASES.md B054.
    [Test]
    public async Task Fifty_letters_that_wait_while_both_nodes_are_started_again_are_sent_once_each()
    {
        const int Dossiers = 50;
        await using MailServer mail = new();
        var (one, other) = (await TestHost.Start(_database, _clock, more: mail.Arguments), await TestHost.Start(_database, _clock, more: mail.Arguments));
        var codes = await Together.Run(Enumerable.Range(0, Dossiers).Select(
            index => (Func<Task<string>>)(async () => (await (index % 2 == 0 ? one : other).Client.Received(NoticeMailTests.WithAddress())).Dossier)));
        await Eventually.ShouldBe(Dossiers, () => Count(db => db.Set<NoticeRow>()), 30);
        mail.Listen();
        await Eventually.Holds("the sending has begun", () => Task.FromResult(mail.Taken.Count > 5), 60);

        await Task.WhenAll(one.DisposeAsync().AsTask(), other.DisposeAsync().AsTask());
        var before = mail.Taken.Count;
        await using var first = await TestHost.Start(_database, _clock, more: mail.Arguments);
        await using var second = await TestHost.Start(_database, _clock, more: mail.Arguments);

        await Eventually.ShouldBe(Dossiers, () => Count(db => db.Set<NoticeRow>().Where(row => row.Outcome == NoticeOutcome.Sent)), 60);
        TestContext.Out.WriteLine($"Sent before the nodes were started again: {before}.");
        mail.Taken.Select(letter => letter.MessageId).Order().ShouldBe(codes.Select(code => $"{code}.1@example.vn").Order());
    }

    [Test]
    public async Task Nodes_that_make_their_first_keys_at_the_same_time_read_each_others_tokens()
    {
        await using var one = await TestHost.Start(_database, _clock);
        await using var other = await TestHost.Start(_database, _clock);

        var tokens = await Together.Run(
            () => one.Client.TrySignIn(Walk.Clerk, Application.Accounts.DemoPeople.Password), () => other.Client.TrySignIn(Walk.Clerk, Application.Accounts.DemoPeople.Password));

        foreach (var token in tokens)
        {
            foreach (var host in (TestHost[])[one, other])
            {
                Officer there = new(host.Client.Http, new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token.ShouldBe(200).Text("accessToken")));
                (await there.Get("/api/v1/me")).ShouldBe(200);
            }
        }
    }

    private static string WithTimer(string process)
    {
        process.ShouldContain(HandOver);
        return process.Replace(HandOver, Timer + HandOver.Replace("\"receive\"", "\"posted\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private async Task<int> Count<T>(Func<OneStopDb, IQueryable<T>> rows)
    {
        await using var db = _database.Open();
        return await rows(db).CountAsync();
    }
}

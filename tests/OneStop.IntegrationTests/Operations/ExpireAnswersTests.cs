using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OneStop.Application.Operations;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Operations;

/// <summary>A stored answer is good for a day; a reception's for good.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class ExpireAnswersTests(Store store)
{
    private static readonly TimeSpan _almostADay = TimeSpan.FromHours(23);
    private static readonly TimeSpan _moreThanADay = TimeSpan.FromHours(25);

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

    [Test]
    public async Task A_key_whose_answer_has_expired_is_free_for_a_new_request_though_its_row_is_still_there()
    {
        var (first, second, key) = (await _host.Client.Received(), await _host.Client.Received(), Officer.NewKey());
        var answer = (await (await After(TimeSpan.Zero)).Complete(first, key: key)).ShouldBe(200);

        var clerk = await After(_almostADay);
        (await clerk.Complete(first, key: key)).ShouldBe(answer);
        (await clerk.Complete(second, key: key)).ShouldBe(422, "idempotency-key.reused");

        clerk = await After(_moreThanADay - _almostADay);
        var fresh = (await clerk.Complete(second, key: key)).ShouldBe(200);
        fresh.Text("code").ShouldBe(second.Dossier);
        (await clerk.Complete(second, key: key)).ShouldBe(fresh);
        (await clerk.Complete(first, key: key)).ShouldBe(422, "idempotency-key.reused");
    }

    [Test]
    public async Task Expired_answers_are_removed_and_a_receptions_stays_for_good()
    {
        var reception = Officer.NewKey();
        var receipt = (await (await After(TimeSpan.Zero)).Register(key: reception)).ShouldBe(201);
        (await (await After(TimeSpan.Zero)).Complete(Work.Registered(receipt))).ShouldBe(200);
        await Expire();
        (await Kept()).ShouldBe(2);

        var clerk = await After(_moreThanADay);
        await Expire();

        (await Kept()).ShouldBe(1);
        (await clerk.Register(key: reception)).ShouldBe(receipt);
    }

    [Test]
    public async Task More_than_one_batch_of_them_goes_in_one_round()
    {
        await using (var db = _database.Open())
        {
            db.AddRange(Enumerable.Range(0, (2 * ExpireAnswers.BatchSize) + 1).Select(number => new AnswerRow
            {
                PersonId = Guid.Empty,
                Key = $"timer:{number}",
                RequestHash = "",
                ExpiresAt = SetClock.At("2026-11-04T09:00:00+07:00").ToUniversalTime().AddSeconds(number / 3),
            }));
            await db.SaveChangesAsync();
        }

        await Expire();

        (await Kept()).ShouldBe(0);
    }

    private Task Expire() => _host.Services.GetServices<IHostedService>().OfType<ExpireAnswers>().Single().Once(CancellationToken.None);

    /// <summary>The clerk some time later; a token of yesterday is no longer good.</summary>
    private Task<Officer> After(TimeSpan time)
    {
        _clock.Move(time);
        return _host.Client.AsAnew(Walk.Clerk);
    }

    private async Task<int> Kept()
    {
        await using var db = _database.Open();
        return await db.Set<AnswerRow>().CountAsync();
    }
}

using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class IdempotencyTests(Store store)
{
    private ServiceClient _service = null!;
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = (await TestHost.Shared(store)).Client;
        _clerk = await _service.As(Walk.Clerk);
    }

    [Test]
    public async Task An_equal_request_gets_the_same_answer_to_the_byte_though_the_task_is_long_finished()
    {
        var (work, key) = (await _service.Received(), Officer.NewKey());
        var first = (await _clerk.Complete(work, key: key)).ShouldBe(200);
        var examiner = await _service.As(Walk.Examiner);
        (await examiner.Complete(Work.Next(first).Single(), "noSlip")).ShouldBe(200);

        var second = await _clerk.Complete(work, key: key);

        second.ShouldBe(first);
        (await History(work)).ShouldBe(["register", "complete", "complete"]);
    }

    [Test]
    public async Task A_reception_sent_again_is_the_same_dossier_with_its_receipt()
    {
        var key = Officer.NewKey();
        var first = (await _clerk.Register(key: key)).ShouldBe(201);

        var second = await _clerk.Register(key: key);

        second.ShouldBe(first);
        (await History(Work.Registered(first))).ShouldBe(["register"]);
    }

    [Test]
    public async Task A_key_used_for_another_request_is_refused()
    {
        var (work, other, key) = (await _service.Received(), await _service.Received(), Officer.NewKey());
        (await _clerk.Complete(work, key: key)).ShouldBe(200);

        (await _clerk.Complete(other, key: key)).ShouldBe(422, "idempotency-key.reused");
        (await _clerk.Complete(work, "eligible", key)).ShouldBe(422, "idempotency-key.reused");
        (await _clerk.Complete(work with { Version = 2 }, key: key)).ShouldBe(422, "idempotency-key.reused");
        (await _clerk.Register(key: key)).ShouldBe(422, "idempotency-key.reused");
    }

    [Test]
    public async Task A_key_belongs_to_a_person()
    {
        var (work, other, key) = (await _service.Received(), await _service.Examining(), Officer.NewKey());
        var examiner = await _service.As(Walk.Examiner);

        (await _clerk.Complete(work, key: key)).ShouldBe(200);

        (await examiner.Complete(other, "noSlip", key)).ShouldBe(200);
    }

    [Test]
    public async Task A_refusal_is_not_stored_so_the_mended_request_may_use_the_key_again()
    {
        var (work, key) = (await _service.Examining(), Officer.NewKey());
        var examiner = await _service.As(Walk.Examiner);
        (await examiner.Complete(work, "nonsense", key)).ShouldBe(422, "request.invalid");
        (await examiner.Complete(work with { Version = 99 }, "noSlip", key)).ShouldBe(412, "task.stale");

        (await examiner.Complete(work, "noSlip", key)).ShouldBe(200);
    }

    private async Task<List<string>> History(Work work) =>
        [.. (await _clerk.Get($"{work.Path}/history")).Json.EnumerateArray().Select(entry => entry.GetProperty("command").GetString()!)];
}

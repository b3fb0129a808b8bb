using System.Text.Json.Nodes;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Spine;

/// <summary>401 → stored answer → 404 → 403 → 409 closed → 428, 412 → 409 other → 422: the earlier refusal wins.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class OrderOfAnswersTests(Store store)
{
    private ServiceClient _service = null!;
    private Officer _clerk = null!;
    private Officer _examiner = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _service = (await TestHost.Shared(store)).Client;
        _clerk = await _service.As(Walk.Clerk);
        _examiner = await _service.As(Walk.Examiner);
    }

    [Test]
    public async Task Without_signing_in_nothing_is_answered_but_401()
    {
        var work = await _service.Received();

        (await _service.Nobody.Complete(work)).ShouldBe(401, "sign-in.required");
        (await _service.Nobody.Get(work.Path)).ShouldBe(401, "sign-in.required");
        (await _service.Nobody.Get("/api/v1/events")).ShouldBe(401, "sign-in.required");
    }

    [Test]
    public async Task A_task_that_one_may_not_see_is_answered_like_one_that_does_not_exist_whatever_else_is_wrong()
    {
        var work = await _service.Received();
        var stranger = await _service.As(Walk.Stranger);

        var hidden = (await stranger.Complete(work with { Version = 99 }, "nonsense")).ShouldBe(404, "task.not-found");
        var unknown = await stranger.Complete(new Work("", Guid.Empty, 99), "nonsense");

        hidden.WithoutTrace.ShouldBe(unknown.WithoutTrace);
    }

    [Test]
    public async Task Another_post_is_told_which_post_may_before_it_is_told_of_its_old_page()
    {
        var work = await _service.Examining();
        var registrar = await _service.As(Walk.Registrar);

        var refused = await registrar.Complete(work with { Version = 99 }, "eligible");

        refused.ShouldBe(403, "post.not-allowed").Allowed.ShouldBe(["land-yen-bai/examiner"]);
    }

    [TestCase("desk-yen-bai.leader", 1)]
    [TestCase(Walk.Examiner, 101)]
    public async Task Who_may_not_receive_is_told_which_posts_may(string userName, int posts)
    {
        var refused = await (await _service.As(userName)).Register();

        var allowed = refused.ShouldBe(403, "post.not-allowed").Allowed.ToList();
        allowed.ShouldContain("desk-yen-bai/clerk");
        allowed.Count.ShouldBe(posts);
        allowed.ShouldNotContain(post => post.EndsWith("/leader", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_finished_task_says_who_finished_it_and_when_even_without_If_Match()
    {
        var work = await _service.Received();
        (await _clerk.Complete(work)).ShouldBe(200);

        var late = (await _clerk.Post($"/api/v1/tasks/{work.Task}/complete")).ShouldBe(409, "task.closed");

        late.Text("what").ShouldBe("complete");
        late.Text("by").ShouldNotBeNullOrEmpty();
        late.Json.GetProperty("at").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Test]
    public async Task A_closed_dossier_says_which_post_closed_it_and_when()
    {
        var work = await _service.Closed();

        var late = (await _clerk.ReturnResult(work)).ShouldBe(409, "dossier.closed");

        (late.Text("by"), late.Text("what")).ShouldBe(("desk-yen-bai/clerk", "return-result"));
        late.Json.GetProperty("at").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Test]
    public async Task A_command_without_If_Match_is_428()
    {
        var work = await _service.Examining();

        (await _examiner.Post($"/api/v1/tasks/{work.Task}/complete", new { choice = "nonsense" })).ShouldBe(428, "if-match.missing");
    }

    [Test]
    public async Task A_command_without_key_is_428()
    {
        var work = await _service.Received();

        var refused = await _clerk.Send(HttpMethod.Post, $"/api/v1/tasks/{work.Task}/complete", new { }, ("If-Match", $"\"{work.Version}\""));

        refused.ShouldBe(428, "idempotency-key.missing");
        (await _clerk.Send(HttpMethod.Post, "/api/v1/dossiers", Walk.Transfer().ToJsonString())).ShouldBe(428, "idempotency-key.missing");
    }

    [Test]
    public async Task A_reader_of_an_older_page_is_told_who_changed_what()
    {
        var work = await _service.Examining();
        (await _examiner.Post($"/api/v1/tasks/{work.Task}/claim", null, work.Version)).ShouldBe(200);

        var stale = (await _examiner.Complete(work, "nonsense")).ShouldBe(412, "task.stale");

        (stale.Text("by"), stale.Text("what")).ShouldBe(("land-yen-bai/examiner", "claim"));
        stale.Json.GetProperty("at").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.FromHours(7));
    }

    [Test]
    public async Task A_reader_of_an_older_page_of_a_dossier_is_told_who_changed_what()
    {
        var work = await _service.Examining();
        object ask = new { items = new[] { new { paper = "drawing", reasonCode = "missing", reason = "thiếu bản vẽ" } } };

        var stale = (await _examiner.Post($"{work.Path}/commands/request-supplement", ask, ifMatch: 1)).ShouldBe(412, "dossier.stale");

        (stale.Text("by"), stale.Text("what")).ShouldBe(("desk-yen-bai/clerk", "complete"));
    }

    [Test]
    public async Task A_step_that_another_command_ends_names_that_command()
    {
        var work = await _service.Ready();

        (await _clerk.Complete(work, "nonsense")).ShouldBe(409, "task.ended-by-other-command").Allowed.ShouldBe(["return-result"]);
    }

    [Test]
    public async Task A_step_that_waits_for_a_supplement_cannot_be_completed()
    {
        var work = await _service.Examining();
        (await _examiner.Give(work, "request-supplement", new { items = new[] { new { paper = "drawing", reasonCode = "missing" } } })).ShouldBe(200);

        (await _examiner.Complete(work with { Version = 2 }, "eligible")).ShouldBe(409, "supplement.open");
    }

    [Test]
    public async Task Words_where_the_journal_keeps_a_code_are_a_fault_at_their_field()
    {
        var work = await _service.Examining();

        var refused = await _examiner.Post($"/api/v1/tasks/{work.Task}/complete", new { choice = "notEligible", reasonCode = "bà Hà đang kiện ông Bình" }, work.Version);

        refused.ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["reasonCode"]);
    }

    [Test]
    public async Task A_choice_that_is_not_offered_is_422_with_those_that_are()
    {
        var work = await _service.Examining();

        var refused = (await _examiner.Complete(work, "nonsense")).ShouldBe(422, "request.invalid");

        refused.FaultFields.ShouldBe(["choice"]);
        refused.Allowed.ShouldBe(["eligible", "noSlip", "notEligible"]);
    }

    [Test]
    public async Task All_faults_of_a_reception_come_at_once_each_at_its_field()
    {
        var reception = Walk.Transfer();
        reception["channel"] = "by pigeon";
        reception["parties"]![0]!["name"] = "";
        reception["parties"]![1]!["birth"] = "29/02/2001";
        reception["parcels"]![0]!["commune"] = "00000";
        reception["papers"]!.AsArray().RemoveAt(2);
        reception["form"]!.AsObject().Remove("price");

        var refused = (await _clerk.Register(reception)).ShouldBe(422, "request.invalid");

        refused.FaultFields.ShouldBe(
            ["channel", "parties[0].name", "parties[1].birth", "parcels[0].commune", "papers.contract", "form.price"], ignoreOrder: true);
    }

    [Test]
    public async Task All_faults_of_a_result_come_at_once()
    {
        var work = await _service.Ready();

        var refused = (await _clerk.ReturnResult(work, new { takenBy = 7, takenAs = "by heart" })).ShouldBe(422, "request.invalid");

        refused.FaultFields.ShouldBe(["documentNumber", "documentOn", "signer", "takenBy", "takenAs"], ignoreOrder: true);
    }

    [Test]
    public async Task What_the_tables_cannot_hold_is_a_fault_at_its_field_on_every_database()
    {
        var work = await _service.Ready();
        var (tooLong, broken) = (new string('x', 300), "A\0A");

        var refused = await _clerk.ReturnResult(
            work, new { documentNumber = broken, documentOn = "2026-11-05", signer = tooLong, takenBy = 0, takenAs = "receipt" });

        refused.ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["documentNumber", "signer"], ignoreOrder: true);
    }

    [Test]
    public async Task A_null_in_a_list_is_400_and_says_where()
    {
        var reception = Walk.Transfer();
        reception["parties"]!.AsArray().Add(null);

        (await _clerk.Register(reception)).ShouldBe(400, "request.malformed").Text("detail")!.ShouldContain("$.parties");
    }

    [Test]
    public async Task A_body_that_is_no_JSON_is_400_and_one_that_is_too_large_is_413()
    {
        var work = await _service.Received();

        (await _clerk.Post($"/api/v1/tasks/{work.Task}/complete", "{ \"choice\": ", work.Version)).ShouldBe(400, "request.malformed");
        (await _clerk.Post("/api/v1/dossiers", new JsonObject { ["decision"] = new string('x', 2_000_000) }.ToJsonString())).ShouldBe(413, "request.too-large");
    }
}

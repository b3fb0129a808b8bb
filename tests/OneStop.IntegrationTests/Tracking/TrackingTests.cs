using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tracking;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class TrackingTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    [Test]
    public async Task Code_and_PIN_open_the_dossier_and_give_the_token_that_opens_it_from_then_on()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Examining());

        var opened = (await citizen.Open()).ShouldBe(200).Json;

        opened.GetProperty("token").GetString().ShouldBe(citizen.Token);
        opened.GetProperty("code").GetString().ShouldBe(citizen.Code);
        var read = (await citizen.Read()).ShouldBe(200);
        read.Json.TryGetProperty("token", out _).ShouldBeFalse();
        read.Version.ShouldBe(read.Json.GetProperty("version").GetInt32());
    }

    [Test]
    public async Task The_document_says_who_holds_it_until_when_and_what_comes()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Examining());

        var document = (await citizen.Read()).Json;

        document.GetProperty("status").GetString().ShouldBe("examining");
        document.GetProperty("applicant").GetString().ShouldBe("N. T. H.");
        var holder = document.GetProperty("holders").EnumerateArray().Single();
        holder.GetProperty("office").GetProperty("en").GetString().ShouldBe("Yen Bai land registration branch");
        holder.GetProperty("doing").GetString().ShouldBe("examining");
        holder.GetProperty("until").GetProperty("on").GetString().ShouldBe("2026-11-12");
        document.GetProperty("appointment1").GetProperty("on").GetString().ShouldBe("2026-11-12");
        document.GetProperty("appointment2Limit").GetString().ShouldBe("3 wd");
        Stages(document).ShouldBe(["done received", "now examining", "next tax-determining", "next payment-due", "next updating", "next result-ready"]);
        document.GetProperty("toDo").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task The_officer_who_took_it_is_named_with_the_post()
    {
        var work = await _host.Client.Examining();
        (await (await _host.As(Walk.Examiner)).Post($"/api/v1/tasks/{work.Task}/claim", null, work.Version)).ShouldBe(200);
        var citizen = await Citizen.Of(_host.Client, work);

        var holder = (await citizen.Read()).Json.GetProperty("holders")[0];

        await using var db = _host.Database.Open();
        var name = await db.Users.Where(person => person.UserName == Walk.Examiner).Select(person => person.DisplayName).SingleAsync();
        holder.GetProperty("officer").GetString().ShouldBe(name);
        holder.GetProperty("post").GetProperty("en").GetString().ShouldBe("Examiner");
    }

    [Test]
    public async Task A_supplement_is_shown_with_its_reasons_once_the_citizen_was_told()
    {
        var work = await _host.Client.Examining();
        var citizen = await Citizen.Of(_host.Client, work);
        await Command(Walk.Examiner, work, "request-supplement", new { items = new[] { new { paper = "contract", reasonCode = "unclear", reason = "Thiếu trang 2" } } });
        (await citizen.Read("?atLeast=3")).Json.GetProperty("supplement").ValueKind.ShouldBe(JsonValueKind.Null);

        await Command(Walk.Clerk, work, "tell-supplement", new { how = "phone" });

        var document = (await citizen.Read("?atLeast=4")).Json;
        document.GetProperty("toDo")[0].GetString().ShouldBe("supplement");
        var item = document.GetProperty("supplement").GetProperty("items")[0];
        item.GetProperty("reason").GetString().ShouldBe("Thiếu trang 2");
        item.GetProperty("received").GetBoolean().ShouldBeFalse();

        // The clock stands still: the appointment is said by what is left of it.
        document.GetProperty("appointment1").ValueKind.ShouldBe(JsonValueKind.Null);
        document.GetProperty("pausedHalves").GetInt32().ShouldBe(10);

        await Command(Walk.Clerk, work, "receive-supplement", new { items = new[] { "contract" } });
        var after = (await citizen.Read("?atLeast=5")).Json;
        after.GetProperty("supplement").ValueKind.ShouldBe(JsonValueKind.Null);
        after.GetProperty("appointment1").GetProperty("on").GetString().ShouldBe("2026-11-12");
    }

    [Test]
    public async Task The_notices_of_tax_stand_there_with_what_was_paid_and_stay_after_it()
    {
        const string Tax = "tax-yen-bai.officer";
        var work = await _host.Client.Examining();
        (await (await _host.As(Walk.Examiner)).Complete(work, "eligible")).ShouldBe(200);
        var citizen = await Citizen.Of(_host.Client, work);
        await Command(Tax, work, "record-notice", new { kind = "TNCN", number = "1/TB", issuedOn = "2026-11-05", amountDue = 4_900_000, exempted = 100_000, dueOn = "2026-12-05" });
        await Command(Walk.Clerk, work, "tell-notice", new { number = "1/TB", how = "phone" });

        await Command(Tax, work, "record-payment", new { notice = "1/TB", amount = 1_800_000, paidOn = "2026-11-05", evidence = "GNT 7" });

        var document = (await citizen.Read("?atLeast=6")).Json;
        document.GetProperty("toDo")[0].GetString().ShouldBe("pay");
        var row = document.GetProperty("tax").GetProperty("rows")[0];
        (Amount(row, "amount"), Amount(row, "exempted"), Amount(row, "paid"), Amount(row, "left")).ShouldBe((4_900_000, 100_000, 1_800_000, 3_000_000));
        document.GetProperty("tax").GetProperty("toPay").GetInt64().ShouldBe(3_000_000);

        await Command(Tax, work, "record-payment", new { notice = "1/TB", amount = 3_000_000, paidOn = "2026-11-05", evidence = "GNT 8" });
        await Command(Tax, work, "record-completion", new { documentNumber = "2/XN" });
        var updating = (await (await _host.As(Walk.Registrar)).Get(work.Path)).Json.GetProperty("tasks").EnumerateArray().Last();
        var done = await (await _host.As(Walk.Registrar)).Complete(new Work(work.Dossier, updating.GetProperty("id").GetGuid(), updating.GetProperty("version").GetInt32()));
        done.ShouldBe(200);

        // A step reads neither tax nor supplements, and writes the document all the same.
        var ready = (await citizen.Read($"?atLeast={done.Json.GetProperty("version").GetInt32()}")).Json;
        ready.GetProperty("status").GetString().ShouldBe("result-ready");
        ready.GetProperty("tax").GetProperty("rows")[0].GetProperty("left").GetInt64().ShouldBe(0);
    }

    [TestCase("noSlip", "Without tax there is one appointment.")]
    public async Task Without_a_slip_neither_tax_nor_payment_lie_ahead(string choice, string why)
    {
        var work = await _host.Client.Examining();
        var done = (await (await _host.As(Walk.Examiner)).Complete(work, choice)).ShouldBe(200);
        var citizen = await Citizen.Of(_host.Client, work);

        var document = (await citizen.Read($"?atLeast={done.Json.GetProperty("version").GetInt32()}")).Json;

        Stages(document).ShouldBe(["done received", "done examining", "now updating", "next result-ready"], why);
        document.GetProperty("appointment2Limit").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public async Task What_a_command_wrote_is_what_the_document_says_in_every_state()
    {
        var work = await _host.Client.Closed();

        await using var db = _host.Database.Open();
        var dossier = await db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == work.Dossier);
        var row = await db.Set<TrackingRow>().AsNoTracking().SingleAsync(tracking => tracking.DossierId == dossier.Id);

        (row.Version, row.ClosedAt, row.ReceiptVersion, row.Code).ShouldBe((dossier.Version, dossier.ClosedAt, dossier.ReceiptVersion, dossier.Code));
        var document = (await (await Citizen.Of(_host.Client, work)).Read()).Json;
        document.GetProperty("status").GetString().ShouldBe("result-returned");
        document.GetProperty("positive").GetBoolean().ShouldBeTrue();
        document.GetProperty("holders").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task An_unchanged_document_is_not_sent_twice()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Received());
        var first = await citizen.Read();

        (await _host.Client.Nobody.Send(HttpMethod.Get, citizen.Path, null, ("If-None-Match", first.ETag!))).Status.ShouldBe(304);
    }

    [Test]
    public async Task Only_the_desk_that_received_it_gets_the_receipt()
    {
        var work = await _host.Client.Examining();

        (await (await _host.As(Walk.Examiner)).Get($"{work.Path}/receipt")).ShouldBe(403, "post.not-allowed");
        (await (await _host.As(Walk.Stranger)).Get($"{work.Path}/receipt")).ShouldBe(404, "dossier.not-found");
        var receipt = (await (await _host.As(Walk.Clerk)).Get($"{work.Path}/receipt")).ShouldBe(200).Json;
        receipt.GetProperty("path").GetString().ShouldBe($"/t/{receipt.GetProperty("token").GetString()}");
        receipt.GetProperty("qr").GetString()!.ShouldStartWith("<svg class=\"qr\"");
    }

    private static long Amount(JsonElement row, string name) => row.GetProperty(name).GetInt64();

    private static IEnumerable<string> Stages(JsonElement document) =>
        document.GetProperty("stages").EnumerateArray().Select(stage => $"{stage.GetProperty("state").GetString()} {stage.GetProperty("what").GetString()}");

    private async Task Command(string who, Work work, string command, object body)
    {
        var officer = await _host.As(who);
        (await officer.Post($"{work.Path}/commands/{command}", body, (await officer.Get(work.Path)).Version)).ShouldBe(200);
    }
}

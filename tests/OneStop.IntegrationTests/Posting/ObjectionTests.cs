using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Posting;

/// <summary>Whoever objects to a posting is heard before it is closed.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class ObjectionTests(Store store)
{
    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        _host = await TestHost.Start(await TestDatabase.Create(store), new SetClock("2026-11-05T09:00:00+07:00"), ownsDatabase: true);

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task An_objection_is_a_task_of_the_office_that_posted_until_it_is_resolved()
    {
        var work = await _host.Client.Posted();
        var officer = await Officer();

        (await officer.Object(work)).ShouldBe(200);

        (await officer.Tasks()).ShouldContain(task => task.GetProperty("dossier").GetString() == work.Dossier && task.GetProperty("node").GetString() == "posting#objection");
        var objection = (await Dossier(work)).GetProperty("objections").EnumerateArray().ShouldHaveSingleItem();
        (objection.GetProperty("no").GetInt32(), objection.GetProperty("from").GetString(), objection.GetProperty("outcome").GetString()).ShouldBe((1, "Lò Văn Ứng", null));

        (await officer.Resolve(work, 1)).ShouldBe(200);
        objection = (await Dossier(work)).GetProperty("objections").EnumerateArray().ShouldHaveSingleItem();
        (objection.GetProperty("outcome").GetString(), objection.GetProperty("resolution").GetString()).ShouldBe(("withdrawn", "Đã hòa giải tại xã"));
        (await officer.Tasks()).ShouldNotContain(task => task.GetProperty("dossier").GetString() == work.Dossier && task.GetProperty("node").GetString() == "posting#objection");
        (await officer.Resolve(work, 1)).ShouldBe(409, "command.not-now");
    }

    [Test]
    public async Task The_minutes_cannot_be_closed_over_an_objection_that_nobody_resolved()
    {
        SetClock clock = new("2026-11-05T09:00:00+07:00");
        await using var host = await TestHost.Start(await TestDatabase.Create(store), clock, ownsDatabase: true);
        var work = await host.Client.Posted();
        (await (await host.Client.As(FirstRegistration.LandOfficer)).Object(work)).ShouldBe(200);
        clock.MoveTo("2026-11-23T08:00:00+07:00");
        var officer = await host.Client.AsAnew(FirstRegistration.LandOfficer);
        await Eventually.Holds("the posting is over", async () => await ClosePosting(officer, work) is not null);
        var closing = (await ClosePosting(officer, work))!;
        var minutes = new { minutes = "03/BB", on = "2026-11-23" };

        (await officer.CompleteWith(closing, minutes)).ShouldBe(409, "objection.unresolved");
        (await officer.Get($"{work.Path}/available-commands")).Json.EnumerateArray()
            .Single(command => command.GetProperty("command").GetString() == "complete" && command.GetProperty("node").GetString() == "closePosting")
            .GetProperty("why").GetString().ShouldBe("objection.unresolved");

        // Until the minutes are written, what came by post in time is still taken.
        (await officer.Object(work, on: "2026-11-20")).ShouldBe(200);
        (await officer.Resolve(work, 1, "dismissed")).ShouldBe(200);
        (await officer.CompleteWith(closing, minutes)).ShouldBe(409, "objection.unresolved");
        (await officer.Resolve(work, 2, "agreed")).ShouldBe(200);
        (await officer.CompleteWith(closing, minutes)).ShouldBe(200);
        (await officer.Object(work, on: "2026-11-20")).ShouldBe(409, "command.not-now");
    }

    [Test]
    public async Task All_that_is_wrong_with_an_objection_is_said_at_once()
    {
        var work = await _host.Client.Posted();
        var officer = await Officer();

        (await officer.Give(work, "record-objection", new { receivedOn = "2026-11-06" })).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["from", "content", "receivedOn"], ignoreOrder: true);
        (await officer.Object(work, on: "2026-11-04")).ShouldBe(422, "request.invalid").FaultFields.ShouldBe(["receivedOn"]);
        (await officer.Object(work)).ShouldBe(200);
        (await officer.Give(work, "resolve-objection", new { objection = 2, outcome = "maybe" })).ShouldBe(422, "request.invalid")
            .FaultFields.ShouldBe(["objection", "outcome", "resolution"], ignoreOrder: true);
    }

    [Test]
    public async Task Nobody_objects_before_it_is_posted_and_only_the_office_that_posted_records()
    {
        var (_, list) = await _host.Client.Parted();
        (await (await Officer()).Object(list)).ShouldBe(409, "command.not-now");

        (await (await Officer()).CompleteWith(list, FirstRegistration.List())).ShouldBe(200);
        (await (await _host.Client.As(Walk.Clerk)).Object(list)).ShouldBe(403, "post.not-allowed");
        (await (await _host.Client.As(Walk.Stranger)).Post($"{list.Path}/commands/record-objection", new { }, 1)).ShouldBe(404, "dossier.not-found");
        (await (await _host.Client.As(FirstRegistration.Chair)).Object(list)).ShouldBe(200);
    }

    [Test]
    public async Task Who_objects_and_why_stands_in_acts_alone()
    {
        const string Name = "Pờ Ồ Phủ";
        var work = await _host.Client.Posted();
        var officer = await Officer();
        (await officer.Object(work, Name)).ShouldBe(200);
        (await officer.Resolve(work, 1)).ShouldBe(200);

        await using var db = _host.Database.Open();
        var id = await db.Set<Dossier>().Where(row => row.Code == work.Dossier).Select(row => row.Id).SingleAsync();
        foreach (var body in await db.Set<JournalRow>().Where(row => row.DossierId == id).Select(row => row.Body).ToListAsync())
        {
            body.ShouldNotContain(Name);
            body.ShouldNotContain("Lấn sang");
            body.ShouldNotContain("hòa giải");
        }

        foreach (var data in await db.Set<EventRow>().Where(row => row.DossierId == id).Select(row => row.Data).ToListAsync())
            data.ShouldNotContain(Name);

        (await db.Set<ActRow>().Where(row => row.DossierId == id && row.Form == "objection").Select(row => row.Body).SingleAsync()).ShouldContain("Lấn sang");
        (await officer.Get($"{work.Path}/acts")).ShouldBe(200).Json.GetArrayLength().ShouldBe(0);
    }

    private Task<Officer> Officer() => _host.Client.As(FirstRegistration.LandOfficer);

    private async Task<JsonElement> Dossier(Work work) => (await (await Officer()).Get(work.Path)).ShouldBe(200).Json;

    /// <summary>The step that closes the posting, once it is open.</summary>
    private static async Task<Work?> ClosePosting(Officer officer, Work work) => (await officer.Get(work.Path)).ShouldBe(200).Json
        .GetProperty("tasks").EnumerateArray()
        .Where(task => task.GetProperty("node").GetString() == "closePosting")
        .Select(task => new Work(work.Dossier, task.GetProperty("id").GetGuid(), task.GetProperty("version").GetInt32()))
        .FirstOrDefault();
}

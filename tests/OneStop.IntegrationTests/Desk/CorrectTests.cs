using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>CASES B066: a mistyped name is mended on paper and screen alike, under the same code, and no date moves by it.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class CorrectTests(Store store)
{
    private TestHost _host = null!;
    private ServiceClient _service = null!;
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task SignIn()
    {
        _host = await TestHost.Shared(store);
        _service = _host.Client;
        _clerk = await _service.As(Walk.Clerk);
    }

    [Test]
    public async Task A_correction_makes_the_next_receipt_under_the_same_code_and_moves_no_date()
    {
        var work = await _service.Received();
        var before = await _clerk.Read(work);
        var due = (await _clerk.Read(work, "/deadline")).GetProperty("phases")[0].GetProperty("due").GetRawText();

        (await _clerk.Command(work, "correct", Corrected())).ShouldBe(200).Text("code").ShouldBe(work.Dossier);

        var dossier = await _clerk.Read(work);
        dossier.GetProperty("receiptVersion").GetInt32().ShouldBe(2);
        dossier.GetProperty("appointment1").GetRawText().ShouldBe(before.GetProperty("appointment1").GetRawText());
        (await _clerk.Read(work, "/deadline")).GetProperty("phases")[0].GetProperty("due").GetRawText().ShouldBe(due);
        dossier.GetProperty("parties")[0].GetProperty("name").GetString().ShouldBe("Sùng Thị H'Mỷ");
        dossier.GetProperty("parties").GetArrayLength().ShouldBe(3);
        dossier.GetProperty("parcels")[0].GetProperty("area").GetDecimal().ShouldBe(150.5m);
        dossier.GetProperty("papers")[0].GetProperty("count").GetInt32().ShouldBe(2);
        dossier.GetProperty("form").GetProperty("price").GetInt64().ShouldBe(1_600_000_000);
    }

    [Test]
    public async Task The_journal_names_the_places_and_no_value()
    {
        var work = await _service.Received();
        (await _clerk.Command(work, "correct", Corrected())).ShouldBe(200);

        var entry = (await _clerk.Read(work, "/history")).EnumerateArray().Last();

        entry.GetProperty("command").GetString().ShouldBe("correct");
        entry.GetProperty("body").GetProperty("fields").EnumerateArray().Select(field => field.GetString()).ShouldBe(
            ["parties", "parcels[0].area", "papers.form.count", "form.price"]);
        entry.GetRawText().ShouldNotContain("Sùng");
        entry.GetRawText().ShouldNotContain("gõ nhầm");
        entry.GetRawText().ShouldNotContain("1600000000");
    }

    [Test]
    public async Task Nothing_of_the_mistyped_people_is_left_and_the_new_ones_are_found_without_marks()
    {
        var work = await _service.Received();
        (await _clerk.Command(work, "correct", Corrected())).ShouldBe(200);

        await using var db = _host.Database.Open();
        var people = await (
            from dossier in db.Set<Dossier>().AsNoTracking()
            where dossier.Code == work.Dossier
            join role in db.Set<DossierParty>() on dossier.Id equals role.DossierId
            join party in db.Set<PartyRow>() on role.PartyId equals party.Id
            orderby role.Ordinal
            select new { party.Name, party.Folded, party.NumberHmac, role.Roles }).ToListAsync();

        people.Select(person => person.Name).ShouldBe(["Sùng Thị H'Mỷ", "Trần Văn Bình", "Lò Văn Ứng"]);
        people[0].Folded.ShouldStartWith("sung thi h");
        people[0].NumberHmac.ShouldNotBeNull();
        people[2].Roles.ShouldBe("co-user");
        var orphans = await db.Set<PartyRow>().CountAsync(party => !db.Set<DossierParty>().Any(role => role.PartyId == party.Id));
        orphans.ShouldBe(0);
    }

    [Test]
    public async Task One_changed_letter_is_named_by_its_place_alone()
    {
        var work = await _service.Received();
        var parties = Walk.Transfer()["parties"]!.DeepClone();
        parties[1]!["name"] = "Trần Văn Bính";

        (await _clerk.Command(work, "correct", new JsonObject { ["reason"] = "Gõ nhầm dấu", ["parties"] = parties })).ShouldBe(200);

        (await _clerk.Read(work, "/history")).EnumerateArray().Last().GetProperty("body").GetProperty("fields")
            .EnumerateArray().Select(field => field.GetString()).ShouldBe(["parties[1].name"]);
    }

    [Test]
    public async Task What_is_as_it_was_is_no_correction()
    {
        var work = await _service.Received();
        var same = Walk.Transfer();

        var sent = new JsonObject { ["reason"] = "Xem lại", ["parties"] = same["parties"]!.DeepClone(), ["parcels"] = same["parcels"]!.DeepClone(), ["form"] = same["form"]!.DeepClone() };

        (await _clerk.Command(work, "correct", sent)).ShouldBe(422, "correct.nothing-changed");
        (await _clerk.Read(work)).GetProperty("receiptVersion").GetInt32().ShouldBe(1);
    }

    [Test]
    public async Task A_parcel_of_another_office_is_another_dossier_and_one_of_the_same_is_not()
    {
        var work = await _service.Received();

        (await _clerk.Command(work, "correct", InCommune("03006"))).ShouldBe(409, "correct.commune-moves");
        (await _clerk.Command(work, "correct", InCommune("04273"))).ShouldBe(200);

        (await _clerk.Read(work)).GetProperty("parcels")[0].GetProperty("commune").GetString().ShouldBe("04273");
    }

    [Test]
    public async Task All_faults_are_told_at_once_and_a_paper_that_never_came_is_one()
    {
        var work = await _service.Received();
        var wrong = new JsonObject
        {
            ["parties"] = new JsonArray(),
            ["parcels"] = new JsonArray(),
            ["papers"] = new JsonArray(new JsonObject { ["paper"] = "drawing", ["as"] = "copy", ["count"] = 1 }),
            ["form"] = new JsonObject(),
        };

        var fields = (await _clerk.Command(work, "correct", wrong)).ShouldBe(422, "request.invalid").FaultFields.ToList();

        fields.ShouldContain("reason");
        fields.ShouldContain("parties");
        fields.ShouldContain("parcels");
        fields.ShouldContain("papers[0].paper");
        fields.ShouldContain("form.transferKind");
    }

    [Test]
    public async Task A_closed_dossier_is_not_corrected()
    {
        var work = await _service.Closed();

        (await _clerk.Command(work, "correct", Corrected())).ShouldBe(409, "dossier.closed");
    }

    [Test]
    public async Task After_the_day_of_the_reception_only_a_leader_of_the_desk_corrects()
    {
        SetClock clock = new("2026-11-05T09:00:00+07:00");
        await using var host = await TestHost.Start(await TestDatabase.Create(store), clock, ownsDatabase: true);
        var work = await host.Client.Received();
        clock.Move(TimeSpan.FromHours(16));
        var clerk = await host.Client.AsAnew(Walk.Clerk);

        (await clerk.Read(work, "/available-commands")).EnumerateArray().Select(command => command.GetProperty("command").GetString()).ShouldNotContain("correct");
        (await clerk.Command(work, "correct", Corrected())).ShouldBe(403, "post.not-allowed").Allowed.ShouldBe(["desk-yen-bai/leader"]);
        (await (await host.As(DeskWork.DeskLeader)).Command(work, "correct", Corrected())).ShouldBe(200);
    }

    private static JsonObject InCommune(string commune)
    {
        var parcels = Walk.Transfer()["parcels"]!.DeepClone();
        parcels[0]!["commune"] = commune;
        return new JsonObject { ["reason"] = "Gõ nhầm xã", ["parcels"] = parcels };
    }

    private static JsonObject Corrected()
    {
        var reception = Walk.Transfer();
        var parties = reception["parties"]!.DeepClone().AsArray();
        parties[0]!["name"] = "Sùng Thị H'Mỷ";
        parties[0]!["personalNumber"] = "015306999914";
        parties.Add(new JsonObject { ["roles"] = new JsonArray("co-user"), ["kind"] = "individual", ["name"] = "Lò Văn Ứng" });
        var parcels = reception["parcels"]!.DeepClone();
        parcels[0]!["area"] = 150.5;
        var form = reception["form"]!.DeepClone();
        form["price"] = 1_600_000_000;
        return new JsonObject
        {
            ["reason"] = "Khi tiếp nhận gõ nhầm tên bên nhận",
            ["parties"] = parties,
            ["parcels"] = parcels,
            ["papers"] = new JsonArray(new JsonObject { ["paper"] = "form", ["as"] = "original", ["count"] = 2 }),
            ["form"] = form,
        };
    }
}

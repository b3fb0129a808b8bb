using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Tracking;

/// <summary>A stranger who tries learns nothing, neither from the answer nor from the document that a lucky one would see.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class GuessingTests(Store store)
{
    private const string Unknown = "H38.04252-261105-9999";

    private TestHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await TestHost.Shared(store);

    [Test]
    public async Task Whatever_was_wrong_the_answer_is_the_same_to_the_byte()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Received());
        var expected = await Whole(Unknown, citizen.Pin);
        (string? Code, string? Pin)[] tries =
        [
            (citizen.Code, "AAAAAA"), (citizen.Code[..^1], citizen.Pin), (citizen.Code[..8], citizen.Pin), ("%", citizen.Pin), ("*", citizen.Pin),
            (citizen.Code.ToLowerInvariant(), citizen.Pin), ($"{citizen.Code}\0", citizen.Pin), (new string('H', 5_000), citizen.Pin), ("", ""), (null, null),
            (citizen.Code, citizen.Pin[..5]), (citizen.Code, citizen.Pin + "A"), (citizen.Code, ""),
        ];

        foreach (var (code, pin) in tries)
            (await Whole(code, pin)).ShouldBe(expected, $"{code} with {pin}");
    }

    [Test]
    public async Task A_receipt_is_typed_as_people_type()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Received());

        (await citizen.Open($" {citizen.Code} ", $"{citizen.Pin[..3].ToLowerInvariant()}-{citizen.Pin[3..]} ")).ShouldBe(200);
    }

    [Test]
    public async Task Who_guesses_waits_whether_the_code_exists_or_not_and_the_desk_unlocks_it()
    {
        var work = await _host.Client.Received();
        var citizen = await Citizen.Of(_host.Client, work);
        var other = $"{Unknown}0";
        for (var wrong = 0; wrong < 5; wrong++)
        {
            (await citizen.Open(pin: "AAAAAA")).ShouldBe(404, "tracking.not-found");
            (await citizen.Open(other, "AAAAAA")).ShouldBe(404, "tracking.not-found");
        }

        var (mine, nobodys) = ((await citizen.Open()).ShouldBe(429, "tracking.slow-down"), (await citizen.Open(other)).ShouldBe(429, "tracking.slow-down"));
        (mine.WithoutTrace, mine.RetryAfter).ShouldBe((nobodys.WithoutTrace, nobodys.RetryAfter));
        mine.RetryAfter.ShouldBe("2");

        var clerk = await _host.As(Walk.Clerk);
        (await (await _host.As(Walk.Stranger)).Post($"{work.Path}/tracking/unlock", null, 1)).ShouldBe(404, "dossier.not-found");
        (await clerk.Post($"{work.Path}/tracking/unlock", null, (await clerk.Get(work.Path)).Version)).ShouldBe(200);

        (await citizen.Open()).ShouldBe(200);
    }

    [TestCase("abc")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task An_invented_token_opens_nothing(string token)
    {
        (await _host.Client.Nobody.Get($"/public/v1/tracking/{token}")).ShouldBe(404, "tracking.not-found");
        (await _host.Client.Nobody.Get($"/public/v1/tracking/{token}/events")).ShouldBe(404, "tracking.not-found");
        (await _host.Client.Nobody.Get($"/t/{token}")).Status.ShouldBe(404);
    }

    [Test]
    public async Task A_token_of_an_older_copy_says_which_copy_replaced_it_and_nothing_else()
    {
        var work = await _host.Client.Received();
        var old = await Citizen.Of(_host.Client, work);
        await using (var db = _host.Database.Open())
        {
            await db.Set<TrackingRow>().Where(row => row.Code == work.Dossier).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReceiptVersion, 2));
            await db.Set<Dossier>().Where(row => row.Code == work.Dossier).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReceiptVersion, 2));
        }

        var replaced = (await old.Read()).ShouldBe(409, "tracking.replaced");

        replaced.Allowed.ShouldBe(["2"]);
        replaced.Body.ShouldNotContain(work.Dossier);
        (await _host.Client.Nobody.Get($"/t/{old.Token}")).Body.ShouldNotContain(work.Dossier);
        (await old.Open()).ShouldBe(404, "tracking.not-found");
        var fresh = await Citizen.Of(_host.Client, work);
        fresh.Token.ShouldNotBe(old.Token);
        (await fresh.Open()).ShouldBe(200);
    }

    [Test]
    public async Task Document_page_and_row_hold_initials_and_no_name_number_telephone_or_address()
    {
        var citizen = await Citizen.Of(_host.Client, await _host.Client.Examining(Telling()));

        string[] shown =
        [
            (await citizen.Read()).Body, (await _host.Client.Nobody.Get($"/t/{citizen.Token}")).Body, (await citizen.Read("/events")).Body, await Row(citizen.Code),
        ];

        foreach (var secret in (string[])["Giàng", "Mỷ", "Sùng", "010190000123", "0975204663", "Nậm Mây", "12/2026", "1500000000", "345"])
            shown.ShouldAllBe(text => !text.Contains(secret), secret);
        shown[0].ShouldContain("G. T. M.");
    }

    private static JsonObject Telling()
    {
        var reception = Walk.Transfer();
        var applicant = reception["parties"]![0]!;
        applicant["name"] = "Giàng Thị Mỷ";
        applicant["personalNumber"] = "010190000123";
        applicant["phone"] = "0975204663";
        applicant["address"] = "Thôn 2, xã Nậm Mây";
        reception["parties"]![1]!["name"] = "Sùng A Lử";
        return reception;
    }

    private async Task<string> Row(string code)
    {
        await using var db = _host.Database.Open();
        return JsonSerializer.Serialize(await db.Set<TrackingRow>().AsNoTracking().SingleAsync(row => row.Code == code));
    }

    private async Task<string> Whole(string? code, string? pin)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/public/v1/tracking")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { code, pin }), System.Text.Encoding.UTF8, "application/json"),
        };
        using var response = await _host.Client.Http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var answer = await Answer.Of(response);
        return $"{answer.Status}\n{string.Join('\n', headers.Order())}\n{answer.WithoutTrace}";
    }
}

using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Desk;

/// <summary>Who took the result, as what, and what was said with it.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class ResultTests(Store store)
{
    private ServiceClient _service = null!;
    private Officer _clerk = null!;

    [OneTimeSetUp]
    public async Task SignIn()
    {
        _service = (await TestHost.Shared(store)).Client;
        _clerk = await _service.As(Walk.Clerk);
    }

    [Test]
    public async Task What_was_handed_out_reads_back_with_its_words_which_the_journal_does_not_have()
    {
        var work = await _service.Ready();

        (await _clerk.ReturnResult(work, Taken("authority", "Pờ Ồ Phủ", "Giao kèm bản trích lục"))).ShouldBe(200);

        var result = (await _clerk.Read(work)).GetProperty("result");
        result.GetProperty("documentNumber").GetString().ShouldBe("AA 123456");
        result.GetProperty("documentOn").GetString().ShouldBe("2026-11-05");
        result.GetProperty("signer").GetString().ShouldBe("land-yen-bai/leader");
        (result.GetProperty("takenBy").GetInt32(), result.GetProperty("takenAs").GetString()).ShouldBe((0, "authority"));
        result.GetProperty("takerName").GetString().ShouldBe("Pờ Ồ Phủ");
        result.GetProperty("note").GetString().ShouldBe("Giao kèm bản trích lục");
        var lines = string.Concat((await _clerk.Read(work, "/history")).EnumerateArray().Select(entry => entry.GetProperty("line").GetString()));
        lines.ShouldContain("authority");
        lines.ShouldNotContain("Phủ");
        lines.ShouldNotContain("trích lục");
    }

    [Test]
    public async Task Before_it_was_handed_out_there_is_no_result_and_without_words_there_are_none()
    {
        var work = await _service.Ready();
        (await _clerk.Read(work)).GetProperty("result").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        (await _clerk.ReturnResult(work)).ShouldBe(200);

        (await _clerk.Read(work)).GetProperty("result").GetProperty("takerName").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Test]
    public async Task Who_comes_with_an_authority_has_a_name_and_a_note_has_an_end()
    {
        var work = await _service.Ready();

        (await _clerk.ReturnResult(work, Taken("authority", " ", new string('x', 1_001)))).ShouldBe(422, "request.invalid")
            .FaultFields.ShouldBe(["takerName", "note"]);
    }

    private static object Taken(string proof, string? taker, string? note) => new
    {
        documentNumber = "AA 123456",
        documentOn = "2026-11-05",
        signer = "land-yen-bai/leader",
        takenBy = 0,
        takenAs = proof,
        takerName = taker,
        note,
    };
}

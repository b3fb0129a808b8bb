using System.Globalization;
using System.Text;
using System.Text.Json;
using OneStop.Application.Persistence;
using OneStop.Host.Verbs;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Operations;

/// <summary>What concerns all dossiers together, and the verb as scripts see it. Each test puts back what it changed.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
[SetUICulture("en")]
internal sealed class VerifyAllTests(Store store)
{
    private Tampering _tampering = null!;
    private Work _work = null!;

    [OneTimeSetUp]
    public async Task Begin()
    {
        _tampering = await Tampering.Begin(store);
        await _tampering.Host.Client.Received();
        _work = await _tampering.Host.Client.Examining();
        await _tampering.Host.Client.Closed();
        await Eventually.Holds("all events have positions", async () => (await _tampering.Rows<EventRow>(row => row.Position == null)).Count == 0);
    }

    [OneTimeTearDown]
    public async Task End() => await _tampering.DisposeAsync();

    [SetUp]
    public async Task Nothing_is_wrong() => (await _tampering.Verify()).ShouldSatisfyAllConditions(
        verdict => verdict.Fault.ShouldBeNull(), verdict => verdict.Dossiers.ShouldBe(3), verdict => verdict.Entries.ShouldBeGreaterThanOrEqualTo(8), verdict => verdict.Head.ShouldNotBeNull());

    [Test]
    public async Task The_head_moves_with_every_entry()
    {
        var before = (await _tampering.Verify()).Head;
        (await _tampering.Verify()).Head.ShouldBe(before);

        (await _tampering.Verify(_work.Dossier)).Head.ShouldNotBe(before);
    }

    [Test]
    public async Task The_words_of_an_act()
    {
        var examiner = await _tampering.Host.As(Walk.Examiner);
        var asked = new { items = new[] { new { text = "Sơ đồ thửa đất", reasonCode = "unclear", reason = "Bản vẽ mờ" } } };
        (await examiner.Give(_work, "request-supplement", asked)).ShouldBe(200);
        var act = (await _tampering.Rows<ActRow>(row => row.Form == "02")).Single();
        (await _tampering.Verify(_work.Dossier)).Fault.ShouldBeNull();

        await _tampering.Change<ActRow>(row => row.Id == act.Id, set => set.SetProperty(row => row.Body, "{}"));
        var fault = (await _tampering.Verify(_work.Dossier)).Fault.ShouldNotBeNull();
        await _tampering.Change<ActRow>(row => row.Id == act.Id, set => set.SetProperty(row => row.Body, act.Body));
        (await examiner.Give(_work, "withdraw-supplement")).ShouldBe(200);

        (fault.Rule, fault.What).ShouldBe(("row.changed", $"act {act.Id} body"));
        fault.Sentence.ShouldNotContain("Bản vẽ");
    }

    [Test]
    public async Task A_position_that_was_moved()
    {
        var first = (await _tampering.Rows<EventRow>(row => row.Position == 1)).Single();
        await _tampering.Change<EventRow>(row => row.Id == first.Id, set => set.SetProperty(row => row.Position, 0));
        var fault = (await _tampering.Verify()).Fault.ShouldNotBeNull();
        await _tampering.Change<EventRow>(row => row.Id == first.Id, set => set.SetProperty(row => row.Position, 1));

        (fault.Rule, fault.Position, fault.Dossier, fault.Found).ShouldBe(("event.position", 1, first.Subject, "0"));
    }

    [Test]
    public async Task Positions_that_were_given_and_are_there_no_more()
    {
        await _tampering.Change<EventLease>(_ => true, set => set.SetProperty(row => row.NextPosition, row => row.NextPosition + 1));
        var fault = (await _tampering.Verify()).Fault.ShouldNotBeNull();
        await _tampering.Change<EventLease>(_ => true, set => set.SetProperty(row => row.NextPosition, row => row.NextPosition - 1));

        fault.Rule.ShouldBe("event.positions-cut");
    }

    [Test]
    public async Task A_definition_that_was_changed_after_its_import()
    {
        var row = (await _tampering.Rows<DefinitionRow>(row => row.Key.EndsWith("calendar.yaml"))).First();
        await _tampering.Change<DefinitionRow>(other => other.Id == row.Id, set => set.SetProperty(other => other.Bytes, [.. row.Bytes, (byte)'\n']));
        var fault = (await _tampering.Verify()).Fault.ShouldNotBeNull();
        await _tampering.Change<DefinitionRow>(other => other.Id == row.Id, set => set.SetProperty(other => other.Bytes, row.Bytes));

        (fault.Rule, fault.Expected).ShouldBe(("definition.changed", row.Sha256));
    }

    [Test]
    public async Task A_dossier_whose_row_alone_was_removed_and_one_removed_with_everything()
    {
        var gone = (await _tampering.Rows<Dossier>(_ => true)).MinBy(row => row.Code)!;
        await _tampering.Remove<Dossier>(row => row.Id == gone.Id);
        var missing = (await _tampering.Verify()).Fault.ShouldNotBeNull();
        await _tampering.Change<CodeCounter>(_ => true, set => set.SetProperty(row => row.Next, row => row.Next - 1));
        var uncounted = (await _tampering.Verify()).Fault.ShouldNotBeNull();
        await _tampering.Change<CodeCounter>(_ => true, set => set.SetProperty(row => row.Next, row => row.Next + 1));
        await _tampering.Insert(gone);

        (missing.Rule, missing.Dossier).ShouldBe(("code.missing", gone.Code));
        uncounted.Rule.ShouldBe("row.orphan");
    }

    [Test]
    public async Task The_verb_answers_scripts_by_its_exit_code_and_people_in_their_language()
    {
        var (clean, said, _) = await Run(null, json: false);
        (clean, said).ShouldBe((0, (await Json(null)).GetProperty("sentence").GetString()!));
        said.ShouldStartWith("Nothing was changed: 3 dossiers");

        await _tampering.Change<LedgerRow>(row => row.Seq == 1, set => set.SetProperty(row => row.Office, "land-yen-bai"));
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        var (code, vietnamese, _) = await Run(_work.Dossier, json: false);
        var answer = await Json(_work.Dossier);
        await _tampering.Change<LedgerRow>(row => row.Seq == 1, set => set.SetProperty(row => row.Office, "desk-yen-bai"));

        code.ShouldBe(1);
        vietnamese.ShouldBe(
            $"Hồ sơ {_work.Dossier}, ledger 1 office (nhật ký mục 1 ghi lần cuối): nhật ký cho desk-yen-bai, nhưng bảng giữ land-yen-bai; dòng đã bị sửa.");
        answer.GetProperty("clean").GetBoolean().ShouldBeFalse();
        answer.GetProperty("fault").GetProperty("rule").GetString().ShouldBe("row.changed");
        answer.GetProperty("fault").GetProperty("position").GetInt64().ShouldBe(1);
    }

    [Test]
    public async Task The_verb_tells_when_it_could_look_at_nothing()
    {
        (await Run("H38.15.1-261105-9999", json: false)).ShouldBe((2, "", "H38.15.1-261105-9999: there is no such dossier."));

        using StringWriter output = new();
        using StringWriter error = new();
        var folder = Path.Combine(_tampering.Host.Database.Folder, "none");
        (await Verify.Run(null, false, [$"--OneStop:DataFolder={folder}"], output, error, CancellationToken.None)).ShouldBe(2);
        error.ToString().ShouldContain("There is no database");
        Directory.Exists(folder).ShouldBeFalse();
    }

    private async Task<JsonElement> Json(string? code) => JsonDocument.Parse((await Run(code, json: true)).Said).RootElement;

    private async Task<(int Code, string Said, string Error)> Run(string? code, bool json)
    {
        StringBuilder said = new(), error = new();
        await using StringWriter output = new(said);
        await using StringWriter errors = new(error);
        var exit = await Verify.Run(code, json, _tampering.Host.Database.Arguments, output, errors, CancellationToken.None);
        return (exit, said.ToString().TrimEnd(), error.ToString().TrimEnd());
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Domain;
using OneStop.Host;
using OneStop.Host.Scenarios;
using OneStop.Host.Verbs;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>A province changes a limit while dossiers are on their way.</summary>
[TestFixture(Shipped.Sqlite)]
[TestFixture(Shipped.PostgreSql)]
internal sealed class LimitChangeTests(string database)
{
    private const string Rules = "procedures/transfer/procedure.yaml";

    private string? _connectionString;
    private ThrowAwayHost _service = null!;
    private ScenarioClient _client = null!;
    private DirectoryInfo _folder = null!;

    private string Copy => Path.Combine(_folder.FullName, "lc-2026");

    private HostSettings Settings => new() { DataFolder = _service.DataFolder, PostgreSql = _connectionString };

    [SetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("onestop-limit-");
        Shipped.LaoCai.WriteTo(Copy);
        _connectionString = await Shipped.CreateDatabase(database);
        _service = await ThrowAwayHost.Start(Shipped.LaoCai, At("2026-11-05T09:00"), _connectionString, CancellationToken.None);
        _client = new ScenarioClient(_service.Address);
    }

    [TearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        await Shipped.Drop(_connectionString);
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task A_dossier_on_its_way_keeps_its_limit_and_the_next_has_the_new_one()
    {
        var before = Walk("2026-11-05T09:00", "2026-11-12T17:00");
        await Take(before.Turns[0]);

        Replace("{ no: 1, limit: 5 wd,", "{ no: 1, limit: 6 wd,");
        (await Import()).ShouldBe((0, "lc-2026: 1 changed files imported."));
        var after = Walk("2026-11-05T09:30", "2026-11-13T17:00");
        await Take(after.Turns[0]);
        await Take(before.Turns[1]);
        await Take(after.Turns[1]);

        before.Differences.ShouldBeEmpty();
        after.Differences.ShouldBeEmpty();
        (await Versions()).ShouldBe([1, 2]);
    }

    [Test]
    public async Task The_same_bytes_again_and_a_folder_with_faults_import_nothing()
    {
        (await Import()).ShouldBe((0, "lc-2026: nothing has changed."));

        Replace("{ no: 1, limit: 5 wd,", "{ no: 1, limit: 5 weeks, colour: red,");
        var (code, text) = await Import();

        code.ShouldBe(1);
        text.ShouldEndWith("lc-2026: nothing was imported.");
        text.ShouldContain("weeks");
        text.ShouldContain("colour");
        (await Versions()).ShouldBe([1]);
    }

    /// <summary>Received and handed over an hour later; both times the first phase is due at the same moment.</summary>
    private ScenarioWalk Walk(string received, string due)
    {
        var procedure = JurisdictionReader.Read(Shipped.LaoCai).Value!.Procedures["transfer"];
        Expectation then = new(null, null, null, null, null, null, new ExpectedDue(At(due)), null, null);
        ScenarioStep handOver = new(
            At(received).AddHours(1), new ScenarioActor("desk-yen-bai", "clerk"), ScenarioCommands.Complete, new Dictionary<string, string>(), null, then, 1);
        Reception given = new(At(received), "desk-yen-bai", "04252", "desk-yen-bai", null, false, then);
        return new ScenarioWalk(new ProcedureScenario(procedure, new Scenario("limit", given, [handOver], 1)), _client);
    }

    private async Task Take(Turn turn)
    {
        await _service.MoveTo(turn.At, CancellationToken.None);
        await turn.Take(CancellationToken.None);
    }

    private void Replace(string old, string with)
    {
        var file = Path.Combine(Copy, Rules);
        var text = File.ReadAllText(file);
        text.ShouldContain(old);
        File.WriteAllText(file, text.Replace(old, with, StringComparison.Ordinal), new UTF8Encoding(false));
    }

    /// <summary>As an operator does beside the running service.</summary>
    private async Task<(int Code, string Text)> Import()
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] settings = [$"--OneStop:DataFolder={Settings.DataFolder}", $"--OneStop:PostgreSql={Settings.PostgreSql}", "--OneStop:Demo=true"];
        var code = await WorkflowImport.Run(Copy, settings, output, error, CancellationToken.None);
        error.ToString().ShouldBeEmpty();
        return (code, string.Join('\n', output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(" warning ", StringComparison.Ordinal))));
    }

    private async Task<List<int>> Versions()
    {
        DbContextOptionsBuilder<OneStopDb> options = new();
        OneStopHost.UseDatabase(options, Settings);
        await using OneStopDb db = new(options.Options);
        return await db.Set<DefinitionRow>().Where(row => row.Key == Rules).OrderBy(row => row.Version).Select(row => row.Version).ToListAsync();
    }

    private static DateTimeOffset At(string local)
    {
        var at = DateTime.Parse(local);
        return OfficeClock.InstantOf(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at));
    }
}

using System.Text;
using OneStop.Application.Procedures;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Host.Scenarios;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>Time that passes by itself in a walk.</summary>
internal sealed class TimerTests
{
    private const string Process = "procedures/transfer/process.bpmn";

    /// <summary>The dossier lies for a day between the desk and the examiner.</summary>
    private const string Timer = """
        <intermediateCatchEvent id="posted"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>
        <sequenceFlow id="toPosted" sourceRef="receive" targetRef="posted" />
        """;

    [Test]
    public async Task A_timer_fires_at_its_moment_though_the_clock_is_moved_far_beyond_it()
    {
        var files = WithTimer(Shipped.LaoCai);
        var procedure = JurisdictionReader.Read(files).Value.ShouldNotBeNull().Procedures["transfer"];
        Expectation lies = new(Holder.Office, "land-yen-bai", null, null, "posted", null, null, null, ["posted"]);
        Expectation examined = new(Holder.Tax, null, null, null, "taxCompleted", null, null, null, null);
        Scenario scenario = new(
            "timer",
            new Reception(At(5, 9), "desk-yen-bai", "04252", "desk-yen-bai", null, false, null),
            [
                new ScenarioStep(At(5, 10), new ScenarioActor("desk-yen-bai", "clerk"), ScenarioCommands.Complete, new Dictionary<string, string>(), null, lies, 1),
                new ScenarioStep(
                    At(10, 10), new ScenarioActor("land-yen-bai", "examiner"), ScenarioCommands.Complete,
                    new Dictionary<string, string> { ["choice"] = "eligible" }, null, examined, 2),
            ],
            1);

        var walk = (await ScenarioRunner.Walk(new ScenarioGroup(files, [new ProcedureScenario(procedure, scenario)]), null, CancellationToken.None))[0];

        walk.Differences.ShouldBeEmpty();
        var examination = walk.Latest.ShouldNotBeNull().Deadline.Ledger.Single(line => line.Step == "examine");
        examination.From.ShouldBe(At(6, 10));
        examination.RecordedAt.ShouldBe(At(6, 10));
    }

    private static JurisdictionFiles WithTimer(JurisdictionFiles files)
    {
        const string HandOver = """<sequenceFlow id="handOver" sourceRef="receive" targetRef="examine" />""";
        var text = Encoding.UTF8.GetString(files.Files[Process].Span);
        text.ShouldContain(HandOver);
        var timed = text.Replace(HandOver, Timer + HandOver.Replace("\"receive\"", "\"posted\"", StringComparison.Ordinal), StringComparison.Ordinal);
        return files with
        {
            Files = new Dictionary<string, ReadOnlyMemory<byte>>(files.Files, StringComparer.Ordinal) { [Process] = Encoding.UTF8.GetBytes(timed) },
        };
    }

    private static DateTimeOffset At(int day, int hour) => OfficeClock.InstantOf(new DateOnly(2026, 11, day), new TimeOnly(hour, 0));
}

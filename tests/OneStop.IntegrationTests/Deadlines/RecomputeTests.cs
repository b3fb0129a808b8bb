using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OneStop.Application.Deadlines;
using OneStop.Application.Http;
using OneStop.Domain.Deadlines;
using OneStop.Host.Scenarios;
using OneStop.IntegrationTests.Scenarios;
using OneStop.UnitTests.Deadlines;

namespace OneStop.IntegrationTests.Deadlines;

/// <summary>Somebody with an export and 150 lines of their own comes to the same due moments and charges.</summary>
internal sealed class RecomputeTests
{
    private const int Many = 1_000;

    private static readonly Lazy<Task<IReadOnlyList<(string Name, string Export, JsonNode Served)>>> _walked = new(Walk);

    private static readonly Gen<History> _varied =
        from history in Histories.Any
        from limit in Histories.Limit
        from extension in Gen.Int[0, 10]
        from restarted in Gen.Bool
        select Vary(history, limit, extension, restarted);

    [Test]
    public async Task An_outsider_comes_to_what_the_service_says_in_every_turn_of_every_scenario()
    {
        var turns = await Walked();
        turns.Count.ShouldBeGreaterThan(50);

        var recomputed = await Recomputed.Of(turns.Select(turn => turn.Export));

        recomputed.Count.ShouldBe(turns.Count);
        turns.Zip(recomputed).SelectMany(pair => Recomputed.Differences(pair.First.Served, pair.Second).Select(difference => $"{pair.First.Name}: {difference}"))
            .ShouldBeEmpty();
    }

    [Test]
    public async Task An_export_says_neither_when_something_is_due_nor_what_it_adds_up_to()
    {
        var (_, export, _) = (await Walked())[^1];

        foreach (var found in (string[])["\"due\"", "\"dueAt\"", "\"plan\"", "\"own\"", "\"promise\"", "\"counted\"", "\"charged\"", "\"balance\"", "\"verdict\""])
            export.ShouldNotContain(found);
    }

    [Test]
    public async Task An_interval_that_is_changed_changes_the_answer()
    {
        var turns = (await Walked()).Where(turn => Longest(turn.Export) > TimeSpan.FromDays(4)).ToList();
        turns.ShouldNotBeEmpty();

        var recomputed = await Recomputed.Of(turns.Select(turn => Changed(turn.Export)));

        foreach (var (turn, answer) in turns.Zip(recomputed))
            Recomputed.Differences(turn.Served, answer).ShouldNotBeEmpty(turn.Name);
    }

    [Test]
    public Task An_outsider_comes_to_what_the_clock_says_of_a_thousand_histories() => Compare(Histories.Any);

    [Test]
    public Task And_of_a_thousand_with_other_units_extensions_and_limits_that_run_anew() => Compare(_varied);

    private static async Task Compare(Gen<History> gen)
    {
        List<(string Export, JsonNode Served)> histories = [];
        gen.Sample(history => histories.Add(Of(history)), iter: Many, threads: 1);

        var recomputed = await Recomputed.Of(histories.Select(history => history.Export));

        recomputed.Count.ShouldBe(Many);
        histories.Zip(recomputed).SelectMany(pair => Recomputed.Differences(pair.First.Served, pair.Second).Select(difference => $"{difference}\n{pair.First.Export}"))
            .ShouldBeEmpty();
    }

    private static (string Export, JsonNode Served) Of(History history)
    {
        var export = DeadlineExport.Of("history", history.Phase.Start, [history.Phase], history.Steps, history.Ledger, history.Now);
        var served = ExplainDeadline.Explain("history", history.Compute(), history.Ledger, history.Now);
        return (JsonSerializer.Serialize(export, WireJson.Options), JsonSerializer.SerializeToNode(served, WireJson.Options)!);
    }

    /// <summary>Pauses become waits for papers, of which the last that ended may let the limit run anew.</summary>
    private static History Vary(History history, Limit limit, int extension, bool restarted)
    {
        List<LedgerInterval> ledger = [.. history.Ledger.Select(row => row.ClockRuns ? row : row with { Ground = "supplement" })];
        var given = ledger.Where(row => !row.ClockRuns).Max(row => row.To);
        return history with
        {
            Ledger = ledger,
            Phase = history.Phase with
            {
                Limit = limit,
                Extension = extension == 0 ? null : new Limit(LimitUnit.WorkingDays, extension),
                RestartedAt = restarted && (history.Phase.End is null || given < history.Phase.End) ? given : null,
            },
        };
    }

    private static TimeSpan Longest(string export) => LengthOf(LongestOf(JsonNode.Parse(export)!));

    /// <summary>The clock stops where it ran, and runs where it was stopped, in the longest interval of a phase; days off are shorter.</summary>
    private static string Changed(string export)
    {
        var changed = JsonNode.Parse(export)!;
        var interval = LongestOf(changed)!;
        interval["clockRuns"] = !interval["clockRuns"]!.GetValue<bool>();
        return changed.ToJsonString();
    }

    private static JsonNode? LongestOf(JsonNode export) =>
        export["intervals"]!.AsArray().Where(interval => interval!["phase"] is not null).MaxBy(LengthOf);

    private static TimeSpan LengthOf(JsonNode? interval) =>
        interval?["to"] is { } to ? to.GetValue<DateTimeOffset>() - interval["from"]!.GetValue<DateTimeOffset>() : TimeSpan.Zero;

    private static Task<IReadOnlyList<(string Name, string Export, JsonNode Served)>> Walked() => _walked.Value;

    private static async Task<IReadOnlyList<(string Name, string Export, JsonNode Served)>> Walk()
    {
        List<(string, string, JsonNode)> turns = [];
        foreach (var group in Shipped.Groups)
        {
            await using var service = await ThrowAwayHost.Start(group.Files, group.Scenarios.Min(one => one.Scenario.Given.At), null, CancellationToken.None);
            using ScenarioClient client = new(service.Address);
            List<ScenarioWalk> walks = [.. group.Scenarios.Select(scenario => new ScenarioWalk(scenario, client))];
            await foreach (var turn in ScenarioRunner.Turns(service, walks, CancellationToken.None))
            {
                var path = $"/api/v1/dossiers/{turn.Walk.Latest!.Dossier.Code}/deadline";
                var export = await client.Read<JsonNode>(turn.Walk.Receiver, path + "?export=true", CancellationToken.None);
                var served = await client.Read<JsonNode>(turn.Walk.Receiver, path, CancellationToken.None);
                turns.Add(($"{Shipped.NameOf(group, turn.Walk.Walked)}, {turn.Step?.Do ?? "reception"}", export!.ToJsonString(), served!));
            }
        }

        return turns;
    }
}

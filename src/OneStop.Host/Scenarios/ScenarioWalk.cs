using System.Globalization;
using System.Text.Json;
using OneStop.Application.Deadlines;
using OneStop.Application.Http;
using OneStop.Application.Offices;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Application.Reception;

namespace OneStop.Host.Scenarios;

/// <summary>One dossier on its way through a service, as a scenario tells it.</summary>
internal sealed class ScenarioWalk(ProcedureScenario walked, ScenarioClient client)
{
    private readonly List<string> _differences = [];
    private string? _code;

    /// <summary>In words, with the step that they belong to; empty: everything held.</summary>
    public IReadOnlyList<string> Differences => _differences;

    public ProcedureScenario Walked => walked;

    /// <summary>What the service showed after the last turn; null before the first, and when it was refused.</summary>
    public Observation? Latest { get; private set; }

    /// <summary>Reception and steps, in order. After a refusal those that remain do nothing: what they would find says nothing more.</summary>
    public IReadOnlyList<Turn> Turns =>
    [
        new Turn(this, walked.Scenario.Given.At, null, Receive),
        .. walked.Scenario.Steps.Select((step, index) => new Turn(this, step.At, step, cancel => Take(index + 1, step, cancel))),
    ];

    /// <summary>The desk of reception sees its dossier all the way.</summary>
    public ScenarioActor Receiver { get; } = new(
        walked.Scenario.Given.Office, walked.Procedure.Rules.Steps.Values.First(step => step.OfficeRole == RoleResolver.Desk).Post);

    private async Task Receive(CancellationToken cancel)
    {
        var sent = await client.Send(Receiver, "/api/v1/dossiers", InventedReception.Of(walked), null, cancel);
        if (sent.Refusal is not null)
        {
            _differences.Add($"reception: refused {sent.Refusal}");
            return;
        }

        _code = JsonSerializer.Deserialize<RegisterAnswer>(sent.Answer, WireJson.Options)!.Code;
        await Compare("reception", walked.Scenario.Given.Then, cancel);
    }

    private async Task Take(int no, ScenarioStep step, CancellationToken cancel)
    {
        if (_code is null)
            return;

        var name = string.Create(CultureInfo.InvariantCulture, $"step {no}, {step.Do}");
        if (await Send(step, cancel) is { } refused)
        {
            _differences.Add($"{name}: {refused}");
            (_code, Latest) = (null, null);
            return;
        }

        await Compare(name, step.Then, cancel);
    }

    /// <returns>Why the command was not taken, or null.</returns>
    private async Task<string?> Send(ScenarioStep step, CancellationToken cancel)
    {
        if (step.As is not { } actor)
            return "the system gives this command to nobody";

        if (await client.Read<DossierDetail>(actor, $"/api/v1/dossiers/{_code}", cancel) is not { } dossier)
            return $"{actor.Office}/{actor.Post} is not shown the dossier";

        StepData data = new(step);
        var task = step.Do == ScenarioCommands.Complete ? TaskOf(actor, dossier, data.Text("step")) : null;
        var body = StepRequest.Of(step, data, task is null ? null : InventedForm.OfStep(walked.Procedure, task.Node, step.At));
        if (data.Faults.Count > 0)
            return string.Join(", ", data.Faults);

        if (step.Do != ScenarioCommands.Complete)
            return Refused(await client.Send(actor, $"/api/v1/dossiers/{_code}/commands/{step.Do}", body, dossier.Version, cancel));

        return task is not null
            ? Refused(await client.Send(actor, $"/api/v1/tasks/{task.Id}/complete", body, task.Version, cancel))
            : $"{actor.Office}/{actor.Post} has no task to complete";
    }

    /// <summary>The actor's own step that is not over; tasks of conversations and supplements are ended by commands of their own.</summary>
    /// <param name="node">Which of several; null: the first.</param>
    private static TaskDetail? TaskOf(ScenarioActor actor, DossierDetail dossier, string? node) => dossier.Tasks.FirstOrDefault(task =>
        task.State is "open" or "waiting" && task.Office == actor.Office && task.Post == actor.Post
        && (node is null ? !task.Node.Contains('#', StringComparison.Ordinal) : task.Node == node));

    private static string? Refused(Sent sent) => sent.Refusal is null ? null : $"refused {sent.Refusal}";

    private async Task Compare(string where, Expectation? then, CancellationToken cancel)
    {
        var path = $"/api/v1/dossiers/{_code}";
        var dossier = await client.Read<DossierDetail>(Receiver, path, cancel);
        var deadline = await client.Read<DeadlineExplanation>(Receiver, $"{path}/deadline", cancel);
        if (dossier is null || deadline is null)
        {
            _differences.Add($"{where}: its desk is not shown the dossier");
            return;
        }

        Latest = new Observation(dossier, deadline);
        if (then is not null)
            _differences.AddRange(Comparison.Of(then, Latest).Select(difference => $"{where}: {difference}"));
    }
}

/// <param name="At">When it is to be taken; UTC.</param>
/// <param name="Step">Null: the reception.</param>
internal sealed record Turn(ScenarioWalk Walk, DateTimeOffset At, ScenarioStep? Step, Func<CancellationToken, Task> Take);

using OneStop.Domain.Deadlines;

namespace OneStop.Application.Procedures.Scenarios;

/// <summary>A walk of one dossier through a procedure, with what must hold on the way.</summary>
/// <param name="Line">Where it stands in <c>scenarios.yaml</c>, from 1.</param>
public sealed record Scenario(string Name, Reception Given, IReadOnlyList<ScenarioStep> Steps, int Line);

/// <summary>How the dossier is received.</summary>
/// <param name="At">UTC.</param>
/// <param name="Office">Code of the desk.</param>
/// <param name="Commune">Code of the commune of the first parcel.</param>
/// <param name="ReturnOffice">Code of the desk that hands out the result; the desk of reception unless named.</param>
/// <param name="Parties">A hint for the data: <c>represented</c>; null: two persons who come themselves.</param>
/// <param name="Difficult">The commune is flagged by a decision, whatever the organisation says.</param>
/// <param name="Then">What holds after the reception; null: nothing is asked.</param>
public sealed record Reception(
    DateTimeOffset At, string Office, string Commune, string ReturnOffice, string? Parties, bool Difficult, Expectation? Then);

/// <summary>One command.</summary>
/// <param name="At">When it is recorded; UTC.</param>
/// <param name="As">Who gives it; null: the system itself.</param>
/// <param name="Do">Name of the command: <c>complete</c>.</param>
/// <param name="With">Its data, as written.</param>
/// <param name="Effective">When the fact was true; UTC; null: when it is recorded.</param>
/// <param name="Then">What holds afterwards; null: nothing is asked beyond that the command is taken.</param>
public sealed record ScenarioStep(
    DateTimeOffset At, ScenarioActor? As, string Do, IReadOnlyDictionary<string, string> With, DateTimeOffset? Effective, Expectation? Then, int Line);

/// <summary>An incumbent of a post; another post is another person.</summary>
public sealed record ScenarioActor(string Office, string Post);

/// <summary>What must hold. Null: not asked.</summary>
/// <param name="Office">Code of the office that holds the dossier, or at which it waits.</param>
/// <param name="Status">Public status.</param>
/// <param name="National">1–10.</param>
/// <param name="Step">Node id; empty: the dossier stands on none.</param>
/// <param name="StepDue">Of the step, or of what its conversation waits for.</param>
/// <param name="Open">Nodes of all tasks that are open or waiting, in any order.</param>
public sealed record Expectation(
    Holder? Holder,
    string? Office,
    string? Status,
    int? National,
    string? Step,
    ExpectedDue? StepDue,
    ExpectedDue? Phase1Due,
    ExpectedDue? Phase2Due,
    IReadOnlyList<string>? Open);

/// <param name="At">UTC; null: there must be no due moment yet.</param>
public sealed record ExpectedDue(DateTimeOffset? At);

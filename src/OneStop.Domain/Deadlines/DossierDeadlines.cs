namespace OneStop.Domain.Deadlines;

/// <summary>Everything the clock says of one dossier, from its ledger alone.</summary>
/// <param name="Phases">In order of <see cref="PhaseSpan.No"/>.</param>
/// <param name="Steps">One for each entry into a step, in order of the entries.</param>
public sealed record DossierDeadlines(IReadOnlyList<PhaseDeadline> Phases, IReadOnlyList<StepDeadline> Steps);

/// <param name="Due">Null while an open pause or an open late entry hides it; then <paramref name="RemainingHalves"/> says what lies behind. A pause that begins after the due moment hides nothing.</param>
/// <param name="Promise">Rule E: the extended due moment; null when nothing was granted or while a pause is open.</param>
/// <param name="RemainingHalves">Bells (wd) that are left of the limit at the end of the ledger, negative once it is overdrawn; null in other units.</param>
/// <param name="RestartDue">The other mode's due moment, kept beside: what <c>restart</c> would give where <c>resume</c> rules, and the reverse; null without a supplement that has ended, and where the calendar does not reach it.</param>
/// <param name="Counted">Bells counted against the limit so far, or until the end; 0 in other units than wd.</param>
/// <param name="Charges">Each counted bell on exactly one line; Σ(charged − allowed) = balance. None in other units than wd.</param>
/// <param name="Balance">Counted − 2n, once ended; null before, and in other units than wd.</param>
/// <param name="Verdict">Null while it runs.</param>
public sealed record PhaseDeadline(
    int No,
    Limit Limit,
    DateTimeOffset Start,
    DateTimeOffset? End,
    DueMoment? Due,
    DueMoment? Promise,
    DueMoment? RestartDue,
    int? RemainingHalves,
    int Counted,
    IReadOnlyList<Charge> Charges,
    int? Balance,
    Verdict? Verdict);

/// <summary>A line of the charges of a phase, in bells (half working days).</summary>
/// <param name="Kind">What the line stands for.</param>
/// <param name="Step">For a step's own line; null otherwise.</param>
/// <param name="Office">The office charged; null for a parallel block, for the system and for what is not allotted.</param>
public sealed record Charge(ChargeKind Kind, string? Step, string? Office, int Charged, int Allowed)
{
    /// <summary>Of a parallel block: what rang while each of its steps held the dossier. Shown below the line, never added to it.</summary>
    public IReadOnlyList<BranchCharge> Branches { get; init; } = [];
}

/// <summary>What one step of a parallel block used, in bells.</summary>
public sealed record BranchCharge(string Branch, string Step, string? Office, int Charged, int Allowed);

public enum ChargeKind
{
    Step,
    Parallel,
    LateEntry,
    Incident,
    NotAllotted,
}

/// <param name="Entry">Which entry into the step, from 1.</param>
/// <param name="Plan">By the plan of the phase; null in phases of other units.</param>
/// <param name="Own">By the step's own count; null in phases of other units, and for a step without an allowance.</param>
/// <param name="Due">The later of the two; null while a pause of the step is open. In phases of other units, and for a step without an allowance, the phase's.</param>
/// <param name="RemainingHalves">Bells that are left of its own count, negative once it is overdrawn; null in other units.</param>
/// <param name="Charged">Bells that rang while it held the dossier.</param>
/// <param name="Verdict">Null while it runs, and while a pause of the phase hides its due moment.</param>
public sealed record StepDeadline(
    string Step,
    string Branch,
    int Entry,
    DateTimeOffset Start,
    DateTimeOffset? End,
    DueMoment? Plan,
    DueMoment? Own,
    DueMoment? Due,
    int? RemainingHalves,
    int Charged,
    Verdict? Verdict);

/// <summary>Early (trước hạn), on time (đúng hạn), late (quá hạn): by dates for wd, d and same-day, by instants for wh and h.</summary>
public enum Verdict
{
    Early,
    OnTime,
    Late,
}

/// <summary>A pause, half open <c>[From, To)</c>, UTC.</summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset To);

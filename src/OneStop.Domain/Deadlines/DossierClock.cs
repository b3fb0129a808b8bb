namespace OneStop.Domain.Deadlines;

/// <summary>Everything the clock says of one dossier, from its ledger alone.</summary>
/// <param name="Phases">In order of <see cref="PhaseSpan.No"/>.</param>
/// <param name="Steps">One for each entry into a step, in order of the entries.</param>
public sealed record DossierDeadlines(IReadOnlyList<PhaseDeadline> Phases, IReadOnlyList<StepDeadline> Steps);

/// <param name="Due">Null while an open pause or an open late entry hides it; then <paramref name="RemainingHalves"/> says what lies behind.</param>
/// <param name="Promise">Rule E: the extended due moment; null when nothing was granted or while a pause is open.</param>
/// <param name="RemainingHalves">Bells (wd) that are left of the limit at the end of the ledger; null in other units.</param>
/// <param name="RestartDue">The other mode's due moment, kept beside: what <c>restart</c> would give where <c>resume</c> rules, and the reverse; null without a supplement.</param>
/// <param name="Counted">Bells counted against the limit so far, or until the end.</param>
/// <param name="Charges">Each counted bell on exactly one line; Σ(charged − allowed) = balance.</param>
/// <param name="Balance">Counted − 2n, once ended; null before.</param>
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
/// <param name="Office">The office charged; null for the system and for what is not allotted.</param>
public sealed record Charge(ChargeKind Kind, string? Step, string? Office, int Charged, int Allowed);

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
/// <param name="Own">By the step's own count.</param>
/// <param name="Due">The later of the two; null while a pause of the step is open.</param>
/// <param name="Charged">Bells that rang while it held the dossier.</param>
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

/// <summary>Computes due moments, charges and balances from limits, ledger and calendar. Pure.</summary>
public static class DossierClock
{
    /// <param name="phases">In order of number.</param>
    /// <param name="steps">The allowances of the procedure version, with the bonus in them.</param>
    /// <param name="ledger">All intervals, in order of <see cref="LedgerInterval.Seq"/>.</param>
    /// <param name="now">Up to when bells are counted in a phase that still runs; UTC.</param>
    /// <returns>Or <c>calendar.not-covered</c> when a due moment lies outside the calendar.</returns>
    public static Outcome<DossierDeadlines> Compute(
        IReadOnlyList<PhaseSpan> phases, IReadOnlyList<StepAllowance> steps, IReadOnlyList<LedgerInterval> ledger, DateTimeOffset now) =>
        throw new NotSupportedException();

    /// <summary>The due moment of a single limit: rules W, H, D, h, S with P.</summary>
    /// <param name="pauses">Half open, in any order, may overlap.</param>
    public static Outcome<DueMoment> Due(
        WorkingCalendar calendar, DateTimeOffset start, Limit limit, IReadOnlyList<Pause> pauses) =>
        throw new NotSupportedException();
}

/// <summary>A pause, half open <c>[From, To)</c>, UTC.</summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset To);

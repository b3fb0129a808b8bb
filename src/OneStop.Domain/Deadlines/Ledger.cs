namespace OneStop.Domain.Deadlines;

/// <summary>Who holds a dossier (bên đang giữ hồ sơ).</summary>
public enum Holder
{
    Office,
    Citizen,
    Tax,
    System,
}

/// <summary>Why an interval of the ledger is there.</summary>
public enum Cause
{
    /// <summary>An office works on a step.</summary>
    Step,

    /// <summary>The dossier waits on a ground .</summary>
    Ground,

    /// <summary>From the instant at which a fact was true to the one at which an office recorded it.</summary>
    LateEntry,

    /// <summary>The process could not go on by itself.</summary>
    Incident,
}

/// <summary>One interval of a dossier's ledger: who held it, why, and whether the clock ran. Half open: <c>[From, To)</c>, UTC.</summary>
/// <param name="Seq">Order in which the intervals were written, from 1.</param>
/// <param name="Branch">Empty on the main line; id of the parallel branch otherwise, a branch of a branch as <c>parent/child</c>. In each branch there is no gap and no overlap.</param>
/// <param name="Phase">The phase whose clock it concerns; null outside every phase.</param>
/// <param name="Step">Node id of the step that holds, or for which it is waited.</param>
/// <param name="Entry">Which entry into the step, from 1: a step entered again counts on.</param>
/// <param name="Office">The office charged for its bells; for a late entry the one that recorded late.</param>
/// <param name="Ground">For <see cref="Cause.Ground"/>: which.</param>
/// <param name="ClockRuns">False: a pause (P) of the phase while it lasts.</param>
/// <param name="To">Null while open.</param>
/// <param name="RecordedAt">When the system learnt that it began.</param>
public sealed record LedgerInterval(
    int Seq,
    string Branch,
    int? Phase,
    string? Step,
    int Entry,
    Holder Holder,
    string? Office,
    Cause Cause,
    string? Ground,
    bool ClockRuns,
    DateTimeOffset From,
    DateTimeOffset? To,
    DateTimeOffset RecordedAt)
{
    /// <summary>Parts the id of a branch from that of the branch out of which it forked.</summary>
    public const char Fork = '/';

    /// <summary>Whether an instant lies in it.</summary>
    public bool Lasts(DateTimeOffset instant) => From <= instant && (To is null || instant < To);
}

/// <summary>A phase of one dossier, as it runs or ran.</summary>
/// <param name="Covers">The phases of the procedure whose steps count in it: {1}, or {1, 2} after <c>noSlip</c>.</param>
/// <param name="Limit">With the bonus in it, and with phase 2's limit added after <c>noSlip</c>.</param>
/// <param name="Extension">Rule E: what was granted once, in wd; null when nothing was.</param>
/// <param name="RestartedAt">Mode restart: the instant from which the whole limit runs anew; null otherwise.</param>
public sealed record PhaseSpan(
    int No,
    IReadOnlyList<int> Covers,
    Limit Limit,
    DateTimeOffset Start,
    DateTimeOffset? End,
    WorkingCalendar Calendar,
    Limit? Extension,
    DateTimeOffset? RestartedAt)
{
    /// <summary>Whether what the ledger or the procedure says of a phase belongs to this one.</summary>
    public bool Concerns(int? phase) => phase is { } number && (number == No || Covers.Contains(number));

    /// <summary>Whether something that begins at an instant still begins in it.</summary>
    internal bool HasNotEndedBy(DateTimeOffset instant) => End is null || instant < End;
}

/// <summary>What the procedure version allows a step.</summary>
/// <param name="Limit">With the bonus in it. In a phase of wd it is in wd.</param>
public sealed record StepAllowance(string Step, int? Phase, Limit Limit)
{
    /// <summary>Where several holders share it, what each of them has; their sum is the limit. Empty: it is its office's.</summary>
    public IReadOnlyList<AllowedPart> Parts { get; init; } = [];
}

/// <summary>The part of a step's limit that one of its holders has.</summary>
public sealed record AllowedPart(Holder Holder, Limit Limit);

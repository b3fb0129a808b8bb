namespace OneStop.Domain.Deadlines;

/// <summary>A phase with the part of the ledger that concerns it.</summary>
internal sealed class PhaseClock
{
    private readonly LedgerInterval[] _intervals;

    public PhaseClock(PhaseSpan span, IReadOnlyList<LedgerInterval> ledger, DateTimeOffset now)
    {
        Span = span;
        Until = span.End ?? now;
        _intervals = [.. ledger.Where(interval => span.Concerns(interval.Phase))];
        Pauses = PausesBegunBefore(null);
        LateEntries = [.. _intervals.Where(interval => interval is { Cause: Cause.LateEntry, ClockRuns: true })];
        Incidents = [.. _intervals.Where(interval => interval.Cause == Cause.Incident)];
        Counted = Count();
    }

    public PhaseSpan Span { get; }

    /// <summary>Up to when bells count; a bell at this very instant does not.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>From where the limit runs: the phase's start, or its restart after a supplement.</summary>
    public DateTimeOffset Basis => Span.RestartedAt ?? Span.Start;

    public bool IsInWorkingDays => Span.Limit.Unit == LimitUnit.WorkingDays;

    public Pauses Pauses { get; }

    public IReadOnlyList<LedgerInterval> LateEntries { get; }

    public IReadOnlyList<LedgerInterval> Incidents { get; }

    /// <summary>The bells that have counted so far, in order.</summary>
    public IReadOnlyList<Bell> Counted { get; }

    /// <summary>Of the supplements that began in this phase the one that ended last; null when none did.</summary>
    public DateTimeOffset? SuppliedAt =>
        Begun(null).Where(interval => interval is { Ground: Grounds.Supplement, ClockRuns: false }).Max(interval => interval.To);

    /// <summary>The pauses that began in this phase, and before <paramref name="end"/> where a step asks that has ended.</summary>
    public Pauses PausesBegunBefore(DateTimeOffset? end) =>
        Pauses.Of(Begun(end).Where(interval => !interval.ClockRuns).Select(Lasting));

    /// <summary>The pauses of this phase, each with its ground.</summary>
    public IReadOnlyList<(Pause Time, string? Ground)> PausesWithGrounds =>
        [.. Begun(null).Where(interval => !interval.ClockRuns).Select(interval => (Lasting(interval), interval.Ground))];

    /// <summary>The pauses and the late entries, whose time no step is to answer for.</summary>
    public Pauses NotOwnBefore(DateTimeOffset? end) =>
        Pauses.Of(Begun(end).Where(interval => !interval.ClockRuns || interval.Cause == Cause.LateEntry).Select(Lasting));

    /// <summary>The late entry during which an instant lies; null when it lies in none.</summary>
    public LedgerInterval? LateEntryAt(DateTimeOffset instant) => LateEntries.FirstOrDefault(late => late.Lasts(instant));

    /// <summary>In bells: what rang while an entry held the dossier, without what others recorded late.</summary>
    public int ChargedTo(StepEntry entry) =>
        Counted.Count(bell => entry.HoldingAt(bell.At) is not null && LateEntryAt(bell.At) is null);

    /// <summary>The due moment of a limit that runs in this phase from its basis.</summary>
    public Reckoned Reckon(Limit limit) => DueRules.Reckon(Span.Calendar, Basis, limit, Hiding());

    /// <summary>What an extension adds to a limit of another unit: working days from the old due moment.</summary>
    public Reckoned ReckonExtension(DueMoment old, Limit extension) => DueRules.Reckon(Span.Calendar, old.At, extension, Hiding());

    /// <summary>The same if the limit had run from another instant: the other mode of supplement.</summary>
    public Reckoned ReckonFrom(DateTimeOffset start) => DueRules.Reckon(Span.Calendar, start, Span.Limit, Hiding());

    /// <summary>The bell of the plan up to which the steps so far may take; what begins after <paramref name="end"/> does not move it.</summary>
    public Reckoned ReckonPlan(int halves, DateTimeOffset? end) =>
        DueRules.Reckon(
            Span.Calendar, Basis, new Limit(LimitUnit.WorkingDays, Math.Min(halves, Span.Limit.Halves)), PausesBegunBefore(end));

    private IEnumerable<LedgerInterval> Begun(DateTimeOffset? end) =>
        _intervals.Where(interval =>
            Span.Start <= interval.From
            && (Span.End is null || interval.From < Span.End)
            && (end is null || interval.From < end));

    /// <summary>What was left open when the phase ended lasted until then.</summary>
    private Pause Lasting(LedgerInterval interval) => new(interval.From, interval.To ?? Span.End ?? Pauses.Open);

    /// <summary>An open late entry counts, but until it is closed nobody can say what it leaves.</summary>
    private Pauses Hiding() =>
        LateEntries.Any(entry => entry.To is null && Span.End is null)
            ? Pauses.Of(Begun(null).Where(interval => !interval.ClockRuns || interval is { Cause: Cause.LateEntry, To: null }).Select(Lasting))
            : Pauses;

    private List<Bell> Count()
    {
        var counted = new List<Bell>();
        foreach (var bell in Span.Calendar.BellsAfter(OfficeClock.DateAt(Basis)))
        {
            if (bell.At >= Until)
                break;

            if (!Pauses.Contain(bell.At))
                counted.Add(bell);
        }

        return counted;
    }
}

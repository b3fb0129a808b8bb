namespace OneStop.Domain.Deadlines;

/// <summary>One entry into a step, with the intervals in which it held the dossier or waited.</summary>
/// <param name="Phase">The phase whose clock it concerns; null outside every phase.</param>
/// <param name="End">Null while it is open.</param>
/// <param name="Intervals">In order of the ledger.</param>
internal sealed record StepEntry(
    string Step,
    string Branch,
    int Entry,
    int? Phase,
    DateTimeOffset Start,
    DateTimeOffset? End,
    IReadOnlyList<LedgerInterval> Intervals)
{
    public string? Office => Intervals[0].Office;

    public bool IsParallel => Branch.Length > 0;

    /// <summary>When its branch stands empty after it: later than <see cref="End"/> where a wait that is nobody's step follows it. Null: not yet.</summary>
    public DateTimeOffset? BranchEnd { get; init; } = End;

    /// <summary>All entries, in order. A wait for something else than an officer is one only if the procedure allots it time.</summary>
    public static IReadOnlyList<StepEntry> AllOf(IReadOnlyList<LedgerInterval> ledger, Allowances allowances) =>
    [
        .. ledger
            .Where(interval => interval is { Step: not null, Cause: Cause.Step or Cause.Ground })
            .GroupBy(interval => (interval.Step, interval.Branch, interval.Entry))
            .Where(group => group.Any(interval => interval.Cause == Cause.Step) || allowances.Knows(group.Key.Step!))
            .Select(group => Of([.. group.OrderBy(interval => interval.From).ThenBy(interval => interval.Seq)]))
            .Select(entry => entry.IsParallel ? entry with { BranchEnd = After(entry, ledger, allowances) } : entry)
            .OrderBy(entry => entry.Start).ThenBy(entry => entry.Intervals[0].Seq),
    ];

    /// <summary>The interval in which it held the dossier at an instant, with the clock running; null when it did not.</summary>
    public LedgerInterval? HoldingAt(DateTimeOffset instant)
    {
        foreach (var interval in Intervals)
        {
            if (interval.ClockRuns && interval.Lasts(instant))
                return interval;
        }

        return null;
    }

    private static DateTimeOffset? After(StepEntry entry, IReadOnlyList<LedgerInterval> ledger, Allowances allowances)
    {
        var end = entry.End;
        while (end is { } at && ledger.FirstOrDefault(interval =>
            interval is { Cause: Cause.Ground, Step: { } step } && !allowances.Knows(step) && interval.Branch == entry.Branch && interval.From == at && interval.To != at) is { } wait)
            end = wait.To;

        return end;
    }

    private static StepEntry Of(IReadOnlyList<LedgerInterval> intervals) =>
        new(
            intervals[0].Step!,
            intervals[0].Branch,
            intervals[0].Entry,
            intervals[0].Phase,
            intervals[0].From,
            intervals.Any(interval => interval.To is null) ? null : intervals.Max(interval => interval.To),
            intervals);
}

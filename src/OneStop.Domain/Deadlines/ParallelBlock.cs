namespace OneStop.Domain.Deadlines;

/// <summary>Branches that run beside each other between a split and its join. It is allowed what its longest branch is.</summary>
internal sealed class ParallelBlock
{
    private readonly List<StepEntry> _entries = [];
    private readonly Dictionary<string, int> _ownOf = [];
    private DateTimeOffset? _end = DateTimeOffset.MinValue;

    public IReadOnlyList<StepEntry> Entries => _entries;

    /// <summary>In bells.</summary>
    public int Longest => _ownOf.Keys.Max(LengthOf);

    /// <summary>Whether an entry still belongs to it. A branch has no gap but for its waits, so what begins after all have ended is another block.</summary>
    public bool Takes(StepEntry entry) =>
        entry.IsParallel && (_end is null || entry.Start < _end || (entry.Start == _end && _ownOf.Keys.Any(branch => AreKin(branch, entry.Branch))));

    public void Add(StepEntry entry, int allowed)
    {
        _entries.Add(entry);
        _ownOf[entry.Branch] = _ownOf.GetValueOrDefault(entry.Branch) + allowed;
        _end = _end is null || entry.BranchEnd is null ? null : _end > entry.BranchEnd ? _end : entry.BranchEnd;
    }

    /// <summary>In bells: what the steps of a branch were allowed so far, with those of the branches from which it forked.</summary>
    public int LengthOf(string branch) =>
        _ownOf.Where(own => own.Key == branch || Forks(branch, own.Key)).Sum(own => own.Value);

    private static bool AreKin(string one, string other) => one == other || Forks(one, other) || Forks(other, one);

    private static bool Forks(string branch, string from) => branch.StartsWith(from + LedgerInterval.Fork, StringComparison.Ordinal);
}

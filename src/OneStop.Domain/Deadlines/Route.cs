namespace OneStop.Domain.Deadlines;

/// <summary>The way that a dossier has taken through a phase of working days, and what its steps were allowed on it.</summary>
internal sealed class Route
{
    private readonly Dictionary<StepEntry, int> _plan = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StepEntry, int> _allowed = new(ReferenceEqualityComparer.Instance);
    private readonly List<ParallelBlock> _blocks = [];
    private readonly Allowances _allowances;

    /// <param name="entries">Of the phase, in order.</param>
    public Route(PhaseSpan span, IReadOnlyList<StepEntry> entries, Allowances allowances)
    {
        Entries = entries;
        _allowances = allowances;
        var seen = new HashSet<string>();
        var before = 0;
        ParallelBlock? block = null;
        foreach (var entry in entries)
        {
            // A step counts once, however often it is entered.
            var allowed = seen.Add(entry.Step) ? allowances.HalvesIn(span, entry.Step) : 0;
            _allowed.Add(entry, allowed);
            if (block is not null && !block.Takes(entry))
            {
                before += block.Longest;
                block = null;
            }

            if (entry.IsParallel)
            {
                if (block is null)
                    _blocks.Add(block = new ParallelBlock());

                block.Add(entry, allowed);
                _plan.Add(entry, before + block.LengthOf(entry.Branch));
            }
            else
            {
                before += allowed;
                _plan.Add(entry, before);
            }
        }
    }

    public IReadOnlyList<StepEntry> Entries { get; }

    public IReadOnlyList<ParallelBlock> Blocks => _blocks;

    /// <summary>2·Σl over the distinct steps so far, this one included; 0 when none of them is allotted anything.</summary>
    public int PlanOf(StepEntry entry) => _plan[entry];

    /// <summary>In bells: what this entry adds to the allowances of the phase, 0 when its step was entered before.</summary>
    public int AllowedFor(StepEntry entry) => _allowed[entry];

    /// <summary>How the holders of the entry share what it adds; empty where its office has it alone, and where it adds nothing.</summary>
    public IReadOnlyList<AllowedPart> PartsOf(StepEntry entry) => AllowedFor(entry) > 0 ? _allowances.PartsOf(entry.Step) : [];
}

namespace OneStop.Domain.Deadlines;

/// <summary>Puts each counted bell of a phase on exactly one line.</summary>
internal sealed class ChargeSheet
{
    private readonly PhaseClock _phase;
    private readonly Route _route;
    private readonly List<Line> _lines = [];
    private readonly Dictionary<ParallelBlock, Line> _blockLines = [];

    private ChargeSheet(PhaseClock phase, Route route) => (_phase, _route) = (phase, route);

    public static IReadOnlyList<Charge> Of(PhaseClock phase, Route route)
    {
        var sheet = new ChargeSheet(phase, route);
        sheet.OpenLines();
        foreach (var bell in phase.Counted)
            sheet.LineFor(bell.At).Charged++;

        return sheet.Close();
    }

    private void OpenLines()
    {
        foreach (var entry in _route.Entries)
        {
            if (_route.Blocks.FirstOrDefault(block => block.Entries.Contains(entry)) is not { } block)
                Allow(entry);
            else if (!_blockLines.ContainsKey(block))
                _blockLines.Add(block, Open(ChargeKind.Parallel, null, null, block.Longest, block));
        }
    }

    /// <summary>Each holder is allowed its own part; a part that nobody came to hold stays with what is not allotted.</summary>
    private void Allow(StepEntry entry)
    {
        var parts = _route.PartsOf(entry);
        if (parts.Count == 0)
            StepLine(entry, entry.Office).Allowed += _route.AllowedFor(entry);

        foreach (var part in parts)
        {
            if (entry.Intervals.FirstOrDefault(interval => interval.ClockRuns && interval.Holder == part.Holder) is { } held)
                StepLine(entry, held.Office).Allowed += part.Limit.Halves;
        }
    }

    /// <summary>A late entry goes before the step, since the step could not know; a step before an incident elsewhere.</summary>
    private Line LineFor(DateTimeOffset bell)
    {
        if (_phase.LateEntryAt(bell) is { } late)
            return Find(ChargeKind.LateEntry, null, late.Office);

        return MainLineAt(bell) ?? BlockLineAt(bell) ?? (_phase.Incidents.Any(incident => incident.Lasts(bell))
            ? Find(ChargeKind.Incident, null, null)
            : Find(ChargeKind.NotAllotted, null, null));
    }

    private Line? MainLineAt(DateTimeOffset bell)
    {
        foreach (var entry in _route.Entries)
        {
            if (!entry.IsParallel && entry.HoldingAt(bell) is { } holding)
                return StepLine(entry, holding.Office);
        }

        return null;
    }

    private Line? BlockLineAt(DateTimeOffset bell)
    {
        foreach (var (block, line) in _blockLines)
        {
            if (block.Entries.Any(entry => entry.HoldingAt(bell) is not null))
                return line;
        }

        return null;
    }

    private Line StepLine(StepEntry entry, string? office) => Find(ChargeKind.Step, entry.Step, office);

    private Line Find(ChargeKind kind, string? step, string? office) =>
        _lines.Find(line => line.Kind == kind && line.Step == step && line.Office == office) ?? Open(kind, step, office, 0, null);

    private Line Open(ChargeKind kind, string? step, string? office, int allowed, ParallelBlock? block)
    {
        var line = new Line(kind, step, office, block) { Allowed = allowed };
        _lines.Add(line);
        return line;
    }

    /// <summary>What no step was allotted is allowed to nobody in particular, so that the lines add up to the limit.</summary>
    private List<Charge> Close()
    {
        var spare = Find(ChargeKind.NotAllotted, null, null);
        spare.Allowed = _phase.Span.Limit.Halves - _lines.Sum(line => line.Allowed);
        return
        [
            .. _lines
                .Where(line => line != spare)
                .Append(spare)
                .Where(line => line != spare || line.Charged != 0 || line.Allowed != 0)
                .Select(line => new Charge(line.Kind, line.Step, line.Office, line.Charged, line.Allowed) { Branches = BranchesOf(line.Block) }),
        ];
    }

    private List<BranchCharge> BranchesOf(ParallelBlock? block) =>
        block is null
            ? []
            :
            [
                .. block.Entries
                    .GroupBy(entry => (entry.Branch, entry.Step, entry.Office))
                    .Select(group => new BranchCharge(
                        group.Key.Branch,
                        group.Key.Step,
                        group.Key.Office,
                        group.Sum(_phase.ChargedTo),
                        group.Sum(_route.AllowedFor))),
            ];

    private sealed class Line(ChargeKind kind, string? step, string? office, ParallelBlock? block)
    {
        public ChargeKind Kind => kind;

        public string? Step => step;

        public string? Office => office;

        public ParallelBlock? Block => block;

        public int Charged { get; set; }

        public int Allowed { get; set; }
    }
}

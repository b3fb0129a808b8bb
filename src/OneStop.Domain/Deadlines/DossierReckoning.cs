namespace OneStop.Domain.Deadlines;

/// <summary>One run of the clock over a dossier.</summary>
internal sealed class DossierReckoning(
    IReadOnlyList<PhaseSpan> spans, IReadOnlyList<StepAllowance> steps, IReadOnlyList<LedgerInterval> ledger, DateTimeOffset now)
{
    private readonly Allowances _allowances = new(steps);
    private readonly Dictionary<PhaseClock, Route> _routes = [];
    private readonly List<(StepEntry Entry, int Used)> _earlier = [];
    private Refusal? _refusal;

    public Outcome<DossierDeadlines> Reckon()
    {
        var clocks = spans.Select(span => new PhaseClock(span, ledger, now)).ToList();
        var entries = StepEntry.AllOf(ledger, _allowances)
            .Select(entry => (Entry: entry, Clock: clocks.Find(clock => clock.Span.Concerns(entry.Phase) && clock.Span.HasNotEndedBy(entry.Start))))
            .ToList();
        foreach (var clock in clocks)
            _routes.Add(clock, new Route(clock.Span, [.. entries.Where(pair => pair.Clock == clock).Select(pair => pair.Entry)], _allowances));

        var phases = clocks.Select(Phase).ToList();
        var stepDeadlines = entries.Select(pair => pair.Clock is { } clock
            ? InPhase(pair.Entry, clock, phases[clocks.IndexOf(clock)])
            : OutsidePhases(pair.Entry)).ToList();

        return _refusal is null ? new DossierDeadlines(phases, stepDeadlines) : _refusal;
    }

    private PhaseDeadline Phase(PhaseClock clock)
    {
        var span = clock.Span;
        if (clock.Until >= span.Calendar.End)
            _refusal ??= span.Calendar.NotCovered;

        var due = Take(clock.Reckon(span.Limit));
        var counted = clock.IsInWorkingDays ? clock.Counted.Count : 0;
        int? left = clock.IsInWorkingDays ? span.Limit.Halves - counted : null;
        return new PhaseDeadline(
            span.No,
            span.Limit,
            span.Start,
            span.End,
            due,
            Promise(clock, due),
            OtherMode(clock),
            left,
            counted,
            clock.IsInWorkingDays ? ChargeSheet.Of(clock, _routes[clock]) : [],
            span.End is null ? null : -left,
            Judge(span.Limit.Unit, due, span.End));
    }

    /// <summary>Rule E. An extension of a limit that is not in wd is counted in wd from its due moment.</summary>
    private DueMoment? Promise(PhaseClock clock, DueMoment? due) => (clock.Span.Extension, due) switch
    {
        (null, _) => null,
        ({ } extension, _) when clock.IsInWorkingDays => Take(clock.Reckon(clock.Span.Limit.Plus(extension))),
        (_, null) => null,
        ({ } extension, { } old) => Take(clock.ReckonExtension(old, extension)),
    };

    /// <summary>Kept beside for information, so a calendar that does not reach it refuses nothing.</summary>
    private static DueMoment? OtherMode(PhaseClock clock) => clock switch
    {
        { SuppliedAt: null } => null,
        { Span.RestartedAt: not null } => clock.ReckonFrom(clock.Span.Start).Due,
        { SuppliedAt: { } suppliedAt } => clock.ReckonFrom(suppliedAt).Due,
    };

    private StepDeadline InPhase(StepEntry entry, PhaseClock clock, PhaseDeadline phase)
    {
        if (!clock.IsInWorkingDays)
            return Deadline(entry, null, null, phase.Due, null, clock.ChargedTo(entry), clock.Span.Limit.Unit);

        var halves = _routes[clock].PlanOf(entry);
        var planned = halves > 0;
        var plan = planned ? Take(clock.ReckonPlan(halves, entry.End)) : null;
        if (_allowances.HalvesOf(entry.Step) is not { } allowed)
            return Deadline(entry, plan, null, phase.Due, null, clock.ChargedTo(entry), LimitUnit.WorkingDays);

        var (own, left) = Own(entry, clock.Span.Calendar, clock.NotOwnBefore(entry.End), allowed);
        return Deadline(entry, plan, own, planned ? Later(plan, own) : own, left, clock.ChargedTo(entry), LimitUnit.WorkingDays);
    }

    /// <summary>Due by its own count from its start: the return step, and what an office owes after a phase has ended.</summary>
    private StepDeadline OutsidePhases(StepEntry entry)
    {
        var calendar = CalendarFor(entry);
        var waits = entry.Intervals.Where(interval => !interval.ClockRuns);
        var pauses = Pauses.Of(waits.Select(wait => new Pause(wait.From, wait.To ?? Pauses.Open)));
        var charged = calendar.CountBells(entry.Start, entry.End ?? now, bell => entry.HoldingAt(bell.At) is not null);
        if (_allowances.LimitOf(entry.Step) is not { } limit)
            return Deadline(entry, null, null, null, null, charged, LimitUnit.WorkingDays);

        if (limit.Unit == LimitUnit.WorkingDays)
        {
            var (own, left) = Own(entry, calendar, pauses, limit.Halves);
            return Deadline(entry, null, own, own, left, charged, limit.Unit);
        }

        var due = Take(DueRules.Reckon(calendar, entry.Start, limit, pauses, entry.Office));
        return Deadline(entry, null, due, due, null, charged, limit.Unit);
    }

    /// <summary>A step entered again has what it had left, at least one day. Instances that run beside each other have each their own.</summary>
    private (DueMoment? Due, int Left) Own(StepEntry entry, WorkingCalendar calendar, Pauses notOwn, int allowed)
    {
        var earlier = _earlier.Where(other => other.Entry.Step == entry.Step && other.Entry.End <= entry.Start).ToList();
        var halves = earlier.Count == 0
            ? allowed
            : Math.Max(allowed - earlier.Sum(other => other.Used), OwnCount.LeastWhenEnteredAgain);
        var count = new OwnCount(calendar, entry, notOwn, halves);
        var used = count.UsedUntil(entry.End ?? now);
        _earlier.Add((entry, used));
        return (Take(count.Due), halves - used);
    }

    private WorkingCalendar CalendarFor(StepEntry entry) =>
        spans.LastOrDefault(span => span.Start <= entry.Start)?.Calendar
        ?? throw new ArgumentException($"The step '{entry.Step}' begins before the first phase of the dossier.", nameof(entry));

    private static StepDeadline Deadline(
        StepEntry entry, DueMoment? plan, DueMoment? own, DueMoment? due, int? left, int charged, LimitUnit unit) =>
        new(entry.Step, entry.Branch, entry.Entry, entry.Start, entry.End, plan, own, due, left, charged, Judge(unit, due, entry.End));

    private static Verdict? Judge(LimitUnit unit, DueMoment? due, DateTimeOffset? end) =>
        due is not null && end is { } instant ? DossierClock.Judge(unit, due.At, due.On, instant) : null;

    /// <summary>Null as long as one of them is hidden: it may become the later one.</summary>
    private static DueMoment? Later(DueMoment? one, DueMoment? other) =>
        one is null || other is null ? null : one.At < other.At ? other : one;

    private DueMoment? Take(Reckoned reckoned)
    {
        _refusal ??= reckoned.Refusal;
        return reckoned.Due;
    }
}

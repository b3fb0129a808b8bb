using OneStop.Domain.Deadlines;
using static OneStop.UnitTests.Deadlines.Calendars;

namespace OneStop.UnitTests.Deadlines;

/// <summary>Writes a ledger as a test tells it. Times are local; an empty end means open.</summary>
internal sealed class LedgerBuilder
{
    private readonly List<LedgerInterval> _intervals = [];

    public IReadOnlyList<LedgerInterval> Intervals => _intervals;

    public LedgerBuilder Step(string step, string office, string from, string to, int? phase = 1, string branch = "", int entry = 1) =>
        Add(phase, branch, step, entry, Holder.Office, office, Cause.Step, null, true, from, to);

    /// <summary>A ground that stops the clock, at a step.</summary>
    public LedgerBuilder Stopped(string ground, string step, string from, string to, int? phase = 1, string branch = "", int entry = 1) =>
        Add(phase, branch, step, entry, Holder.Citizen, null, Cause.Ground, ground, false, from, to);

    /// <summary>A ground that leaves the clock running, held by another office.</summary>
    public LedgerBuilder Running(string ground, string? step, string? office, string from, string to, int? phase = 1) =>
        Add(phase, "", step, 1, Holder.Tax, office, Cause.Ground, ground, true, from, to);

    public LedgerBuilder LateEntry(string office, string effective, string recorded, int? phase = 1, string branch = "") =>
        Add(phase, branch, null, 1, Holder.Office, office, Cause.LateEntry, null, true, effective, recorded);

    public LedgerBuilder Incident(string from, string to, int? phase = 1, string branch = "") =>
        Add(phase, branch, null, 1, Holder.System, null, Cause.Incident, null, true, from, to);

    public LedgerBuilder Add(LedgerInterval interval)
    {
        _intervals.Add(interval with { Seq = _intervals.Count + 1 });
        return this;
    }

    public static PhaseSpan Phase(string limit, string start, string? end = null, int no = 1, string? extension = null, string? restartedAt = null) =>
        new(
            no,
            [no],
            Limit(limit),
            At(start),
            end is null ? null : At(end),
            Of2026,
            extension is null ? null : Limit(extension),
            restartedAt is null ? null : At(restartedAt));

    public static StepAllowance Allowed(string step, string limit, int? phase = 1) => new(step, phase, Limit(limit));

    public DossierDeadlines Compute(string now, PhaseSpan phase, params StepAllowance[] steps) => Compute(now, [phase], steps);

    public DossierDeadlines Compute(string now, IReadOnlyList<PhaseSpan> phases, params StepAllowance[] steps) =>
        DossierClock.Compute(phases, steps, _intervals, At(now)).Succeeded(out var deadlines, out var refusal)
            ? deadlines
            : throw new InvalidOperationException(refusal.Code);

    private LedgerBuilder Add(
        int? phase, string branch, string? step, int entry, Holder holder, string? office, Cause cause, string? ground, bool clockRuns, string from, string to) =>
        Add(new LedgerInterval(
            0, branch, phase, step, entry, holder, office, cause, ground, clockRuns, At(from), to.Length == 0 ? null : At(to), At(from)));
}

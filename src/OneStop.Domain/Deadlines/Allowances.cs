namespace OneStop.Domain.Deadlines;

/// <summary>What the procedure version allows its steps, by step.</summary>
internal sealed class Allowances(IEnumerable<StepAllowance> steps)
{
    private readonly Dictionary<string, StepAllowance> _byStep = steps.ToDictionary(allowance => allowance.Step);

    public bool Knows(string step) => _byStep.ContainsKey(step);

    public Limit? LimitOf(string step) => _byStep.GetValueOrDefault(step)?.Limit;

    /// <summary>Empty where the step's office has it alone.</summary>
    public IReadOnlyList<AllowedPart> PartsOf(string step) => _byStep.GetValueOrDefault(step)?.Parts ?? [];

    /// <summary>The step's own limit in halves; null when it has none.</summary>
    /// <exception cref="ArgumentException">It is in another unit, although its phase is in wd.</exception>
    public int? HalvesOf(string step) => LimitOf(step) switch
    {
        null => null,
        { Unit: LimitUnit.WorkingDays, Halves: var halves } => halves,
        var limit => throw new ArgumentException($"The step '{step}' has {limit} in a phase of working days.", nameof(step)),
    };

    /// <summary>What the step counts in a phase: nothing, if it is a step of another one.</summary>
    public int HalvesIn(PhaseSpan span, string step) =>
        _byStep.GetValueOrDefault(step)?.Phase is { } phase && span.Concerns(phase) ? HalvesOf(step)!.Value : 0;
}

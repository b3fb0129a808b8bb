using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;
using OneStop.Domain.Tax;

namespace OneStop.Application.Procedures.Checks;

/// <summary>
/// The sum of the limits of the steps against the limit of their phase. Real regulations do contradict themselves, so a difference is
/// shown and never refused; the phase's limit rules.
/// </summary>
internal sealed class LimitCheck(ProcedureDraft procedure, Route route)
{
    internal void Run()
    {
        var paths = new ProcessPaths(route.Process);
        var ends = procedure.Value.Phases.SelectMany(phase => phase.Ends).ToHashSet(StringComparer.Ordinal);
        foreach (var (phase, at) in procedure.Value.Phases.Zip(procedure.Phases).Where(pair => pair.First.Limit.Unit == LimitUnit.WorkingDays))
        {
            var starts = phase.Starts.Count == 0 ? paths.Starts : phase.Starts;
            foreach (var end in phase.Ends)
            {
                if (paths.Heaviest(starts, end, ends, node => Halves(node, phase)) is { } sum && Differs(sum, phase, end))
                    procedure.Findings.Warn(at, "workflow.limit-sum", $"On the longest way to '{end}' the steps of phase {phase.No} have {new Limit(LimitUnit.WorkingDays, sum)} together, the phase {phase.Limit}. The phase's limit rules; have the difference explained.", end);
            }
        }
    }

    private int Halves(string node, PhaseDefinition phase)
    {
        if (route.Conversations.TryGetValue(node, out var conversation) && conversation.Phase == phase.No)
            return TaxLimits.Inside(procedure.Value.Grounds[TaxStanding.DeterminationGround]).Sum(part => part.Limit.Halves);

        return route.Steps.TryGetValue(node, out var step) && step.Phase == phase.No && step.Limit.Unit == LimitUnit.WorkingDays ? step.Limit.Halves : 0;
    }

    /// <summary>A way that ends negatively may be shorter.</summary>
    private bool Differs(int sum, PhaseDefinition phase, string end)
    {
        var negative = route.Results.TryGetValue(end, out var outcome) && procedure.Value.Outcomes.GetValueOrDefault(outcome) == OutcomeKind.Negative;
        return negative ? sum > phase.Limit.Halves : sum != phase.Limit.Halves;
    }
}

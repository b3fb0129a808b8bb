using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Procedures.Checks;

/// <summary>The phases of a procedure against the nodes of its process.</summary>
internal sealed class PhaseCheck(ProcedureDraft procedure, Route route)
{
    /// <summary>The choice after which phase 2's steps count in phase 1 (rule F).</summary>
    private const string NoSlip = "noSlip";

    private readonly IReadOnlyList<PhaseDefinition> _phases = procedure.Value.Phases;

    internal void Run()
    {
        if (!NodesExist())
            return;

        var regions = Regions();
        foreach (var (phase, at, region) in _phases.Zip(procedure.Phases, regions))
        {
            if (region.Reached.Count == 0)
                procedure.Findings.Error(at, "workflow.phase-never-ends", $"No way leads from the start of phase {phase.No} to one of its ends.");
        }

        var joined = route.Steps.Values.Any(step => step.Choices.Contains(NoSlip));
        foreach (var step in route.Steps.Values)
            CheckNode(step.Node, step.Phase, regions, joined);
        foreach (var conversation in route.Conversations.Values)
            CheckNode(conversation.Node, conversation.Phase, regions, joined);
        foreach (var wait in route.Waits.Values)
            CheckNode(wait.Node, wait.Phase, regions, joined);

        CheckUnits();
        if (joined)
            CheckJoined();

        CheckBonus();
        CheckResults();
    }

    private bool NodesExist()
    {
        var exist = true;
        foreach (var (phase, at) in _phases.Zip(procedure.Phases))
        {
            foreach (var node in phase.Starts.Concat(phase.Ends).Where(node => route.Process.Find(node) is null))
            {
                procedure.Findings.Error(at, "workflow.unknown-node", $"Phase {phase.No} names the node '{node}', which the process does not have.", node);
                exist = false;
            }
        }

        return exist;
    }

    /// <summary>What lies inside each phase: a phase is over at any phase's end.</summary>
    private List<Region> Regions()
    {
        var paths = new ProcessPaths(route.Process);
        var ends = _phases.SelectMany(phase => phase.Ends).ToHashSet(StringComparer.Ordinal);
        return [.. _phases.Select(phase => paths.After(phase.Starts.Count == 0 ? paths.Starts : phase.Starts, ends))];
    }

    private void CheckNode(string node, int? said, List<Region> regions, bool joined)
    {
        var lies = _phases.Zip(regions).Where(pair => pair.Second.Inside.Contains(node)).Select(pair => pair.First.No).ToList();
        if (said is { } number && _phases.All(phase => phase.No != number))
            Mismatch(node, $"says phase {number}, which the procedure does not have");
        else if (said is null && lies.Count > 0)
            Mismatch(node, $"says no phase, but lies in phase {string.Join(" and ", lies)}");
        else if (said is { } phase && !lies.Contains(phase))
            Mismatch(node, $"says phase {phase}, but lies {(lies.Count == 0 ? "outside every phase" : $"in phase {string.Join(" and ", lies)}")}");
        else if (lies.Count > 1 && !joined)
            Mismatch(node, $"lies in phases {string.Join(" and ", lies)}; that is possible only behind the choice {NoSlip}");
    }

    private void Mismatch(string node, string sentence) =>
        route.Findings.Error(route.PlaceOf(node), "workflow.phase-mismatch", $"'{route.Process.Find(node)?.Name ?? node}' {sentence}.", node);

    private void CheckUnits()
    {
        foreach (var step in route.Steps.Values)
        {
            if (_phases.FirstOrDefault(phase => phase.No == step.Phase) is { Limit.Unit: LimitUnit.WorkingDays } && step.Limit.Unit != LimitUnit.WorkingDays)
                route.Findings.Error(route.PlaceOf(step.Node), "workflow.step-unit", $"'{step.Name}' has the limit {step.Limit}, but its phase is counted in wd.", step.Node);
        }
    }

    /// <summary>Rule F adds the limits of the phases 1 and 2.</summary>
    private void CheckJoined()
    {
        if (_phases is not [var first, var second, ..])
            procedure.Findings.Error(procedure.Phases.DefaultIfEmpty(Place.Start).First(), "workflow.phase-join", $"The choice {NoSlip} joins phases 1 and 2, but there are not two.");
        else if (first.Limit.Unit != second.Limit.Unit || first.Limit.Unit == LimitUnit.SameDay)
            procedure.Findings.Error(procedure.Phases[1], "workflow.phase-join", $"The choice {NoSlip} joins phases 1 and 2, but {first.Limit} and {second.Limit} cannot be added; give both in one unit.");
    }

    private void CheckBonus()
    {
        if (procedure.Value.Bonus is not { } bonus)
            return;
        if (_phases.FirstOrDefault(phase => phase.No == bonus.Phase) is not { } lengthened)
            procedure.Findings.Error(procedure.Bonus, "workflow.unknown-phase", $"The bonus lengthens phase {bonus.Phase}, which there is not.");
        else if (bonus.Amount.Unit != lengthened.Limit.Unit || bonus.Amount.Unit == LimitUnit.SameDay)
            procedure.Findings.Error(procedure.Bonus, "workflow.bonus-unit", $"The bonus of {bonus.Amount} cannot be added to a phase of {lengthened.Limit}; use the phase's unit.");
        if (bonus.Step is { } named && route.Steps.GetValueOrDefault(named)?.Phase != bonus.Phase)
            procedure.Findings.Error(procedure.Bonus, "workflow.bonus-step", $"The bonus lengthens the step '{named}', which is no step of phase {bonus.Phase}.", named);
    }

    /// <summary>Once there is a result, no clock may run on.</summary>
    private void CheckResults()
    {
        foreach (var node in route.Results.Keys.Where(node => _phases.Count > 0 && _phases.All(phase => !phase.Ends.Contains(node))))
            route.Findings.Error(route.PlaceOf(node), "workflow.result-ends-nothing", $"'{node}' gives the result, but ends no phase, so the clock would run on.", node);
    }
}

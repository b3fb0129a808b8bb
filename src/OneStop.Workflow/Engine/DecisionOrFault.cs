using System.Diagnostics.CodeAnalysis;

namespace OneStop.Workflow.Engine;

/// <summary>What <see cref="ProcessEngine"/> gives: a decision, or the fault of the command.</summary>
public sealed class DecisionOrFault
{
    private readonly Decision? _decision;
    private readonly CommandFault? _fault;

    private DecisionOrFault(Decision decision) => _decision = decision;

    private DecisionOrFault(CommandFault fault) => _fault = fault;

    /// <summary>True with the decision; false with the fault.</summary>
    public bool Succeeded([NotNullWhen(true)] out Decision? decision, [NotNullWhen(false)] out CommandFault? fault)
    {
        (decision, fault) = (_decision, _fault);
        return _fault is null;
    }

    public static implicit operator DecisionOrFault(Decision decision) => new(decision);

    public static implicit operator DecisionOrFault(CommandFault fault) => new(fault);
}

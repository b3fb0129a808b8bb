using OneStop.Domain.Deadlines;

namespace OneStop.Domain.Dossiers;

/// <summary>What a command made of the supplements, and what follows from it.</summary>
/// <param name="Supplements">After the command.</param>
/// <param name="Request">The request that the command concerned, after it.</param>
/// <param name="EffectiveAt">When the change was true in law; UTC.</param>
public sealed record SupplementStep(Supplements Supplements, Supplement Request, DateTimeOffset EffectiveAt)
{
    /// <summary>Name of the desk's task: to tell the citizen, within <see cref="TellLimit"/>.</summary>
    public const string TellTask = "tell-supplement";

    /// <remarks>Practice of the office, no legal source.</remarks>
    public static readonly Limit TellLimit = new(LimitUnit.WorkingDays, 2);

    /// <summary>Mode restart, and the last asked paper is in: the phase's whole limit counts anew from here; UTC; null otherwise.</summary>
    public DateTimeOffset? RestartAt { get; init; }

    /// <summary>By a leader's order the fact is effective before it was recorded: counted in the report "ghi lùi".</summary>
    public bool IsBackdated { get; init; }
}

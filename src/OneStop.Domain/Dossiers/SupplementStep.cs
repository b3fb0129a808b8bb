using OneStop.Domain.Deadlines;

namespace OneStop.Domain.Dossiers;

/// <summary>What a command made of the supplements, and what follows from it.</summary>
/// <param name="Supplements">After the command.</param>
/// <param name="Request">The request that the command concerned, after it.</param>
/// <param name="EffectiveAt">When the change was true in law; UTC.</param>
/// <param name="DeskTask">What happens to the desk's task <c>tell-supplement</c>.</param>
public sealed record SupplementStep(Supplements Supplements, Supplement Request, DateTimeOffset EffectiveAt, TaskChange DeskTask)
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

public enum TaskChange
{
    None,
    Opens,
    Closes,
}

/// <summary>Who holds the dossier because of an open supplement.</summary>
/// <param name="Office">The asking office; null while the citizen holds.</param>
/// <param name="Ground"><c>supplement</c> from told to received; null before: the clock runs.</param>
/// <param name="Since">UTC.</param>
public sealed record SupplementStanding(Holder Holder, string? Office, string? Ground, int National, string Status, DateTimeOffset Since);

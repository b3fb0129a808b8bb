namespace OneStop.Domain.Dossiers;

/// <summary>One request to supplement (yêu cầu bổ sung hồ sơ, Mẫu 02): complete from the start, told once, answered paper by paper.</summary>
/// <param name="No">From 1 in the dossier.</param>
/// <param name="Task">Id of the asking task; it waits until the request is over.</param>
/// <param name="AskedAt">UTC.</param>
/// <param name="By">Who asked; his office holds until the citizen is told.</param>
public sealed record Supplement(int No, string Task, DateTimeOffset AskedAt, Recorder By, IReadOnlyList<SupplementItem> Items)
{
    /// <summary>What allowed a request beyond those that an officer may make alone; null for those.</summary>
    public SupplementApproval? Approval { get; init; }

    /// <summary>When the citizen was told; UTC; null until then. The phase's clock stops here.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>When it was withdrawn; UTC; null: it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the last asked paper was received; UTC; null while one is missing.</summary>
    public DateTimeOffset? CompleteAt => Items.All(item => item.ReceivedAt is not null) ? Items.Max(item => item.ReceivedAt) : null;

    public bool IsOpen => WithdrawnAt is null && CompleteAt is null;

    /// <summary>It counts against what an officer may ask alone: the citizen heard of it, or still will.</summary>
    public bool Counts => WithdrawnAt is null || ToldAt is not null;
}

/// <summary>One thing that is asked for, and why.</summary>
/// <param name="PaperId">A paper of the procedure's list; null for anything else.</param>
/// <param name="TextKey">Key of the words for what is on no list; null for a paper.</param>
/// <param name="ReasonCode">Why it is missing or must be mended; the words stand in the act.</param>
public sealed record SupplementItem(string? PaperId, string? TextKey, string ReasonCode)
{
    /// <summary>By what the desk names it when it comes; unique in a request.</summary>
    public string Id => (string.IsNullOrWhiteSpace(PaperId) ? TextKey : PaperId) ?? "";

    /// <summary>When it was received in law; UTC; null while it is missing.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>What a request beyond the first needs.</summary>
/// <param name="Leader">Id of the leader who approved it.</param>
/// <param name="GroundCode">On which ground; the words stand in the act.</param>
public sealed record SupplementApproval(string Leader, string GroundCode);

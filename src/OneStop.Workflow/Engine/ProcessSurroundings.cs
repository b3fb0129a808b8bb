using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>What the host knows beside the definition: pure values, the same for the same dossier.</summary>
public sealed record ProcessSurroundings
{
    public static ProcessSurroundings None { get; } = new();

    /// <summary>The definitions that call activities call, by id, as they were pinned.</summary>
    public IReadOnlyDictionary<string, ProcessDefinition> Called { get; init; } = new Dictionary<string, ProcessDefinition>();

    /// <summary>The instant so much working time after another, or null where the calendar does not reach: an incident. Without it working time is clock time.</summary>
    public Func<DateTimeOffset, TimeSpan, DateTimeOffset?>? WorkingTime { get; init; }

    /// <summary>The instant at which a wait (<c>os:wait</c>) of that length ends by the host's own rule; null: it lasts clock time.</summary>
    public Func<DateTimeOffset, TimeSpan, DateTimeOffset?>? Wait { get; init; }
}

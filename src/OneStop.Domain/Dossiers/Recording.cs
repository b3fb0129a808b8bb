namespace OneStop.Domain.Dossiers;

/// <summary>By whom, when and with what claim about its own time a fact is recorded.</summary>
/// <param name="Effective">When the recorder says that it was true.</param>
/// <param name="RecordedAt">When the system learns it; UTC, never before the dossier's last recording.</param>
public sealed record Recording(Stated Effective, DateTimeOffset RecordedAt, Recorder By)
{
    /// <summary>What allows a fact that stops or ends a clock to be effective before it is recorded; null: nothing does.</summary>
    public BackdatingPermit? Permit { get; init; }

    /// <summary>When the phase began in which the fact falls; UTC; null outside every phase.</summary>
    public DateTimeOffset? PhaseStart { get; init; }
}

/// <summary>Who records: a person in a post of an office, or a partner's system in its office's name.</summary>
/// <param name="Office">Code of the office.</param>
/// <param name="Post">Key of the post in that office.</param>
/// <param name="Person">Id of the person or system; two recordings with equal ids are by the same one.</param>
/// <param name="IsTaxOfficer">An incumbent of the tax office, or the tax office's own system; false for whoever records for it ("ghi thay").</param>
public sealed record Recorder(string Office, string Post, string Person, bool IsTaxOfficer);

/// <summary>What a recorder says about when a fact was true: nothing, an instant, or a local date at the offices.</summary>
public readonly record struct Stated
{
    private Stated(DateTimeOffset? at, DateOnly? on) => (At, On) = (at, on);

    /// <summary>Nothing is said: true when recorded.</summary>
    public static Stated Now => default;

    /// <summary>UTC; null unless an instant is said.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>Local date at the offices; null unless a date is said.</summary>
    public DateOnly? On { get; }

    public static Stated AtInstant(DateTimeOffset instant) => new(OfficeClock.ToMicroseconds(instant), null);

    public static Stated OnDate(DateOnly date) => new(null, date);
}

/// <summary>What allows "ghi lùi": a leader's order, or an outage that the operator declared.</summary>
/// <param name="Reference">Number of the leader's document, or id of the outage.</param>
public sealed record BackdatingPermit(BackdatingGround Ground, string Reference);

public enum BackdatingGround
{
    LeadersOrder,
    DeclaredOutage,
}

namespace OneStop.Domain.Dossiers;

/// <summary>What the time of a fact is measured against.</summary>
/// <param name="FavoursCitizen">Reception, papers received, payment, completion: may be effective before it is recorded.</param>
/// <param name="Answers">The instant of the fact that it answers; UTC; null when it answers none.</param>
public sealed record EffectiveBounds(bool FavoursCitizen, DateTimeOffset? Answers = null)
{
    /// <summary>
    /// The local date of the fact that it answers, where that fact is known by date only: then the two are compared by date, and
    /// <see cref="Answers"/> says no more than from when on it may stand.
    /// </summary>
    public DateOnly? AnswersOn { get; init; }
}

/// <summary>When a fact was true in law.</summary>
/// <param name="At">UTC, never after it was recorded.</param>
/// <param name="IsBackdated">By a leader's order: counted in the report "ghi lùi".</param>
public sealed record Effective(DateTimeOffset At, bool IsBackdated);

/// <summary>The one way in which a stated time becomes an effective time.</summary>
public static class EffectiveTime
{
    /// <summary>
    /// Never in the future, never before the fact that it answers, never before the start of its phase. A fact known by date only is
    /// compared by date and stands at the later of 00:00 of that date and the instant of the fact that it answers.
    /// </summary>
    /// <remarks>Practice of the office, no legal source.</remarks>
    /// <returns>Or one of <see cref="EffectiveRefusals"/>.</returns>
    public static Outcome<Effective> Resolve(Recording recording, EffectiveBounds bounds)
    {
        var at = Place(recording, bounds);
        return Refuse(recording, bounds, at) is { } refusal
            ? refusal
            : new Effective(at, at < recording.RecordedAt && !bounds.FavoursCitizen && recording.Permit!.Ground is BackdatingGround.LeadersOrder);
    }

    /// <summary>The later of two instants, of which the second may be missing.</summary>
    internal static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private static DateTimeOffset Place(Recording recording, EffectiveBounds bounds)
    {
        var stated = recording.Effective;
        if (stated.On is { } on)
            return Later(Later(OfficeClock.InstantOf(on, TimeOnly.MinValue), bounds.Answers), recording.PhaseStart);

        var at = stated.At ?? recording.RecordedAt;
        return bounds.AnswersOn is null ? at : Later(at, bounds.Answers);
    }

    private static Refusal? Refuse(Recording recording, EffectiveBounds bounds, DateTimeOffset at)
    {
        var (stated, recordedAt) = (recording.Effective, recording.RecordedAt);
        if (at > recordedAt)
            return EffectiveRefusals.Future;

        var on = stated.On ?? OfficeClock.DateAt(stated.At ?? recordedAt);
        if (on > OfficeClock.DateAt(recordedAt))
            return EffectiveRefusals.Future;
        if (IsBefore(bounds.Answers, bounds.AnswersOn))
            return EffectiveRefusals.BeforeCause;
        if (IsBefore(recording.PhaseStart, null))
            return EffectiveRefusals.BeforePhase;
        if (at == recordedAt || bounds.FavoursCitizen)
            return null;
        if (recording.Permit is null)
            return EffectiveRefusals.NotAllowed;
        return string.IsNullOrWhiteSpace(recording.Permit.Reference) ? EffectiveRefusals.DocumentMissing : null;

        bool IsBefore(DateTimeOffset? bound, DateOnly? boundOn) =>
            boundOn is null && stated.On is null
                ? at < bound
                : (boundOn ?? (bound is { } instant ? OfficeClock.DateAt(instant) : null)) > on;
    }
}

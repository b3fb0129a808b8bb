namespace OneStop.Domain.Dossiers;

/// <summary>Why a stated time is not taken.</summary>
public static class EffectiveRefusals
{
    public static readonly Refusal Future = new("effective.future", RefusalKind.Invalid);

    public static readonly Refusal BeforeCause = new("effective.before-cause", RefusalKind.Invalid);

    public static readonly Refusal BeforePhase = new("effective.before-phase", RefusalKind.Invalid);

    /// <summary>It would stop or end a clock before it was recorded, and no leader's order or declared outage allows it.</summary>
    public static readonly Refusal NotAllowed = new("effective.not-allowed", RefusalKind.Invalid);

    /// <summary>A leader's order or an outage is named without its number.</summary>
    public static readonly Refusal DocumentMissing = new("effective.document-missing", RefusalKind.Invalid);

    public static readonly IReadOnlyList<Refusal> All = [Future, BeforeCause, BeforePhase, NotAllowed, DocumentMissing];
}

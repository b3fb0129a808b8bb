using OneStop.Domain;

namespace OneStop.Application.Spine;

/// <summary>Refusals that any command may give.</summary>
internal static class SpineRefusals
{
    public static readonly Refusal KeyMissing = new("idempotency-key.missing", RefusalKind.PreconditionRequired);
    public static readonly Refusal KeyReused = new("idempotency-key.reused", RefusalKind.Invalid);
    public static readonly Refusal IfMatchMissing = new("if-match.missing", RefusalKind.PreconditionRequired);
    public static readonly Refusal IfMatchMalformed = new("if-match.malformed", RefusalKind.Invalid);
    public static readonly Refusal Malformed = new("request.malformed", RefusalKind.Malformed);
    public static readonly Refusal Invalid = new("request.invalid", RefusalKind.Invalid);
    public static readonly Refusal DossierNotFound = new("dossier.not-found", RefusalKind.NotFound);
    public static readonly Refusal DossierClosed = new("dossier.closed", RefusalKind.Conflict);
    public static readonly Refusal DossierStale = new("dossier.stale", RefusalKind.Stale);
    public static readonly Refusal TaskNotFound = new("task.not-found", RefusalKind.NotFound);
    public static readonly Refusal TaskClosed = new("task.closed", RefusalKind.Conflict);
    public static readonly Refusal TaskStale = new("task.stale", RefusalKind.Stale);
    public static readonly Refusal PostNotAllowed = new("post.not-allowed", RefusalKind.NotAllowed);
    public static readonly Refusal PostAmbiguous = new("post.ambiguous", RefusalKind.Conflict);
    public static readonly Refusal CommandNotNow = new("command.not-now", RefusalKind.Conflict);
    public static readonly Refusal Busy = new("service.busy", RefusalKind.Unavailable);
    public static readonly Refusal ClockBehind = new("clock.behind", RefusalKind.Unavailable);

    public static IReadOnlyList<Refusal> All { get; } =
    [
        KeyMissing, KeyReused, IfMatchMissing, IfMatchMalformed, Malformed, Invalid, DossierNotFound, DossierClosed, DossierStale,
        TaskNotFound, TaskClosed, TaskStale, PostNotAllowed, PostAmbiguous, CommandNotNow, Busy, ClockBehind,
    ];
}

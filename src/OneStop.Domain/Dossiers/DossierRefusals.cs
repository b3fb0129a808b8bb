namespace OneStop.Domain.Dossiers;

/// <summary>What is refused about a dossier as a whole.</summary>
public static class DossierRefusals
{
    /// <summary>It has not the form of a dossier code.</summary>
    public static readonly Refusal CodeMalformed = new("dossier.code-malformed", RefusalKind.Invalid);

    public static readonly IReadOnlyList<Refusal> All = [CodeMalformed];
}

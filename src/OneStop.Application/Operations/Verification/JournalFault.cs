using OneStop.Application.Http;

namespace OneStop.Application.Operations.Verification;

/// <summary>Where tables and journal say different things.</summary>
/// <param name="Rule">Stable code.</param>
/// <param name="Dossier">Its code; null where it is no dossier's.</param>
/// <param name="Position">Entry of the journal, number of an event or of a definition, whichever the rule is about.</param>
/// <param name="What">Which row or column.</param>
public sealed record JournalFault(string Rule, string? Dossier = null, long? Position = null, string? What = null, string? Expected = null, string? Found = null)
{
    public const string Nothing = "-";

    /// <summary>For people, in the language of the current culture.</summary>
    public string Sentence => Texts.Verification(Rule, Dossier, Position, What, Expected ?? Nothing, Found ?? Nothing);
}

/// <summary>What was looked at, and the first fault.</summary>
/// <param name="Head">SHA-256 over the heads of all chains: whoever keeps it can tell that nothing was added, cut or written anew.</param>
public sealed record JournalVerdict(long Dossiers, long Entries, long Events, string? Head, JournalFault? Fault);

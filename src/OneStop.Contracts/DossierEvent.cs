namespace OneStop.Contracts;

/// <summary>Something happened to a dossier: a CloudEvents 1.0 event, thin, without personal data.</summary>
/// <remarks>
/// Part of the public contract: add optional members, never rename or remove one; the namespace and the name of
/// this type are the address of the message. Delivered at least once and in order per dossier: a consumer compares
/// <see cref="Sequence"/> and drops what it has seen.
/// </remarks>
/// <param name="Id">The same for every delivery of this event.</param>
/// <param name="Type"><c>vn.onestop.dossier.received.v1</c> and its like: past tense.</param>
/// <param name="Source">The jurisdiction: <c>/lc-2026</c>.</param>
/// <param name="Subject">The dossier's code.</param>
/// <param name="Sequence">Counts up by one for each event of the same dossier, from 1.</param>
/// <param name="Position">Consecutive over all dossiers; never rewritten.</param>
/// <param name="Time">When it was recorded; UTC.</param>
public sealed record DossierEvent(
    Guid Id, string Type, string Source, string Subject, int Sequence, long Position, DateTimeOffset Time, DossierEventData Data);

/// <param name="Version">The dossier's version after the command.</param>
/// <param name="PublicStatus">Stable code of the public status.</param>
/// <param name="NationalStatus">1 to 10.</param>
/// <param name="Step">Node of the step that holds it now; null when none does.</param>
/// <param name="DueOn">Local date on which the present appointment is due; null while it is said in words.</param>
public sealed record DossierEventData(
    int Version, string PublicStatus, int NationalStatus, string? Step, DateOnly? DueOn);

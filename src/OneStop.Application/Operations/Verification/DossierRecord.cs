using OneStop.Application.Persistence;
using OneStop.Application.Procedures;

namespace OneStop.Application.Operations.Verification;

/// <summary>One dossier as the tables have it.</summary>
/// <param name="Entries">In order of number.</param>
/// <param name="Rows">Of every table that can be replayed, by its name; without the dossier's own.</param>
/// <param name="Events">In order of sequence.</param>
/// <param name="Jurisdiction">As of the dossier's release; null where it cannot be read.</param>
internal sealed record DossierRecord(
    Dossier Dossier, ProcessRow? Process, IReadOnlyList<JournalRow> Entries, IReadOnlyDictionary<string, List<object>> Rows, IReadOnlyList<EventRow> Events,
    Jurisdiction? Jurisdiction)
{
    public IEnumerable<TRow> Of<TRow>(string table) => Rows[table].Cast<TRow>();

    public JournalFault Fault(string rule, long? position = null, string? what = null, string? expected = null, string? found = null) =>
        new(rule, Dossier.Code, position, what, expected, found);
}

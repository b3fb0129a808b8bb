using System.Text.Json;
using OneStop.Application.Spine;

namespace OneStop.Application.Operations.Verification;

/// <summary>The rows of a dossier, built again from what each entry of the journal wrote, beside those that the tables hold.</summary>
internal static class RowCheck
{
    public static JournalFault? First(DossierRecord dossier)
    {
        var replayed = Replay(dossier);
        foreach (var table in JournaledTable.All)
        {
            foreach (var row in table.Row == typeof(Persistence.Dossier) ? [dossier.Dossier] : dossier.Rows[table.Name])
            {
                var held = table.ColumnsOf(row);
                var name = NameOf(table, column => held.GetValueOrDefault(column));
                if (!replayed.Remove(name, out var written))
                    return dossier.Fault("row.inserted", null, name);

                if (Different(dossier, name, written, held) is { } fault)
                    return fault;
            }
        }

        return replayed.Count == 0
            ? null
            : replayed.OrderBy(row => row.Value.Values.Min(value => value.Seq)).First() is var gone
                ? dossier.Fault("row.missing", gone.Value.Values.Min(value => value.Seq), gone.Key)
                : null;
    }

    /// <summary>Columns by row, each with the entry that wrote it last.</summary>
    private static Dictionary<string, Dictionary<string, (string? Text, int Seq)>> Replay(DossierRecord dossier)
    {
        Dictionary<string, Dictionary<string, (string? Text, int Seq)>> rows = [];
        foreach (var entry in dossier.Entries)
        {
            using var body = JsonDocument.Parse(entry.Body);
            if (!body.RootElement.TryGetProperty("rows", out var written))
                continue;

            foreach (var row in written.EnumerateArray())
            {
                var table = JournaledTable.All.First(table => table.Name == row.GetProperty("in").GetString());
                var name = NameOf(table, column => row.TryGetProperty(column, out var key) ? JournaledTable.Text(key) : null);
                if (!rows.TryGetValue(name, out var columns))
                    rows[name] = columns = [];

                foreach (var column in row.EnumerateObject().Where(column => column.Name != "in"))
                    columns[column.Name] = (JournaledTable.Text(column.Value), entry.Seq);
            }
        }

        return rows;
    }

    private static JournalFault? Different(
        DossierRecord dossier, string name, Dictionary<string, (string? Text, int Seq)> written, Dictionary<string, string> held)
    {
        foreach (var column in written.Keys.Union(held.Keys).Order(StringComparer.Ordinal))
        {
            var (said, found) = (written.GetValueOrDefault(column), held.GetValueOrDefault(column));
            if (said.Text != found)
                return dossier.Fault("row.changed", said.Seq == 0 ? null : said.Seq, $"{name} {column}", said.Text, found);
        }

        return null;
    }

    private static string NameOf(JournaledTable table, Func<string, string?> key) =>
        string.Join(' ', table.KeyColumns.Select(key).Prepend(table.Name));
}

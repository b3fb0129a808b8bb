using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OneStop.Application.Persistence;

namespace OneStop.Application.Spine;

/// <summary>A table whose rows can be replayed from the journal.</summary>
/// <param name="Name">In the journal and in the database.</param>
/// <param name="Hashed">Columns with numbers or words that the journal must not hold: it has their hash.</param>
/// <param name="Left">Columns that the journal cannot know or proves otherwise.</param>
internal sealed record JournaledTable(string Name, Type Row, IReadOnlyList<string> Hashed, IReadOnlyList<string> Left)
{
    /// <summary>Parties, parcels and papers are not here: what is personal is erased and corrected, and the journal knows nothing of it.</summary>
    public static IReadOnlyList<JournaledTable> All { get; } =
    [
        Of<Dossier>("dossier", [nameof(Dossier.FormData)],
            [nameof(Dossier.JournalSeq), nameof(Dossier.JournalHash), nameof(Dossier.LastRecordedAt), nameof(Dossier.EventSequence), nameof(Dossier.Version)]),
        Of<PhaseRow>("phase", [], []),
        Of<TaskRow>("task", [], []),
        Of<LedgerRow>("ledger", [], []),
        Of<ActRow>("act", [nameof(ActRow.Body)], [nameof(ActRow.Number)]), // the number is drawn when everything else is decided
        Of<SupplementRow>("supplement", [nameof(SupplementRow.State)], []),
        Of<TaxCaseRow>("tax_case", [nameof(TaxCaseRow.State)], []),
        Of<TaxNoticeRow>("tax_notice", [nameof(TaxNoticeRow.Number), nameof(TaxNoticeRow.Reliefs)], []),
        Of<TaxPaymentRow>("tax_payment", [nameof(TaxPaymentRow.Notice), nameof(TaxPaymentRow.Evidence)], []),
        Of<FeeReceiptRow>("fee_receipt", [nameof(FeeReceiptRow.Name), nameof(FeeReceiptRow.ReceiptNumber)], []),
        Of<OutcomeRow>("outcome", [nameof(OutcomeRow.DocumentNumber)], []),
    ];

    private const string DossierId = nameof(LedgerRow.DossierId);

    private static readonly Dictionary<Type, JournaledTable> _byRow = All.ToDictionary(table => table.Row);

    /// <summary>The dossier that a row belongs to.</summary>
    public Guid DossierOf(object row) => (Guid)Row.GetProperty(OwnerColumn)!.GetValue(row)!;

    /// <summary>What tells a row from the others of its dossier; empty where there is one.</summary>
    public IReadOnlyList<string> KeyColumns { get; private init; } = [];

    private string OwnerColumn => Row == typeof(Dossier) ? nameof(Dossier.Id) : DossierId;

    private IReadOnlyList<PropertyInfo> Columns { get; init; } = [];

    /// <summary>What commands wrote, one object for each row: all that is not null of a new one, else what changed.</summary>
    public static JsonArray Written(OneStopDb db)
    {
        JsonArray rows = [];
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (_byRow.TryGetValue(entry.Metadata.ClrType, out var table) && table.Written(entry) is { } row)
                rows.Add(row);
        }

        return rows;
    }

    /// <summary>The columns of a row as the journal would have them; null is left out.</summary>
    public Dictionary<string, string> ColumnsOf(object row) => Columns
        .Select(column => (column.Name, Value: Text(JsonSerializer.SerializeToElement(Kept(column.Name, column.GetValue(row))))))
        .Where(column => column.Value is not null)
        .ToDictionary(column => Camel(column.Name), column => column.Value!);

    public async Task<List<object>> Read(OneStopDb db, IReadOnlyCollection<Guid> dossiers, CancellationToken cancel) =>
        await ((Task<List<object>>)_read.MakeGenericMethod(Row).Invoke(null, [db, OwnerColumn, dossiers, cancel])!);

    /// <summary>A row whose dossier is not there, or null.</summary>
    public async Task<object?> Orphan(OneStopDb db, CancellationToken cancel) =>
        await ((Task<object?>)_orphan.MakeGenericMethod(Row).Invoke(null, [db, OwnerColumn, cancel])!);

    /// <summary>As the journal writes a value and a reader reads it again; null where there is none.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static readonly MethodInfo _read = typeof(JournaledTable).GetMethod(nameof(ReadRows), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<List<object>> ReadRows<TRow>(OneStopDb db, string owner, IReadOnlyCollection<Guid> dossiers, CancellationToken cancel)
        where TRow : class => [.. await db.Set<TRow>().AsNoTracking().Where(row => dossiers.Contains(EF.Property<Guid>(row, owner))).ToListAsync(cancel)];

    private static readonly MethodInfo _orphan = typeof(JournaledTable).GetMethod(nameof(FirstOrphan), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async Task<object?> FirstOrphan<TRow>(OneStopDb db, string owner, CancellationToken cancel)
        where TRow : class => await db.Set<TRow>().AsNoTracking()
            .Where(row => !db.Set<Dossier>().Any(dossier => dossier.Id == EF.Property<Guid>(row, owner)))
            .OrderBy(row => EF.Property<Guid>(row, owner))
            .FirstOrDefaultAsync(cancel);

    private static JournaledTable Of<TRow>(string name, IReadOnlyList<string> hashed, IReadOnlyList<string> left)
    {
        var owner = typeof(TRow) == typeof(Dossier) ? nameof(Dossier.Id) : DossierId;
        string[] keys = ["Id", "Seq", "No", "Ordinal"];
        List<PropertyInfo> columns = [.. typeof(TRow).GetProperties().Where(column => column.Name != owner && column.CanWrite && !left.Contains(column.Name))];
        return new JournaledTable(name, typeof(TRow), hashed, left)
        {
            Columns = columns,
            KeyColumns = columns.Find(column => keys.Contains(column.Name)) is { } key && typeof(TRow) != typeof(Dossier) ? [Camel(key.Name)] : [],
        };
    }

    private JsonObject? Written(EntityEntry entry)
    {
        JsonObject row = new() { ["in"] = Name };
        var says = false;
        foreach (var column in Columns)
        {
            var property = entry.Property(column.Name);
            var isKey = KeyColumns.Contains(Camel(column.Name));
            var written = entry.State == EntityState.Added ? property.CurrentValue is not null : property.IsModified;
            if (isKey || written)
                row[Camel(column.Name)] = Kept(column.Name, property.CurrentValue);

            says |= written && !(isKey && entry.State == EntityState.Modified);
        }

        return says ? row : null;
    }

    private JsonValue? Kept(string column, object? value) => value switch
    {
        string text when Hashed.Contains(column) => JsonValue.Create($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}"),
        null => null,
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        DateTimeOffset instant => JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)),
        DateOnly date => JsonValue.Create(date.ToString("O", CultureInfo.InvariantCulture)),
        string or Guid or Enum => JsonValue.Create(value.ToString()),
        _ => throw new InvalidOperationException($"The journal knows no way to write {Name}.{column}."),
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

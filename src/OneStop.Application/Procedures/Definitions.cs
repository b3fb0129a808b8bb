using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

/// <summary>Puts a jurisdiction's folder into the append-only definition table, whole or not at all.</summary>
internal sealed class Definitions(IDbContextFactory<OneStopDb> contexts, OfficeClock clock, WriteGate gate)
{
    /// <summary>Imports what changed; the same bytes again do nothing.</summary>
    /// <param name="folder">Its name is the jurisdiction.</param>
    /// <param name="by">Who imports: a post, or <c>start</c>.</param>
    public async Task<Import> Import(string folder, string by, CancellationToken cancel)
    {
        var files = JurisdictionFiles.FromFolder(Path.GetFullPath(folder));
        var jurisdiction = files.Key;
        var reading = JurisdictionReader.Read(files);
        if (reading.Value is null)
            return new Import(jurisdiction, reading.Faults, 0);

        await using var db = await contexts.CreateDbContextAsync(cancel);
        using var turn = db.IsSqlite ? await gate.Enter(cancel) : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var present = await Newest(db, jurisdiction, long.MaxValue, cancel);
        var changed = Changed(jurisdiction, files, present, by).ToList();
        db.Set<DefinitionRow>().AddRange(changed);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Import(jurisdiction, reading.Faults, changed.Count);
    }

    /// <summary>The files that held at a release.</summary>
    public static async Task<JurisdictionFiles> FilesAt(OneStopDb db, string jurisdiction, long release, CancellationToken cancel)
    {
        var rows = await Newest(db, jurisdiction, release, cancel);
        return new JurisdictionFiles(jurisdiction, rows.Values.Where(row => row.Bytes.Length > 0).ToDictionary(row => row.Key, row => (ReadOnlyMemory<byte>)row.Bytes));
    }

    private IEnumerable<DefinitionRow> Changed(
        string jurisdiction, JurisdictionFiles files, Dictionary<string, DefinitionRow> present, string by)
    {
        foreach (var (path, bytes) in files.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            var before = present.GetValueOrDefault(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
            if (before?.Sha256 != hash)
                yield return Row(jurisdiction, path, bytes.ToArray(), hash, before, by);
        }

        foreach (var gone in present.Values.Where(row => row.Bytes.Length > 0 && !files.Files.ContainsKey(row.Key)))
            yield return Row(jurisdiction, gone.Key, [], Convert.ToHexStringLower(SHA256.HashData([])), gone, by);
    }

    private DefinitionRow Row(string jurisdiction, string path, byte[] bytes, string hash, DefinitionRow? before, string by) => new()
    {
        Jurisdiction = jurisdiction,
        Kind = KindOf(path),
        Key = path,
        Version = (before?.Version ?? 0) + 1,
        Sha256 = hash,
        Bytes = bytes,
        ValidFrom = clock.Now,
        ImportedBy = by,
    };

    private static string KindOf(string path) => Path.GetFileName(path) switch
    {
        "organisation.yaml" => "organisation",
        "calendar.yaml" => "calendar",
        "procedure.yaml" => "procedure",
        "process.bpmn" => "process",
        "form.schema.json" => "form",
        "scenarios.yaml" => "scenarios",
        _ when path.Contains($"/{JurisdictionFiles.StepForms}/", StringComparison.Ordinal) => "step-form",
        _ => "other",
    };

    private static async Task<Dictionary<string, DefinitionRow>> Newest(OneStopDb db, string jurisdiction, long release, CancellationToken cancel)
    {
        var rows = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(row => row.Jurisdiction == jurisdiction && row.Id <= release)
            .OrderBy(row => row.Id)
            .ToListAsync(cancel);
        Dictionary<string, DefinitionRow> newest = new(StringComparer.Ordinal);
        foreach (var row in rows)
            newest[row.Key] = row;

        return newest;
    }
}

/// <param name="Faults">All that was found; with one of weight error nothing was imported.</param>
/// <param name="Rows">Rows appended.</param>
internal sealed record Import(string Jurisdiction, IReadOnlyList<Workflow.Reader.Fault> Faults, int Rows)
{
    public bool Refused => Faults.Any(fault => fault.Weight == FaultWeight.Error);
}

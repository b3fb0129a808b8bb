using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>One version of one file of a jurisdiction. Appended only; the service runs from this table.</summary>
internal sealed class DefinitionRow
{
    /// <summary>Release: the greatest id of a jurisdiction names everything that held then.</summary>
    public long Id { get; init; }

    public required string Jurisdiction { get; init; }

    /// <summary>organisation, calendar, procedure, process, form or scenarios.</summary>
    public required string Kind { get; init; }

    /// <summary>Path inside the jurisdiction's folder.</summary>
    public required string Key { get; init; }

    /// <summary>Per key, from 1.</summary>
    public int Version { get; init; }

    /// <summary>Of <see cref="Bytes"/>, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The exact bytes; empty when the file was withdrawn.</summary>
    public required byte[] Bytes { get; init; }

    public DateTimeOffset ValidFrom { get; init; }

    public required string ImportedBy { get; init; }
}

internal sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.ToTable("definition");
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.HasIndex(row => new { row.Jurisdiction, row.Key, row.Version }).IsUnique();
    }
}

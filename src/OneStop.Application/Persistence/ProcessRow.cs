using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>The engine's state of a dossier.</summary>
[DossierTable]
internal sealed class ProcessRow
{
    public Guid DossierId { get; init; }

    /// <summary>SHA-256 of the process definition's bytes.</summary>
    public required string DefinitionHash { get; init; }

    /// <summary>Canonical JSON, kept as text: a database that rewrites JSON would change its hash.</summary>
    public required string State { get; set; }

    public int Version { get; set; }
}

internal sealed class ProcessConfiguration : IEntityTypeConfiguration<ProcessRow>
{
    public void Configure(EntityTypeBuilder<ProcessRow> builder)
    {
        builder.ToTable("process");
        builder.HasKey(row => row.DossierId);
        builder.Property(row => row.DossierId).ValueGeneratedNever();
        builder.Property(row => row.State).HasMaxLength(1_000_000);
    }
}

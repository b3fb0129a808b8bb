using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A parcel (thửa đất) as a dossier names it.</summary>
[DossierTable]
internal sealed class DossierParcel
{
    public Guid DossierId { get; init; }

    public int Ordinal { get; init; }

    /// <summary>Five digits, zeros kept.</summary>
    public required string Commune { get; init; }

    public required string Sheet { get; init; }

    public required string Number { get; init; }

    /// <summary>Square metres.</summary>
    public decimal Area { get; init; }

    public string? Purpose { get; init; }

    public string? Certificate { get; init; }
}

/// <summary>A line of the checklist (thành phần hồ sơ): what was handed in.</summary>
[DossierTable]
internal sealed class DossierPaper
{
    public Guid DossierId { get; init; }

    public int Ordinal { get; init; }

    /// <summary>Id in the procedure version.</summary>
    public required string Paper { get; init; }

    /// <summary>original, copy or electronic.</summary>
    public required string As { get; set; }

    public int Count { get; set; }

    public DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class ParcelConfiguration : IEntityTypeConfiguration<DossierParcel>, IEntityTypeConfiguration<DossierPaper>
{
    public void Configure(EntityTypeBuilder<DossierParcel> builder)
    {
        builder.ToTable("dossier_parcel");
        builder.HasKey(row => new { row.DossierId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
        builder.Property(row => row.Area).HasPrecision(14, 2);

        // Is this parcel on another dossier?
        builder.HasIndex(row => new { row.Commune, row.Sheet, row.Number });
    }

    public void Configure(EntityTypeBuilder<DossierPaper> builder)
    {
        builder.ToTable("dossier_paper");
        builder.HasKey(row => new { row.DossierId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
    }
}

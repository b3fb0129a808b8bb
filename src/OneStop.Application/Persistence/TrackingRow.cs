using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>What the citizen may see of a dossier, written by every command; read without any other table of the dossier.</summary>
/// <remarks>No name, number, telephone, address or form data. Initials and the reasons of a supplement are erasable with the party and the act.</remarks>
[DossierTable]
internal sealed class TrackingRow
{
    public Guid DossierId { get; init; }

    public required string Code { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Procedure { get; init; }

    /// <summary>The definitions that say what offices, posts and steps are called.</summary>
    public long Release { get; init; }

    /// <summary>Of the applicant: <c>G. T. M.</c></summary>
    public string Initials { get; set; } = "";

    /// <summary>JSON: <see cref="Tracking.TrackingFacts"/>.</summary>
    public string Facts { get; set; } = "";

    /// <summary>JSON: <see cref="Tracking.TaxFact"/>, one for each notice; null before the first.</summary>
    public string? Tax { get; set; }

    /// <summary>JSON: <see cref="Tracking.SupplementFact"/>, with its reasons; null where nothing is asked.</summary>
    public string? Supplement { get; set; }

    /// <summary>Which copy of the receipt is in force.</summary>
    public int ReceiptVersion { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The dossier's.</summary>
    public int Version { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class TrackingConfiguration : IEntityTypeConfiguration<TrackingRow>
{
    // More than acts and notices hold: the document must never be the reason why a command is refused.
    private const int Ample = 60_000;

    public void Configure(EntityTypeBuilder<TrackingRow> builder)
    {
        builder.ToTable("tracking");
        builder.HasKey(row => row.DossierId);
        builder.Property(row => row.DossierId).ValueGeneratedNever();
        builder.HasIndex(row => row.Code).IsUnique();
        builder.Property(row => row.Facts).HasMaxLength(Ample);
        builder.Property(row => row.Tax).HasMaxLength(Ample);
        builder.Property(row => row.Supplement).HasMaxLength(Ample);
        builder.Property(row => row.Initials).HasMaxLength(400);
    }
}

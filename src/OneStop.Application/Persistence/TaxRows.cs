using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>The tax conversation of a dossier: who holds it and since when.</summary>
[DossierTable]
internal sealed class TaxCaseRow
{
    public Guid DossierId { get; init; }

    /// <summary>JSON: the slips and the end; notices and payments have tables of their own.</summary>
    public required string State { get; set; }

    /// <summary>When the dossier was stopped under it; null: it was not.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A notice (thông báo nộp tiền) of one tax. Money in whole đồng.</summary>
[DossierTable]
internal sealed class TaxNoticeRow
{
    public Guid DossierId { get; init; }

    public int Ordinal { get; init; }

    public required string Kind { get; init; }

    public required string Number { get; init; }

    public DateOnly IssuedOn { get; init; }

    public long Due { get; init; }

    public long Exempted { get; init; }

    public DateOnly DueOn { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>JSON: exempted or recorded as debt after it was issued.</summary>
    public required string Reliefs { get; set; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid RecordedBy { get; init; }
}

/// <summary>A payment (giấy nộp tiền) on one notice.</summary>
[DossierTable]
internal sealed class TaxPaymentRow
{
    public Guid DossierId { get; init; }

    public int Ordinal { get; init; }

    public required string Notice { get; init; }

    public long Amount { get; init; }

    public DateOnly PaidOn { get; init; }

    public required string Evidence { get; init; }

    public DateTimeOffset EffectiveAt { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid RecordedBy { get; init; }
}

internal sealed class TaxConfiguration :
    IEntityTypeConfiguration<TaxCaseRow>, IEntityTypeConfiguration<TaxNoticeRow>, IEntityTypeConfiguration<TaxPaymentRow>
{
    public void Configure(EntityTypeBuilder<TaxCaseRow> builder)
    {
        builder.ToTable("tax_case");
        builder.HasKey(row => row.DossierId);
        builder.Property(row => row.DossierId).ValueGeneratedNever();
        builder.Property(row => row.State).HasMaxLength(20_000);
    }

    public void Configure(EntityTypeBuilder<TaxNoticeRow> builder)
    {
        builder.ToTable("tax_notice");
        builder.Property(row => row.Reliefs).HasMaxLength(20_000);
        builder.HasKey(row => new { row.DossierId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<TaxPaymentRow> builder)
    {
        builder.ToTable("tax_payment");
        builder.HasKey(row => new { row.DossierId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
    }
}

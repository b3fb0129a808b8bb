using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A fee (phí, lệ phí) that was collected, with the number of its receipt. Money in whole đồng.</summary>
[DossierTable]
internal sealed class FeeReceiptRow
{
    public Guid DossierId { get; init; }

    /// <summary>From 1.</summary>
    public int Seq { get; init; }

    /// <summary>Id in the procedure version; null where the procedure has no fees configured.</summary>
    public string? Fee { get; init; }

    public required string Name { get; init; }

    public long Amount { get; init; }

    /// <summary>Whose book of receipts it is.</summary>
    public required string Office { get; init; }

    /// <summary>Of <see cref="PaidOn"/>: the numbers of an office begin anew each year.</summary>
    public int Year { get; init; }

    public required string ReceiptNumber { get; init; }

    public DateOnly PaidOn { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid RecordedBy { get; init; }
}

internal sealed class FeeConfiguration : IEntityTypeConfiguration<FeeReceiptRow>
{
    public void Configure(EntityTypeBuilder<FeeReceiptRow> builder)
    {
        builder.ToTable("fee_receipt");
        builder.HasKey(row => new { row.DossierId, row.Seq });
        builder.Property(row => row.Seq).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Office, row.Year, row.ReceiptNumber }).IsUnique();
    }
}

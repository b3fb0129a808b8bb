using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>What a person typed and has not sent yet. It holds personal data, so it is encrypted, and it goes when it was sent.</summary>
internal sealed class DraftRow
{
    public Guid PersonId { get; init; }

    /// <summary>Which form: <c>reception</c>, <c>task:{id}</c>, <c>{dossier code}:{command}</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The fields as JSON, encrypted with the key ring.</summary>
    public required string Fields { get; set; }

    public int KeyVersion { get; set; }

    public DateTimeOffset SavedAt { get; set; }
}

internal sealed class DraftConfiguration : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> builder)
    {
        builder.ToTable("draft");
        builder.HasKey(row => new { row.PersonId, row.Form });
        builder.Property(row => row.Fields).HasMaxLength(200_000);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A notice to the citizen, one for each public state of a dossier, none twice.</summary>
internal sealed class NoticeRow
{
    /// <summary>The dossier's code.</summary>
    public required string Subject { get; init; }

    /// <summary>Of the event that caused it.</summary>
    public int Sequence { get; init; }

    public required string PublicStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notice");
        builder.HasKey(row => new { row.Subject, row.Sequence });
        builder.Property(row => row.Sequence).ValueGeneratedNever();
    }
}

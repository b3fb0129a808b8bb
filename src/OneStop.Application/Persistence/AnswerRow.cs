using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>An answer that was committed, so that the same request gets it again. No names, no secrets.</summary>
internal sealed class AnswerRow
{
    public Guid PersonId { get; init; }

    public required string Key { get; init; }

    /// <summary>Over method, path, post, If-Match and body.</summary>
    public required string RequestHash { get; init; }

    /// <summary>Which attempt inserted the row: tells the first of two equal requests from the second.</summary>
    public Guid Attempt { get; init; }

    /// <summary>0 until the command's writes are in.</summary>
    public int Status { get; set; }

    public string? Body { get; set; }

    public string? Location { get; set; }

    public string? ETag { get; set; }

    /// <summary>Null: kept for good (a reception's).</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

internal sealed class AnswerConfiguration : IEntityTypeConfiguration<AnswerRow>
{
    public void Configure(EntityTypeBuilder<AnswerRow> builder)
    {
        builder.ToTable("answer");
        builder.HasKey(row => new { row.PersonId, row.Key });
        builder.Property(row => row.Body).HasMaxLength(20_000);
        builder.HasIndex(row => row.ExpiresAt);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>One command that changed a dossier. Appended only; holds ids and codes, never names or free text.</summary>
[DossierTable]
internal sealed class JournalRow
{
    public Guid DossierId { get; init; }

    /// <summary>From 1, without gap.</summary>
    public int Seq { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset EffectiveAt { get; init; }

    /// <summary><c>person-id:office/post</c>, or <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>api, page, timer, bus or command-line.</summary>
    public required string Via { get; init; }

    public required string Command { get; init; }

    /// <summary>JSON on one line; what replay needs.</summary>
    public required string Body { get; init; }

    /// <summary>SHA-256, lower-case hex; of the first entry 64 zeros.</summary>
    public required string PrevHash { get; init; }

    public required string Hash { get; init; }
}

internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("journal");
        builder.HasKey(row => new { row.DossierId, row.Seq });
        builder.Property(row => row.Seq).ValueGeneratedNever();
        builder.Property(row => row.Body).HasMaxLength(1_000_000);

        // The newest entry, against which the machine's clock is compared.
        builder.HasIndex(row => row.RecordedAt);
    }
}

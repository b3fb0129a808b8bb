using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>The province's centre looked at a dossier that it has no part in.</summary>
internal sealed class ReadLogRow
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    public Guid PersonId { get; init; }

    /// <summary><c>office/post</c> that let them.</summary>
    public required string Post { get; init; }

    /// <summary>search, or the last part of the address: <c>history</c>; the dossier itself: <c>dossier</c>.</summary>
    public required string What { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class ReadLogConfiguration : IEntityTypeConfiguration<ReadLogRow>
{
    public void Configure(EntityTypeBuilder<ReadLogRow> builder)
    {
        builder.ToTable("read_log");
        builder.Property(row => row.Id).ValueGeneratedNever();

        // Who looked at this dossier?
        builder.HasIndex(row => new { row.DossierId, row.At });
    }
}

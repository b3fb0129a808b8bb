using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>An event that a command wrote with its cause; the publisher gives it a position once.</summary>
[DossierTable]
internal sealed class EventRow
{
    /// <summary>Drawn inside the dossier's lock: the order in which events of one dossier are positioned.</summary>
    public long Id { get; init; }

    public Guid EventId { get; init; }

    public Guid DossierId { get; init; }

    public required string Type { get; init; }

    public required string Source { get; init; }

    /// <summary>The dossier's code.</summary>
    public required string Subject { get; init; }

    /// <summary>Per dossier, from 1.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>JSON: <see cref="Contracts.DossierEventData"/>.</summary>
    public required string Data { get; init; }

    /// <summary>Consecutive over all; null until the publisher came by.</summary>
    public long? Position { get; set; }
}

/// <summary>Who publishes, and how far it is. One row.</summary>
internal sealed class EventLease
{
    public int Id { get; init; }

    public string? Holder { get; set; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Counts the take-overs.</summary>
    public long Epoch { get; set; }

    public long NextPosition { get; set; }

    public long PublishedUpTo { get; set; }
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<EventLease>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("event");
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.Property(row => row.Data).HasMaxLength(4_000);

        // Catch-up: events after a position. Nulls are many and equal to nothing.
        builder.HasIndex(row => row.Position).IsUnique();
        builder.HasIndex(row => new { row.DossierId, row.Sequence }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<EventLease> builder)
    {
        builder.ToTable("event_lease");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new EventLease { Id = 1, ExpiresAt = DateTimeOffset.UnixEpoch, NextPosition = 1 });
    }
}

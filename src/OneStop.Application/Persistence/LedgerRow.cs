using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OneStop.Domain.Deadlines;

namespace OneStop.Application.Persistence;

/// <summary>One interval of the ledger; appended and closed, never rewritten. See <see cref="LedgerInterval"/>.</summary>
[DossierTable]
internal sealed class LedgerRow
{
    public Guid DossierId { get; init; }

    public int Seq { get; init; }

    public required string Branch { get; init; }

    public int? Phase { get; init; }

    public string? Step { get; init; }

    public int Entry { get; init; }

    public Holder Holder { get; init; }

    public string? Office { get; init; }

    public Cause Cause { get; init; }

    public string? Ground { get; init; }

    public bool ClockRuns { get; init; }

    public DateTimeOffset From { get; init; }

    public DateTimeOffset? To { get; set; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>When the system learnt that it ended.</summary>
    public DateTimeOffset? ClosedRecordedAt { get; set; }

    public LedgerInterval ToInterval() =>
        new(Seq, Branch, Phase, Step, Entry, Holder, Office, Cause, Ground, ClockRuns, From, To, RecordedAt);
}

internal sealed class LedgerConfiguration : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> builder)
    {
        builder.ToTable("ledger");
        builder.HasKey(row => new { row.DossierId, row.Seq });
        builder.Property(row => row.Seq).ValueGeneratedNever();
    }
}

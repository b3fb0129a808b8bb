using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A phase (giai đoạn) of a dossier as it runs or ran, with the calendar it is pinned to.</summary>
[DossierTable]
internal sealed class PhaseRow
{
    public Guid DossierId { get; init; }

    public int No { get; init; }

    /// <summary>Numbers of the phases whose steps count in it, joined by ','.</summary>
    public required string Covers { get; set; }

    /// <summary>As a procedure writes it: <c>5 wd</c>.</summary>
    public required string Limit { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Release whose calendar counts.</summary>
    public long CalendarRelease { get; set; }

    public string? Extension { get; set; }

    public DateTimeOffset? RestartedAt { get; set; }

    /// <summary>Null while a pause hides it.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public DateOnly? DueOn { get; set; }
}

internal sealed class PhaseConfiguration : IEntityTypeConfiguration<PhaseRow>
{
    public void Configure(EntityTypeBuilder<PhaseRow> builder)
    {
        builder.ToTable("phase");
        builder.HasKey(row => new { row.DossierId, row.No });
        builder.Property(row => row.No).ValueGeneratedNever();
    }
}

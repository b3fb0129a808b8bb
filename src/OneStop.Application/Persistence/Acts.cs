using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>What was issued (Mẫu 02 and its like) with its reasons in free text; erasable, the journal keeps their hash.</summary>
[DossierTable]
internal sealed class ActRow
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    /// <summary>Number of the form: <c>02</c>; <c>result</c> for the words that stand beside a result.</summary>
    public required string Form { get; init; }

    /// <summary><c>{n}/HDHS</c>, counted per office, form and year; empty where the form has none of its own.</summary>
    public required string Number { get; set; }

    /// <summary>JSON with the reasons.</summary>
    public required string Body { get; set; }

    /// <summary>Person who signed.</summary>
    public Guid Signer { get; init; }

    public DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>in-person, phone, message or post.</summary>
    public string? ToldHow { get; set; }
}

/// <summary>A request for missing papers (bổ sung hồ sơ): ids and times only.</summary>
[DossierTable]
internal sealed class SupplementRow
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    /// <summary>Which request of the dossier, from 1.</summary>
    public int No { get; init; }

    /// <summary>The task whose officer asks.</summary>
    public Guid TaskId { get; init; }

    public Guid ActId { get; init; }

    /// <summary>JSON: the domain's supplement.</summary>
    public required string State { get; set; }

    /// <summary>Asked, told and not yet over.</summary>
    public bool Open { get; set; }
}

/// <summary>The result (kết quả giải quyết) and who took it.</summary>
[DossierTable]
internal sealed class OutcomeRow
{
    public Guid DossierId { get; init; }

    public required string Outcome { get; init; }

    public required string DocumentNumber { get; init; }

    public DateOnly DocumentOn { get; init; }

    /// <summary>Post that signed.</summary>
    public required string Signer { get; init; }

    /// <summary>Ordinal of the party that took it.</summary>
    public int TakenBy { get; init; }

    /// <summary>What the taker showed: receipt, authority, identity.</summary>
    public required string TakenAs { get; init; }

    /// <summary>The act that keeps the taker's name and the note; null where neither was given.</summary>
    public Guid? ActId { get; init; }

    public DateTimeOffset ReturnedAt { get; init; }
}

internal sealed class ActConfiguration :
    IEntityTypeConfiguration<ActRow>, IEntityTypeConfiguration<SupplementRow>, IEntityTypeConfiguration<OutcomeRow>
{
    public void Configure(EntityTypeBuilder<ActRow> builder)
    {
        builder.ToTable("act");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Body).HasMaxLength(20_000);
        builder.HasIndex(row => row.DossierId);
    }

    public void Configure(EntityTypeBuilder<SupplementRow> builder)
    {
        builder.ToTable("supplement");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.State).HasMaxLength(20_000);
        builder.HasIndex(row => new { row.DossierId, row.No }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OutcomeRow> builder)
    {
        builder.ToTable("outcome");
        builder.HasKey(row => row.DossierId);
        builder.Property(row => row.DossierId).ValueGeneratedNever();
    }
}

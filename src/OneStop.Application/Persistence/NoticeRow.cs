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

    /// <summary>When it is to be sent, or tried again; null: never, or not any more. Whoever sends it puts it forward first, so that nobody else does.</summary>
    public DateTimeOffset? SendAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>What became of it; null while it is to be sent, and where no mail server was named.</summary>
    public NoticeOutcome? Outcome { get; set; }
}

internal enum NoticeOutcome
{
    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The applicant gave no address, or none that can be written to.</summary>
    NoAddress,

    /// <summary>The mail server refused it for good.</summary>
    Refused,

    /// <summary>It could not be sent for so long that it says nothing new any more.</summary>
    GivenUp,
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notice");
        builder.HasKey(row => new { row.Subject, row.Sequence });
        builder.Property(row => row.Sequence).ValueGeneratedNever();

        // What is to be sent: few, of many.
        builder.HasIndex(row => row.SendAt);
    }
}

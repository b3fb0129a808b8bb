using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A dossier (hồ sơ): its head, and what lists and answers need without a join.</summary>
[DossierTable]
internal sealed class Dossier
{
    public Guid Id { get; init; }

    /// <summary><c>{unit}-{yyMMdd}-{seq}</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Code by which the national portal knows it; null for what was received here.</summary>
    public string? Alias { get; set; }

    public required string Jurisdiction { get; init; }

    public required string Procedure { get; init; }

    /// <summary>Greatest id of the definition table at reception: pins every definition the dossier runs by.</summary>
    public long Release { get; init; }

    public required string ReceptionOffice { get; init; }

    public required string HandlingOffice { get; init; }

    public required string ReturnOffice { get; init; }

    /// <summary>direct, online or post.</summary>
    public required string Channel { get; init; }

    /// <summary>Commune code of the first parcel: offices are resolved by it. Empty where the desk turned away a dossier without a parcel.</summary>
    public required string Commune { get; set; }

    /// <summary>Rule B: a parcel lay in a difficult commune at reception.</summary>
    public bool Difficult { get; init; }

    /// <summary>Whose obligation to tax it is: an organisation is on it. The law gives the tax office another limit then.</summary>
    public bool OrganisationPays { get; set; }

    public required string PublicStatus { get; set; }

    /// <summary>1 to 10.</summary>
    public int NationalStatus { get; set; }

    /// <summary>The phase that runs or ran last.</summary>
    public int Phase { get; set; }

    /// <summary>When the full dossier was in (effective), UTC.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? Appointment1At { get; set; }

    public DateOnly? Appointment1On { get; set; }

    public DateTimeOffset? Appointment2At { get; set; }

    public DateOnly? Appointment2On { get; set; }

    /// <summary>True after <c>noSlip</c>: there is one appointment only.</summary>
    public bool Appointment2Withdrawn { get; set; }

    /// <summary>Which receipt (giấy tiếp nhận) holds, from 1; 0 where none was given.</summary>
    public int ReceiptVersion { get; set; }

    /// <summary>By form.schema.json; codes, numbers and dates.</summary>
    public required string FormData { get; set; }

    /// <summary>Outcome code of the procedure version, once a node set it.</summary>
    public string? Outcome { get; set; }

    /// <summary>What the process stumbled over, until somebody puts it right.</summary>
    public string? Incident { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Post that closed it: <c>office/post</c>.</summary>
    public string? ClosedBy { get; set; }

    /// <summary>Command that closed it.</summary>
    public string? ClosedWhat { get; set; }

    public int JournalSeq { get; set; }

    public required string JournalHash { get; set; }

    public DateTimeOffset LastRecordedAt { get; set; }

    public int EventSequence { get; set; }

    public int LedgerSeq { get; set; }

    public int PartyCount { get; set; }

    /// <summary>Greatest ordinal of its papers.</summary>
    public int PaperSeq { get; set; }

    /// <summary>Number of its last fee receipt.</summary>
    public int FeeSeq { get; set; }

    public int Version { get; set; }
}

internal sealed class DossierConfiguration : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.ToTable("dossier");
        builder.Property(dossier => dossier.Id).ValueGeneratedNever();
        builder.HasIndex(dossier => dossier.Code).IsUnique();
        builder.HasIndex(dossier => dossier.Alias).IsUnique();
        builder.Property(dossier => dossier.FormData).HasMaxLength(20_000);
        builder.Property(dossier => dossier.Version).IsConcurrencyToken();

        // The register of a desk, in order of reception.
        builder.HasIndex(dossier => new { dossier.ReceptionOffice, dossier.ReceivedAt, dossier.Id });
    }
}

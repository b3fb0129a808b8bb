using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>The next number of a dossier code, per unit and local date. A refusal rolls it back: codes have no gaps.</summary>
internal sealed class CodeCounter
{
    public required string Unit { get; init; }

    public DateOnly On { get; init; }

    public int Next { get; set; }
}

/// <summary>The next number of an issued form, per office, form and year.</summary>
internal sealed class DocumentCounter
{
    public required string Office { get; init; }

    public required string Form { get; init; }

    public int Year { get; init; }

    public int Next { get; set; }
}

internal sealed class CounterConfiguration : IEntityTypeConfiguration<CodeCounter>, IEntityTypeConfiguration<DocumentCounter>
{
    public void Configure(EntityTypeBuilder<CodeCounter> builder)
    {
        builder.ToTable("code_counter");
        builder.HasKey(row => new { row.Unit, row.On });
    }

    public void Configure(EntityTypeBuilder<DocumentCounter> builder)
    {
        builder.ToTable("document_counter");
        builder.HasKey(row => new { row.Office, row.Form, row.Year });
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A person who works here. What they may do comes from the posts they hold.</summary>
public sealed class Person : IdentityUser<Guid>
{
    /// <summary>As it is shown to colleagues and, where the jurisdiction says so, to the citizen.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>May add people and give posts; sees dossiers only by posts of their own.</summary>
    public bool Administers { get; set; }
}

/// <summary>A person holds a post of an office for a period.</summary>
internal sealed class Incumbency
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Office { get; init; }

    public required string Post { get; init; }

    /// <summary>First local day; both ends count.</summary>
    public DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    /// <summary><c>office/post</c>.</summary>
    public string Name => $"{Office}/{Post}";

    public bool Holds(DateOnly on) => From <= on && (To is null || on <= To);
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Incumbency>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("person");
        builder.Property(person => person.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Incumbency> builder)
    {
        builder.ToTable("incumbency");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Ignore(row => row.Name);

        // Which posts does this person hold? Asked under every lock.
        builder.HasIndex(row => row.PersonId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OneStop.Application.Persistence;

/// <summary>A person, organisation or community, once. The only table with personal data; erasable.</summary>
[DossierTable]
internal sealed class PartyRow
{
    public Guid Id { get; init; }

    /// <summary>individual, organisation or community.</summary>
    public required string Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>The name without marks, for search.</summary>
    public required string Folded { get; set; }

    /// <summary>What is known of the birth: <c>1951</c>, <c>05/1951</c>, <c>29/02/2000</c>.</summary>
    public string? Birth { get; set; }

    /// <summary>male, female; null where nobody said it.</summary>
    public string? Sex { get; set; }

    /// <summary>Personal, old identity and tax number as JSON, encrypted by the key ring.</summary>
    public string? NumberCipher { get; set; }

    /// <summary>HMAC of the number by which the party is searched: personal, else tax, else old.</summary>
    public string? NumberHmac { get; set; }

    public int? KeyVersion { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Address { get; set; }
}

/// <summary>The roles (người nộp, bên chuyển, bên nhận, đồng sử dụng, đại diện) that a party has on a dossier.</summary>
[DossierTable]
internal sealed class DossierParty
{
    public Guid DossierId { get; init; }

    /// <summary>Order on the receipt, from 0.</summary>
    public int Ordinal { get; init; }

    public Guid PartyId { get; init; }

    /// <summary>Joined by ',': applicant,transferor.</summary>
    public required string Roles { get; init; }
}

internal sealed class PartyConfiguration : IEntityTypeConfiguration<PartyRow>, IEntityTypeConfiguration<DossierParty>
{
    public void Configure(EntityTypeBuilder<PartyRow> builder)
    {
        builder.ToTable("party");
        builder.Property(party => party.Id).ValueGeneratedNever();
        builder.Property(party => party.Name).HasMaxLength(400);
        builder.Property(party => party.Folded).HasMaxLength(400);
        builder.Property(party => party.Address).HasMaxLength(500);
        builder.Property(party => party.NumberCipher).HasMaxLength(400);

        // A returning applicant, by number.
        builder.HasIndex(party => party.NumberHmac);
        builder.HasIndex(party => party.Phone);
    }

    public void Configure(EntityTypeBuilder<DossierParty> builder)
    {
        builder.ToTable("dossier_party");
        builder.HasKey(row => new { row.DossierId, row.Ordinal });
        builder.Property(row => row.Ordinal).ValueGeneratedNever();
        builder.HasIndex(row => row.PartyId);
    }
}

namespace OneStop.Domain.Parties;

public enum PartyKind
{
    Individual,

    /// <summary>A company, cooperative, agency.</summary>
    Organisation,

    /// <summary>A community of residents, a religious establishment (cộng đồng dân cư, cơ sở tôn giáo).</summary>
    Community,
}

/// <summary>What somebody is on a dossier; one person may be several.</summary>
public enum PartyRole
{
    /// <summary>Người nộp hồ sơ.</summary>
    Applicant,

    /// <summary>Bên chuyển.</summary>
    Transferor,

    /// <summary>Bên nhận.</summary>
    Transferee,

    /// <summary>Đồng sử dụng.</summary>
    CoUser,

    /// <summary>Đại diện.</summary>
    Representative,
}

/// <summary>A party as it was typed; nothing is checked and nothing is defaulted.</summary>
/// <param name="Sex">Null: not asked. Never guessed.</param>
/// <param name="Birth">As <see cref="PartialDate.Parse"/> reads it.</param>
/// <param name="FormerNumber">Number of an old identity card (CMND), nine digits.</param>
public sealed record PartyInput(
    PartyKind? Kind,
    IReadOnlyList<PartyRole> Roles,
    string? Name,
    Sex? Sex = null,
    string? Birth = null,
    string? PersonalNumber = null,
    string? FormerNumber = null,
    string? TaxNumber = null,
    string? Phone = null,
    string? Email = null,
    string? Address = null);

/// <summary>A person, organisation or community on a dossier.</summary>
/// <param name="Name">In NFC, as its bearer writes it.</param>
/// <param name="Phone">With the 0 in front.</param>
public sealed record Party(
    PartyKind Kind,
    IReadOnlyList<PartyRole> Roles,
    string Name,
    Sex? Sex,
    PartialDate? Birth,
    PersonalNumber? PersonalNumber,
    string? FormerNumber,
    TaxNumber? TaxNumber,
    string? Phone,
    string? Email,
    string? Address)
{
    /// <summary>The name as it is searched.</summary>
    public string Folded => FoldedText.Of(Name);

    /// <summary>The name as it is sorted.</summary>
    public string SortKey => Parties.SortKey.Of(Name);

    /// <summary>The name as a stranger sees it.</summary>
    public string Initials => Names.Initials(Name);

    /// <summary>Never the person: it must not reach a log by accident.</summary>
    public override string ToString() => nameof(Party);
}

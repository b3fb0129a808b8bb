namespace OneStop.Domain.Offices;

/// <summary>The offices (cơ quan) and posts (vị trí) of a jurisdiction (địa bàn), as one version of organisation.yaml says them.</summary>
public sealed record Organisation(
    string Jurisdiction, IReadOnlyList<Office> Offices, IReadOnlyList<Commune> Communes)
{
    /// <summary>Any desk receives for any commune (không phụ thuộc địa giới hành chính); otherwise only for those that it serves.</summary>
    public bool ReceivesAnywhere { get; init; }

    /// <summary>The citizen reads by name who works on the dossier; otherwise by office and post alone.</summary>
    public bool OfficerNames { get; init; } = true;

    /// <summary>What in this version is unsure or an example, in the author's words.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>The office with this code, or null.</summary>
    public Office? Find(string code) => Offices.FirstOrDefault(office => office.Code == code);

    /// <summary>The post of an office, or null.</summary>
    public Post? FindPost(string office, string post) =>
        Find(office)?.Posts.FirstOrDefault(candidate => candidate.Key == post);

    /// <summary>The offices that have <paramref name="role"/> and serve <paramref name="commune"/> on <paramref name="on"/>.</summary>
    /// <returns>Exactly one in an organisation that passed the check.</returns>
    public IEnumerable<Office> Serving(string role, string commune, DateOnly on) =>
        Offices.Where(office => office.Roles.Contains(role) && office.Serves.Contains(commune) && office.IsOpen(on));
}

/// <param name="Code">Stable key used everywhere: <c>land-yen-bai</c>.</param>
/// <param name="Identifier">The unit code that dossier codes begin with (QĐ 20/2020): <c>H38.15.1</c>; empty where none is known. A desk has one.</param>
/// <param name="Kind">What kind of body it is: desk, land-office, commune, tax, leadership.</param>
/// <param name="Roles">Roles it can play in a route: <c>desk</c>, <c>land-office</c>, <c>tax-office</c>.</param>
/// <param name="Serves">Codes of the communes it serves.</param>
/// <param name="From">First day of its existence; both ends count.</param>
public sealed record Office(
    string Code,
    string Identifier,
    string Name,
    string NameEn,
    string Kind,
    string? Parent,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Serves,
    IReadOnlyList<Post> Posts,
    DateOnly From,
    DateOnly? To)
{
    public bool IsOpen(DateOnly on) => From <= on && (To is null || on <= To);
}

/// <param name="Key">Unique in its office: <c>clerk</c>, <c>examiner</c>, <c>leader</c>.</param>
/// <param name="Leads">A leader sees the office's dossiers and may permit what an officer may not.</param>
public sealed record Post(string Key, string Name, string NameEn, bool Leads);

/// <param name="Code">Five digits, zeros kept.</param>
/// <param name="FormerNames">The units it was made of, each with its former district, for many had the same name.</param>
/// <param name="Difficult">Flagged by a signed decision; none until then.</param>
public sealed record Commune(string Code, string Name, IReadOnlyList<string> FormerNames, bool Difficult, string? DifficultGround);

namespace OneStop.Domain.Parties;

/// <summary>Rules about parties and parcels; each code has a text in the resources and never changes meaning.</summary>
public static class PartyRules
{
    /// <summary>The refusal that carries all faults of parties and parcels.</summary>
    public static readonly Refusal Invalid = new("parties.invalid", RefusalKind.Invalid);

    public static readonly IReadOnlyList<Refusal> Refusals = [Invalid];

    public const string KindMissing = "party.kind-missing";
    public const string RoleMissing = "party.role-missing";
    public const string OnlyIndividual = "party.only-individual";
    public const string ApplicantMissing = "party.applicant-missing";
    public const string TransferorMissing = "party.transferor-missing";
    public const string TransfereeMissing = "party.transferee-missing";
    public const string CoUserMissing = "party.co-user-missing";
    public const string RepresentativeMissing = "party.representative-missing";

    public const string NameMissing = "name.missing";
    public const string NameTooLong = "name.too-long";
    public const string NameCharacters = "name.characters";

    public const string BirthFormat = "birth.format";
    public const string BirthNotADate = "birth.not-a-date";
    public const string BirthTooEarly = "birth.too-early";
    public const string BirthInFuture = "birth.in-future";

    public const string PersonalNumberFormat = "personal-number.format";
    public const string PersonalNumberSex = "personal-number.sex";
    public const string PersonalNumberBirthYear = "personal-number.birth-year";
    public const string FormerNumberFormat = "former-number.format";

    public const string TaxNumberFormat = "tax-number.format";
    public const string TaxNumberCheckDigit = "tax-number.check-digit";
    public const string TaxNumberBranch = "tax-number.branch";

    public const string PhoneFormat = "phone.format";
    public const string EmailFormat = "email.format";
    public const string AddressTooLong = "address.too-long";
    public const string AddressCharacters = "address.characters";

    public const string ParcelMissing = "parcel.missing";
    public const string ParcelCommune = "parcel.commune";
    public const string ParcelSheet = "parcel.sheet";
    public const string ParcelNumber = "parcel.number";
    public const string ParcelArea = "parcel.area";
    public const string ParcelAreaDecimals = "parcel.area-decimals";
    public const string ParcelPurpose = "parcel.purpose";
    public const string ParcelCertificate = "parcel.certificate";

    public static readonly IReadOnlyList<string> All =
    [
        KindMissing, RoleMissing, OnlyIndividual, ApplicantMissing, TransferorMissing, TransfereeMissing, CoUserMissing, RepresentativeMissing,
        NameMissing, NameTooLong, NameCharacters, BirthFormat, BirthNotADate, BirthTooEarly, BirthInFuture,
        PersonalNumberFormat, PersonalNumberSex, PersonalNumberBirthYear, FormerNumberFormat,
        TaxNumberFormat, TaxNumberCheckDigit, TaxNumberBranch, PhoneFormat, EmailFormat, AddressTooLong, AddressCharacters,
        ParcelMissing, ParcelCommune, ParcelSheet, ParcelNumber, ParcelArea, ParcelAreaDecimals, ParcelPurpose, ParcelCertificate,
    ];

    /// <summary>A single value breaks a rule.</summary>
    internal static Refusal Broken(string rule) => new(rule, RefusalKind.Invalid);
}

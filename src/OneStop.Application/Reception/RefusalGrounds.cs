namespace OneStop.Application.Reception;

/// <summary>Why a desk does not receive a dossier (Mẫu 03): codes, whose words are in the resources under <c>refusal-ground.</c></summary>
public static class RefusalGrounds
{
    /// <summary>Another body decides it, and no desk of the province receives it.</summary>
    public const string NotCompetent = "not-competent";

    /// <summary>The law gives the applicant no such right.</summary>
    public const string NotEligible = "not-eligible";

    /// <summary>Papers contradict each other, are forged or no longer hold.</summary>
    public const string PapersInvalid = "papers-invalid";

    /// <summary>The land is disputed, distrained or under an order that forbids it.</summary>
    public const string Disputed = "disputed";

    /// <summary>The same request is being dealt with.</summary>
    public const string AlreadyFiled = "already-filed";

    public const string Other = "other";

    public static IReadOnlyList<string> Codes { get; } = [NotCompetent, NotEligible, PapersInvalid, Disputed, AlreadyFiled, Other];
}

using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;

namespace OneStop.Domain.Tax;

/// <summary>How long each holder of the tax conversation has.</summary>
public static class TaxLimits
{
    /// <summary>The land office mends a slip that the tax office returned.</summary>
    /// <remarks>Legal source: NĐ 252/2026, Điều 20; in force from 2026-07-01.</remarks>
    public static readonly Limit MendSlip = WorkingDays(5);

    /// <summary>The desk tells the citizen of a notice.</summary>
    /// <remarks>Practice of the office, no legal source.</remarks>
    public static readonly Limit DeliverNotice = WorkingDays(1);

    /// <summary>A colleague confirms what was recorded for the tax office.</summary>
    /// <remarks>Practice of the office, no legal source.</remarks>
    public static readonly Limit ConfirmCompletion = WorkingDays(1);

    private static readonly DateOnly Decree252 = new(2026, 7, 1);

    /// <summary>How long the tax office has to issue its notices, in working days from the sufficient slip.</summary>
    /// <remarks>
    /// Legal source: until 2026-06-30 NĐ 103/2024, Điều 21 and 42, and NĐ 126/2020, Điều 13.6; from 2026-07-01 NĐ 252/2026, Điều 17.
    /// </remarks>
    /// <param name="kinds">What the slip asks for; of several the longest limit; none named: the longest that the payer's may have.</param>
    /// <param name="sentOn">Local date on which the slip reached the tax office: the law of that date rules.</param>
    public static Limit Determination(TaxPayer payer, IReadOnlyCollection<TaxKind> kinds, DateOnly sentOn) =>
        WorkingDays(kinds.DefaultIfEmpty(TaxKind.Tsdd).Max(kind => Days(payer, kind, sentOn)));

    /// <summary>What a conversation inside a phase has of it: the tax office where its clock runs, and the desk that tells.</summary>
    /// <param name="determination">The procedure's ground <c>tax-determination</c>.</param>
    public static IReadOnlyList<AllowedPart> Inside(GroundDefinition determination) =>
    [
        .. determination is { StopsClock: false, Limit: { Unit: LimitUnit.WorkingDays } limit } ? [new AllowedPart(Holder.Tax, limit)] : Array.Empty<AllowedPart>(),
        new AllowedPart(Holder.Office, DeliverNotice),
    ];

    private static int Days(TaxPayer payer, TaxKind kind, DateOnly sentOn) => kind switch
    {
        TaxKind.Tsdd => payer is TaxPayer.Organisation ? 7 : 5,
        TaxKind.Tmd or TaxKind.Tmn => 5,
        TaxKind.Lptb or TaxKind.Tncn or TaxKind.Pnn or TaxKind.Sddnn => sentOn >= Decree252 ? 3 : 5,
    };

    private static Limit WorkingDays(int days) => new(LimitUnit.WorkingDays, 2 * days);
}

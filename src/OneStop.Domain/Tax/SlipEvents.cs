using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>The land office sends the slip (phiếu chuyển thông tin); phase 1 ends.</summary>
/// <param name="Kinds">What is asked for; the tax office's limit follows from it.</param>
public sealed record SendSlip(string Number, TaxPayer Payer, IReadOnlyList<TaxKind> Kinds) : ITaxEvent
{
    /// <summary>The jurisdiction's own limit, which goes before the law's; null: the law's.</summary>
    public Limit? OwnLimit { get; init; }

    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording) =>
        tax.Stage is TaxStage.Preparing ? Send(tax, recording, new EffectiveBounds(false)) : TaxRefusals.SlipAlreadySent;

    internal Outcome<TaxStep> Send(TaxCase tax, Recording recording, EffectiveBounds bounds)
    {
        if (string.IsNullOrWhiteSpace(Number))
            return TaxRefusals.SlipNumberMissing;
        if (!EffectiveTime.Resolve(recording, bounds).Succeeded(out var effective, out var refusal))
            return refusal;

        var limit = OwnLimit ?? TaxLimits.Determination(Payer, Kinds, OfficeClock.DateAt(effective.At));
        var slip = new TaxSlip(tax.Slips.Count + 1, Number.Trim(), effective.At, limit) { Kinds = Kinds };
        return TaxStep.From(tax, tax with { Slips = [.. tax.Slips, slip] }, effective);
    }
}

/// <summary>The mended slip goes to the tax office as a new version; the tax office's period starts anew.</summary>
/// <remarks>Legal source: NĐ 252/2026, Điều 20; in force from 2026-07-01.</remarks>
public sealed record SendSlipAgain(SendSlip Slip) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording) => tax.Stage switch
    {
        TaxStage.Returned => Slip.Send(tax, recording, new EffectiveBounds(false, tax.Slips[^1].ReturnedAt)),
        TaxStage.Preparing => TaxRefusals.SlipNotSent,
        TaxStage.Confirming => TaxRefusals.ConfirmationOpen,
        TaxStage.Determining or TaxStage.Telling or TaxStage.Paying or TaxStage.Settled or TaxStage.Over => TaxRefusals.SlipNotReturned,
    };
}

/// <summary>The tax office returns the slip as insufficient; the phases stay as they are.</summary>
/// <param name="ReasonCode">Why; the words stand in the act.</param>
public sealed record ReturnSlip(string ReasonCode) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording)
    {
        if (tax.RefuseWithoutSlip() is { } notNow)
            return notNow;
        if (tax.Stage is not TaxStage.Determining)
            return TaxRefusals.SlipNotReturnable;
        if (string.IsNullOrWhiteSpace(ReasonCode))
            return TaxRefusals.ReasonMissing;
        if (!EffectiveTime.Resolve(recording, new EffectiveBounds(false, tax.Slips[^1].SentAt)).Succeeded(out var effective, out var refusal))
            return refusal;

        var returned = tax.Slips[^1] with { ReturnedAt = effective.At, ReturnReason = ReasonCode.Trim() };
        return TaxStep.From(tax, tax with { Slips = [.. tax.Slips.SkipLast(1), returned] }, effective);
    }
}

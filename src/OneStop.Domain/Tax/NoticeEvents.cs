using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>A notice of the tax office is in; the desk is to tell the citizen.</summary>
/// <param name="IssuedOn">Local date on the notice.</param>
/// <param name="AmountDue">VND.</param>
/// <param name="Exempted">VND, at most <paramref name="AmountDue"/>.</param>
/// <param name="DueOn">Last local date of payment, itself included.</param>
public sealed record RecordNotice(TaxKind Kind, string Number, DateOnly IssuedOn, long AmountDue, long Exempted, DateOnly DueOn) : ITaxEvent
{
    /// <summary>VND; above it an amount was mistyped, and sums of many notices still fit.</summary>
    internal const long MaxAmount = 1_000_000_000_000_000;

    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording)
    {
        if (tax.RefuseWithoutSlip() is { } notNow)
            return notNow;
        if (Faults(tax, recording) is { Count: > 0 } faults)
            return TaxRefusals.NoticeInvalid with { Faults = faults };
        if (tax.Find(Number) is not null)
            return TaxRefusals.NoticeDuplicate;
        if (!EffectiveTime.Resolve(recording, new EffectiveBounds(false, tax.Slips[^1].SentAt)).Succeeded(out var effective, out var refusal))
            return refusal;

        var notice = new TaxNotice(Kind, Number.Trim(), IssuedOn, AmountDue, Exempted, DueOn, effective.At);
        return TaxStep.From(tax, tax with { Notices = [.. tax.Notices, notice] }, effective);
    }

    private List<Fault> Faults(TaxCase tax, Recording recording)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(Number))
            faults.Add(new Fault("number", TaxRules.NumberMissing, ""));
        if (IssuedOn > OfficeClock.DateAt(recording.RecordedAt))
            faults.Add(new Fault("issuedOn", TaxRules.IssuedInFuture, ""));
        if (IssuedOn < OfficeClock.DateAt(tax.Slips[^1].SentAt))
            faults.Add(new Fault("issuedOn", TaxRules.IssuedBeforeSlip, ""));
        if (AmountDue is < 0 or > MaxAmount)
            faults.Add(new Fault("amountDue", TaxRules.Amount, ""));
        if (Exempted < 0 || Exempted > AmountDue)
            faults.Add(new Fault("exempted", TaxRules.Exempted, ""));
        if (DueOn < IssuedOn)
            faults.Add(new Fault("dueOn", TaxRules.DueBeforeNotice, ""));
        return faults;
    }
}

/// <summary>The citizen is told, by the desk; from now on he holds, until what he knows of is paid.</summary>
/// <param name="Number">Which notice; null: all of which he was not told.</param>
public sealed record TellNotice(string? Number) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording)
    {
        if (tax.RefuseWithoutSlip() is { } notNow)
            return notNow;
        if (Number is not null && tax.Find(Number) is null)
            return TaxRefusals.NoticeUnknown;
        var untold = tax.Notices.Where(notice => notice.NeedsTelling && (Number is null || notice.IsCalled(Number))).ToList();
        if (untold.Count == 0)
            return TaxRefusals.NothingToTell;
        var bounds = new EffectiveBounds(false, untold.Max(notice => notice.ReceivedAt));
        if (!EffectiveTime.Resolve(recording, bounds).Succeeded(out var effective, out var refusal))
            return refusal;

        var told = untold.Aggregate(tax, (after, notice) => after.Replace(notice, notice with { ToldAt = effective.At }));
        return TaxStep.From(tax, told, effective);
    }
}

/// <summary>A payment is in. A part changes nothing of who holds the dossier; the last one gives it back to the tax office.</summary>
/// <param name="Amount">VND, above 0 and at most what is left to pay.</param>
/// <param name="PaidOn">Local date on the evidence: it says when the payment is effective, whatever the recording says.</param>
/// <param name="EvidenceNumber">Number of the paper (giấy nộp tiền).</param>
public sealed record RecordPayment(string NoticeNumber, long Amount, DateOnly PaidOn, string EvidenceNumber) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording)
    {
        if (tax.RefuseWithoutSlip() is { } notNow)
            return notNow;
        if (Faults() is { Count: > 0 } faults)
            return TaxRefusals.PaymentInvalid with { Faults = faults };
        if (tax.Find(NoticeNumber) is not { } notice)
            return TaxRefusals.NoticeUnknown;
        if (notice.Payments.Any(payment => string.Equals(payment.EvidenceNumber, EvidenceNumber.Trim(), StringComparison.OrdinalIgnoreCase)))
            return TaxRefusals.PaymentDuplicate;
        if (Amount > notice.Payable)
            return TaxRefusals.Overpaid;

        // He may have paid before the desk told him: the date is measured against the notice, the instant stands behind the telling.
        var bounds = new EffectiveBounds(true, notice.ToldAt ?? notice.ReceivedAt) { AnswersOn = notice.IssuedOn };
        return EffectiveTime.Resolve(recording with { Effective = Stated.OnDate(PaidOn) }, bounds).Succeeded(out var effective, out var refusal)
            ? Pay(tax, notice, effective)
            : refusal;
    }

    private TaxStep Pay(TaxCase tax, TaxNotice notice, Effective effective)
    {
        var payment = new TaxPayment(Amount, PaidOn, EvidenceNumber.Trim(), effective.At);
        var paid = tax.Replace(notice, notice with { Payments = [.. notice.Payments, payment] });
        return TaxStep.From(tax, paid, paid.ChangedAt(effective.At));
    }

    private List<Fault> Faults()
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(NoticeNumber))
            faults.Add(new Fault("noticeNumber", TaxRules.NumberMissing, ""));
        if (Amount <= 0)
            faults.Add(new Fault("amount", TaxRules.AmountNotPositive, ""));
        if (string.IsNullOrWhiteSpace(EvidenceNumber))
            faults.Add(new Fault("evidenceNumber", TaxRules.EvidenceMissing, ""));
        return faults;
    }
}

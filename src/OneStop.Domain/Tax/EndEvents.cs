using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>The tax office confirms that everything is paid (xác nhận hoàn thành nghĩa vụ tài chính).</summary>
/// <param name="DocumentNumber">Number of its paper; the tax office itself may leave it out.</param>
public sealed record RecordCompletion(string? DocumentNumber) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording)
    {
        if (TaxEnding.Refuse(tax, DocumentNumber, recording) is { } notNow)
            return notNow;
        if (tax.Notices.Count == 0)
            return TaxRefusals.NoNotice;
        if (tax.Payable > 0)
            return TaxRefusals.Unpaid;

        var bounds = new EffectiveBounds(true, tax.Notices.Max(notice => notice.LastFactAt))
        {
            AnswersOn = tax.Notices.Max(notice => notice.LastPaperOn),
        };
        return TaxEnding.End(tax, TaxResult.Completed, DocumentNumber, recording, bounds);
    }
}

/// <summary>The tax office exempts what remains (miễn), of one notice or altogether.</summary>
/// <param name="NoticeNumber">Null: altogether, with or without notices.</param>
public sealed record RecordExemption(string? DocumentNumber, string? NoticeNumber) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording) =>
        TaxEnding.Relieve(tax, TaxResult.Exempt, DocumentNumber, NoticeNumber, recording);
}

/// <summary>What remains is recorded as debt (ghi nợ), of one notice or altogether.</summary>
/// <param name="NoticeNumber">Null: altogether, with or without notices.</param>
public sealed record RecordDebt(string? DocumentNumber, string? NoticeNumber) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording) =>
        TaxEnding.Relieve(tax, TaxResult.DebtRecorded, DocumentNumber, NoticeNumber, recording);
}

/// <summary>A colleague of the recorder confirms what was recorded for the tax office; the time stays the evidence's.</summary>
public sealed record ConfirmCompletion : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording) =>
        TaxEnding.RefuseColleague(tax, recording.By) is { } refusal
            ? refusal
            : TaxEnding.Conclude(tax, tax.End! with { ConfirmedBy = recording.By }, recording);
}

/// <summary>A colleague of the recorder refuses what was recorded; the conversation stands again where the facts leave it.</summary>
/// <param name="ReasonCode">Why; the words stand in the act.</param>
public sealed record RefuseCompletion(string ReasonCode) : ITaxEvent
{
    public Outcome<TaxStep> Decide(TaxCase tax, Recording recording)
    {
        if (TaxEnding.RefuseColleague(tax, recording.By) is { } notNow)
            return notNow;
        if (string.IsNullOrWhiteSpace(ReasonCode))
            return TaxRefusals.ReasonMissing;
        return EffectiveTime.Resolve(recording, new EffectiveBounds(false, tax.Since)).Succeeded(out var effective, out var refusal)
            ? TaxStep.From(tax, tax with { End = null }, effective)
            : refusal;
    }
}

using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>What completion, exemption and debt have in common.</summary>
internal static class TaxEnding
{
    /// <summary>Why nothing of the kind can be recorded now by this recorder; null when it can.</summary>
    internal static Refusal? Refuse(TaxCase tax, string? documentNumber, Recording recording)
    {
        // The tax office's own word goes before what a colleague was to confirm.
        var spoken = tax.Stage is TaxStage.Confirming && recording.By.IsTaxOfficer;
        if (!spoken && tax.RefuseWithoutSlip() is { } notNow)
            return notNow;
        return !recording.By.IsTaxOfficer && string.IsNullOrWhiteSpace(documentNumber) ? TaxRefusals.DocumentMissing : null;
    }

    internal static Refusal? RefuseColleague(TaxCase tax, Recorder by)
    {
        if (tax.Stage is not TaxStage.Confirming)
            return TaxRefusals.NothingToConfirm;
        if (by.Person == tax.End!.By.Person)
            return TaxRefusals.OwnRecord;
        return by.Office == tax.End.By.Office ? null : TaxRefusals.OtherOffice;
    }

    internal static Outcome<TaxStep> Relieve(
        TaxCase tax, TaxResult result, string? documentNumber, string? noticeNumber, Recording recording)
    {
        if (Refuse(tax, documentNumber, recording) is { } notNow)
            return notNow;
        var one = noticeNumber is null ? null : tax.Find(noticeNumber);
        if (noticeNumber is not null && one is null)
            return TaxRefusals.NoticeUnknown;
        if (tax.Notices.Count > 0 && (one?.Payable ?? tax.Payable) == 0)
            return TaxRefusals.NothingLeft;

        var bounds = one is null ? BoundsOfAll(tax) : BoundsOf([one]);
        if (one is null || IsAllThereIs(tax, one))
            return End(tax, result, documentNumber, recording, bounds);
        if (!EffectiveTime.Resolve(recording, bounds).Succeeded(out var effective, out var refusal))
            return refusal;

        var relieved = (tax with { End = null }).Replace(one, one.Relieve(result, documentNumber?.Trim(), effective.At));
        return TaxStep.From(tax, relieved, relieved.ChangedAt(effective.At));
    }

    internal static Outcome<TaxStep> End(
        TaxCase tax, TaxResult result, string? documentNumber, Recording recording, EffectiveBounds bounds) =>
        EffectiveTime.Resolve(recording, bounds).Succeeded(out var effective, out var refusal)
            ? Conclude(tax, new TaxEnd(result, documentNumber?.Trim(), effective.At, recording.By), recording)
            : refusal;

    /// <summary>Ends the conversation, or leaves the end to a colleague's confirmation: then his office holds from the recording on.</summary>
    internal static TaxStep Conclude(TaxCase tax, TaxEnd end, Recording recording)
    {
        if (!end.IsConfirmed)
            return TaxStep.From(tax, tax with { End = end }, recording.RecordedAt);

        var over = end.Result is TaxResult.Completed
            ? tax with { End = end }
            : tax with { End = end, Notices = [.. tax.Notices.Select(notice => notice.Relieve(end.Result, end.DocumentNumber, end.EffectiveAt))] };
        return TaxStep.From(tax, over, end.EffectiveAt);
    }

    /// <summary>Where nobody paid anything and nothing else is to be paid, there is no payment left to confirm.</summary>
    private static bool IsAllThereIs(TaxCase tax, TaxNotice one) =>
        tax.Notices.All(notice => notice.Paid == 0 && (ReferenceEquals(notice, one) || notice.Payable == 0));

    private static EffectiveBounds BoundsOfAll(TaxCase tax) =>
        tax.Notices.Count == 0
            ? new EffectiveBounds(true, tax.Slips[^1].SentAt)
            : BoundsOf([.. tax.Notices.Where(notice => notice.Payable > 0)]);

    private static EffectiveBounds BoundsOf(IReadOnlyList<TaxNotice> notices) =>
        new(true, notices.Max(notice => notice.ReceivedAt)) { AnswersOn = notices.Max(notice => notice.IssuedOn) };
}

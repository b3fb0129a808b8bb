namespace OneStop.Domain.Tax;

/// <summary>What the tax conversation refuses.</summary>
public static class TaxRefusals
{
    /// <summary>Completed, exempt or recorded as debt, and confirmed.</summary>
    public static readonly Refusal Over = new("tax.over", RefusalKind.Conflict);

    public static readonly Refusal SlipNotSent = new("tax.slip-not-sent", RefusalKind.Conflict);

    public static readonly Refusal SlipAlreadySent = new("tax.slip-already-sent", RefusalKind.Conflict);

    public static readonly Refusal SlipReturned = new("tax.slip-returned", RefusalKind.Conflict);

    public static readonly Refusal SlipNotReturned = new("tax.slip-not-returned", RefusalKind.Conflict);

    /// <summary>Notices were issued on it: it was sufficient.</summary>
    public static readonly Refusal SlipNotReturnable = new("tax.slip-not-returnable", RefusalKind.Conflict);

    public static readonly Refusal SlipNumberMissing = new("tax.slip-number-missing", RefusalKind.Invalid);

    public static readonly Refusal ReasonMissing = new("tax.reason-missing", RefusalKind.Invalid);

    public static readonly Refusal KindUnknown = new("tax.kind-unknown", RefusalKind.Invalid);

    /// <summary>With the faults of the notice.</summary>
    public static readonly Refusal NoticeInvalid = new("tax.notice-invalid", RefusalKind.Invalid);

    public static readonly Refusal NoticeDuplicate = new("tax.notice-duplicate", RefusalKind.Conflict);

    public static readonly Refusal NoticeUnknown = new("tax.notice-unknown", RefusalKind.Invalid);

    public static readonly Refusal NothingToTell = new("tax.nothing-to-tell", RefusalKind.Conflict);

    /// <summary>With the faults of the payment.</summary>
    public static readonly Refusal PaymentInvalid = new("tax.payment-invalid", RefusalKind.Invalid);

    /// <summary>The same paper was already recorded for the same notice.</summary>
    public static readonly Refusal PaymentDuplicate = new("tax.payment-duplicate", RefusalKind.Conflict);

    /// <summary>More than is left to pay: one of the two papers was misread.</summary>
    public static readonly Refusal Overpaid = new("tax.overpaid", RefusalKind.Invalid);

    public static readonly Refusal NoNotice = new("tax.no-notice", RefusalKind.Conflict);

    public static readonly Refusal Unpaid = new("tax.unpaid", RefusalKind.Conflict);

    /// <summary>Nothing remains that could be exempted or recorded as debt.</summary>
    public static readonly Refusal NothingLeft = new("tax.nothing-left", RefusalKind.Conflict);

    /// <summary>Recorded for the tax office without the number of its paper.</summary>
    public static readonly Refusal DocumentMissing = new("tax.document-missing", RefusalKind.Invalid);

    public static readonly Refusal ConfirmationOpen = new("tax.confirmation-open", RefusalKind.Conflict);

    public static readonly Refusal NothingToConfirm = new("tax.nothing-to-confirm", RefusalKind.Conflict);

    /// <summary>Four eyes: the recorder cannot confirm.</summary>
    public static readonly Refusal OwnRecord = new("tax.own-record", RefusalKind.NotAllowed);

    /// <summary>The confirmation belongs to the recorder's office.</summary>
    public static readonly Refusal OtherOffice = new("tax.other-office", RefusalKind.NotAllowed);

    public static readonly IReadOnlyList<Refusal> All =
    [
        Over, SlipNotSent, SlipAlreadySent, SlipReturned, SlipNotReturned, SlipNotReturnable, SlipNumberMissing, ReasonMissing, KindUnknown,
        NoticeInvalid, NoticeDuplicate, NoticeUnknown, NothingToTell, PaymentInvalid, PaymentDuplicate, Overpaid, NoNotice, Unpaid, NothingLeft,
        DocumentMissing, ConfirmationOpen, NothingToConfirm, OwnRecord, OtherOffice,
    ];
}

/// <summary>Rules about single fields of a notice or payment; each has a text in the resources.</summary>
public static class TaxRules
{
    public const string NumberMissing = "tax.number-missing";
    public const string Amount = "tax.amount";
    public const string Exempted = "tax.exempted";
    public const string DueBeforeNotice = "tax.due-before-notice";
    public const string IssuedInFuture = "tax.issued-in-future";
    public const string IssuedBeforeSlip = "tax.issued-before-slip";
    public const string AmountNotPositive = "tax.amount-not-positive";
    public const string EvidenceMissing = "tax.evidence-missing";

    public static readonly IReadOnlyList<string> All =
        [NumberMissing, Amount, Exempted, DueBeforeNotice, IssuedInFuture, IssuedBeforeSlip, AmountNotPositive, EvidenceMissing];
}

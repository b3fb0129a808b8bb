namespace OneStop.Domain.Dossiers;

/// <summary>What the citizen is told of where the dossier stands: stable codes; the words are in the resources.</summary>
/// <remarks>Legal source: the national list of dossier statuses 1–10; a code never changes its national status.</remarks>
public static class PublicStatus
{
    public const string Submitted = "submitted";
    public const string Received = "received";
    public const string NotAccepted = "not-accepted";
    public const string Guided = "guided";
    public const string Examining = "examining";
    public const string CommuneConfirming = "commune-confirming";
    public const string Consulting = "consulting";
    public const string Posting = "posting";
    public const string Measuring = "measuring";
    public const string Signing = "signing";
    public const string Updating = "updating";
    public const string SlipPreparing = "slip-preparing";
    public const string TaxDetermining = "tax-determining";
    public const string SlipReturned = "slip-returned";
    public const string TaxNoticeIn = "tax-notice-in";
    public const string PaymentDue = "payment-due";
    public const string TaxConfirming = "tax-confirming";
    public const string CompletionConfirming = "completion-confirming";
    public const string TaxCompleted = "tax-completed";
    public const string SupplementAsked = "supplement-asked";
    public const string SupplementNeeded = "supplement-needed";
    public const string WithdrawalAsked = "withdrawal-asked";
    public const string Stopped = "stopped";
    public const string Withdrawn = "withdrawn";
    public const string ResultReady = "result-ready";
    public const string ReturnedUnresolved = "returned-unresolved";
    public const string ResultReturned = "result-returned";

    /// <summary>National status 1–10 by code. While a notice is told and unpaid, the tax case says 6 whatever the code's is.</summary>
    public static readonly IReadOnlyDictionary<string, int> National = new Dictionary<string, int>
    {
        [Submitted] = 1,
        [Received] = 2,
        [NotAccepted] = 3,
        [Guided] = 5,
        [Examining] = 4,
        [CommuneConfirming] = 4,
        [Consulting] = 4,
        [Posting] = 4,
        [Measuring] = 4,
        [Signing] = 4,
        [Updating] = 4,
        [SlipPreparing] = 4,
        [TaxDetermining] = 4,
        [SlipReturned] = 4,
        [TaxNoticeIn] = 4,
        [PaymentDue] = 6,
        [TaxConfirming] = 4,
        [CompletionConfirming] = 4,
        [TaxCompleted] = 4,
        [SupplementAsked] = 4,
        [SupplementNeeded] = 5,
        [WithdrawalAsked] = 7,
        [Stopped] = 8,
        [Withdrawn] = 8,
        [ResultReady] = 9,
        [ReturnedUnresolved] = 9,
        [ResultReturned] = 10,
    };
}

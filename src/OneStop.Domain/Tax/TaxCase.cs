using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>
/// The tax conversation of one dossier: the facts in the order in which they came. Who holds the dossier, on which ground and with
/// which limit is never stored: it follows from the facts.
/// </summary>
/// <param name="Since">When the present stage began in law; UTC. The stage's limit counts from here.</param>
public sealed record TaxCase(DateTimeOffset Since)
{
    /// <summary>The slips, in order of version; the last is the one that counts.</summary>
    public IReadOnlyList<TaxSlip> Slips { get; init; } = [];

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<TaxNotice> Notices { get; init; } = [];

    /// <summary>How it ends or ended; while unconfirmed the conversation is not over. Null: not yet.</summary>
    public TaxEnd? End { get; init; }

    /// <summary>A slip was returned as insufficient: phase 1 then reads "đúng hạn, phiếu bị trả", outside the on-time numerator.</summary>
    public bool SlipReturned => Slips.Any(slip => slip.ReturnedAt is not null);

    public TaxStage Stage => this switch
    {
        { End.IsConfirmed: true } => TaxStage.Over,
        { End: not null } => TaxStage.Confirming,
        { Slips: [] } => TaxStage.Preparing,
        { Slips: [.., { ReturnedAt: not null }] } => TaxStage.Returned,
        { Notices: [] } => TaxStage.Determining,
        _ when Notices.Any(notice => notice.NeedsTelling) => TaxStage.Telling,
        _ when Payable > 0 => TaxStage.Paying,
        _ => TaxStage.Settled,
    };

    /// <summary>VND over all notices: due − exempted − paid.</summary>
    public long Remaining => Notices.Sum(notice => notice.Remaining);

    /// <summary>VND over all notices that must be paid before the dossier goes on.</summary>
    public long Payable => Notices.Sum(notice => notice.Payable);

    /// <summary>Who holds the dossier now, on which ground, until when.</summary>
    public TaxStanding Standing => TaxStanding.Of(this);

    /// <summary>Takes one fact or answer.</summary>
    /// <returns>The new case and what follows, or one of <see cref="TaxRefusals"/> or <see cref="EffectiveRefusals"/>.</returns>
    public Outcome<TaxStep> Apply(ITaxEvent happened, Recording recording) =>
        Stage is TaxStage.Over ? TaxRefusals.Over : happened.Decide(this, recording);

    /// <summary>The notice with this number, or null.</summary>
    internal TaxNotice? Find(string number) => Notices.FirstOrDefault(notice => notice.IsCalled(number));

    internal TaxCase Replace(TaxNotice old, TaxNotice by) =>
        this with { Notices = [.. Notices.Select(notice => ReferenceEquals(notice, old) ? by : notice)] };

    /// <summary>
    /// When the fact that brought this stage was true: payments are not recorded in the order in which they were made, so everything is
    /// paid since the last of them, whichever was recorded last.
    /// </summary>
    internal DateTimeOffset ChangedAt(DateTimeOffset last) =>
        Stage is TaxStage.Settled ? Notices.Max(notice => notice.LastFactAt) : last;

    /// <summary>Why nothing can be recorded that supposes a slip with the tax office; null when it can.</summary>
    internal Refusal? RefuseWithoutSlip() => Stage switch
    {
        TaxStage.Preparing => TaxRefusals.SlipNotSent,
        TaxStage.Returned => TaxRefusals.SlipReturned,
        TaxStage.Confirming => TaxRefusals.ConfirmationOpen,
        TaxStage.Determining or TaxStage.Telling or TaxStage.Paying or TaxStage.Settled or TaxStage.Over => null,
    };
}

/// <summary>A version of the transfer slip (phiếu chuyển thông tin).</summary>
/// <param name="Version">From 1.</param>
/// <param name="SentAt">UTC; the tax office's period starts here.</param>
/// <param name="Limit">How long the tax office has for its notices.</param>
public sealed record TaxSlip(int Version, string Number, DateTimeOffset SentAt, Limit Limit)
{
    /// <summary>When the tax office returned it as insufficient; UTC; null: it did not.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    public string? ReturnReason { get; init; }

    /// <summary>What it asks the tax office to determine, in the order of the slip; empty where it named none.</summary>
    public IReadOnlyList<TaxKind> Kinds { get; init; } = [];
}

/// <summary>How the conversation ends.</summary>
/// <param name="DocumentNumber">Number of the tax office's paper; never null when somebody else recorded it.</param>
/// <param name="EffectiveAt">From the evidence; UTC. Phase 2 starts here.</param>
public sealed record TaxEnd(TaxResult Result, string? DocumentNumber, DateTimeOffset EffectiveAt, Recorder By)
{
    /// <summary>The colleague of the recorder who confirmed it; null when nobody has, or need not.</summary>
    public Recorder? ConfirmedBy { get; init; }

    public bool IsConfirmed => By.IsTaxOfficer || ConfirmedBy is not null;
}

public enum TaxResult
{
    /// <summary>Everything is paid, and the tax office says so.</summary>
    Completed,

    /// <summary>Nothing is to be paid (miễn).</summary>
    Exempt,

    /// <summary>What remains is recorded as debt (ghi nợ); it is still owed.</summary>
    DebtRecorded,
}

/// <summary>Where the conversation stands.</summary>
public enum TaxStage
{
    /// <summary>The land office prepares the slip.</summary>
    Preparing,

    /// <summary>The tax office determines what is owed.</summary>
    Determining,

    /// <summary>The slip came back as insufficient; the land office mends it.</summary>
    Returned,

    /// <summary>A notice is in; the desk tells the citizen.</summary>
    Telling,

    /// <summary>The citizen pays.</summary>
    Paying,

    /// <summary>Nothing is left to pay; the tax office is to confirm it.</summary>
    Settled,

    /// <summary>The end was recorded for the tax office; a colleague of the recorder is to confirm it.</summary>
    Confirming,

    Over,
}

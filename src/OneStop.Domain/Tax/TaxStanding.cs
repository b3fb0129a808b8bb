using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;

namespace OneStop.Domain.Tax;

/// <summary>Who holds the dossier during the tax conversation, on which ground and until when.</summary>
/// <param name="OfficeRole">The role whose office works or waits; null when <paramref name="Office"/> names the office itself.</param>
/// <param name="Office">The recorder's office while a colleague is to confirm; null otherwise.</param>
/// <param name="Ground"><c>tax-determination</c>, <c>payment</c>, or null: nothing is waited for.</param>
/// <param name="Limit">Counts from <see cref="TaxCase.Since"/>; null: none, or <paramref name="DueOn"/>.</param>
/// <param name="DueOn">Last local date of payment of the nearest notice that is not paid; null unless the citizen holds.</param>
/// <param name="National">National status, 4 or 6.</param>
/// <param name="Status">One of <see cref="PublicStatus"/>.</param>
/// <param name="Task">What stands in a worklist for it; null when nothing does.</param>
public sealed record TaxStanding(
    Holder Holder,
    string? OfficeRole,
    string? Office,
    string? Ground,
    Limit? Limit,
    DateOnly? DueOn,
    int National,
    string Status,
    TaxTask? Task)
{
    public const string DeterminationGround = "tax-determination";
    internal const string PaymentGround = "payment";

    /// <summary>The office that sent the slip: which one that is, is the dossier's.</summary>
    public const string SlipSender = "slip-sender";

    private const string TaxOffice = "tax-office";
    private const string Desk = "desk";

    internal static TaxStanding Of(TaxCase tax) => tax.Stage switch
    {
        TaxStage.Preparing => Working(SlipSender, PublicStatus.SlipPreparing),
        TaxStage.Returned => WithTask(Working(SlipSender, PublicStatus.SlipReturned) with { Limit = TaxLimits.MendSlip }, TaxTask.MendSlip),
        TaxStage.Determining => Waiting(tax, tax.Slips[^1].Limit, PublicStatus.TaxDetermining),
        TaxStage.Telling => WithTask(
            Working(Desk, PublicStatus.TaxNoticeIn) with { Limit = TaxLimits.DeliverNotice, National = NationalOf(tax) }, TaxTask.DeliverNotice),
        TaxStage.Paying => Paying(tax),
        TaxStage.Settled => Waiting(tax, null, PublicStatus.TaxConfirming),
        TaxStage.Confirming => Confirming(tax, tax.End!.By),
        TaxStage.Over => Working(SlipSender, PublicStatus.TaxCompleted),
    };

    private static TaxStanding Working(string role, string status) =>
        new(Holder.Office, role, null, null, null, null, 4, status, null);

    private static TaxStanding Waiting(TaxCase tax, Limit? limit, string status) =>
        WithTask(
            new TaxStanding(Holder.Tax, TaxOffice, null, DeterminationGround, limit, null, NationalOf(tax), status, null),
            TaxTask.AwaitTax);

    private static TaxStanding Paying(TaxCase tax)
    {
        var nearest = tax.Notices.Where(notice => notice.Payable > 0).Min(notice => notice.DueOn);
        return WithTask(
            new TaxStanding(Holder.Citizen, TaxOffice, null, PaymentGround, null, nearest, NationalOf(tax), PublicStatus.PaymentDue, null),
            TaxTask.AwaitPayment);
    }

    private static TaxStanding Confirming(TaxCase tax, Recorder recorder)
    {
        var standing = WithTask(
            new TaxStanding(
                Holder.Office, null, recorder.Office, null, TaxLimits.ConfirmCompletion, null, NationalOf(tax), PublicStatus.CompletionConfirming, null),
            TaxTask.ConfirmCompletion);
        return standing with { Task = standing.Task! with { ExceptPerson = recorder.Person } };
    }

    private static TaxStanding WithTask(TaxStanding standing, string kind) =>
        standing with { Task = new TaxTask(kind, standing.OfficeRole, standing.Office, standing.Ground is not null, standing.Limit, standing.DueOn) };

    /// <summary>6 as long as the citizen knows of something that he has to pay, whoever else is at work meanwhile.</summary>
    private static int NationalOf(TaxCase tax) => tax.Notices.Any(notice => notice is { ToldAt: not null, Payable: > 0 }) ? 6 : 4;
}

/// <summary>A task of the conversation: an ordinary one, whose node is the conversation's id # <paramref name="Kind"/>.</summary>
/// <param name="OfficeRole">Role of the office at which it stands; null when <paramref name="Office"/> names the office.</param>
/// <param name="IsWait">It waits and is never completed by hand.</param>
public sealed record TaxTask(string Kind, string? OfficeRole, string? Office, bool IsWait, Limit? Limit, DateOnly? DueOn)
{
    public const string MendSlip = "mend-slip";
    public const string DeliverNotice = "deliver-notice";
    public const string ConfirmCompletion = "confirm-completion";

    /// <summary>The tax office determines, or is to confirm what was paid.</summary>
    public const string AwaitTax = "await-tax";

    /// <summary>At the tax office too; the citizen holds.</summary>
    public const string AwaitPayment = "await-payment";

    /// <summary>Id of the person who cannot do it; null: anybody in the post can.</summary>
    public string? ExceptPerson { get; init; }
}

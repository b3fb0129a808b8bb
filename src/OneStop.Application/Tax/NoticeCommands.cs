using Microsoft.AspNetCore.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tax;

/// <param name="Kind">LPTB, TNCN, TSDD, TMD, TMN, PNN or SDDNN.</param>
/// <param name="IssuedOn">Date on the notice.</param>
/// <param name="AmountDue">Whole đồng, before exemption.</param>
/// <param name="Exempted">Whole đồng, at most the amount due.</param>
/// <param name="DueOn">Last date of payment, itself included.</param>
/// <param name="EffectiveAt">When the one-stop shop learnt of it; only now, unless a leader orders otherwise.</param>
/// <param name="Order">A leader's order to record it back.</param>
public sealed record RecordNoticeRequest(
    string? Kind, string? Number, DateOnly? IssuedOn, long AmountDue, long Exempted, DateOnly? DueOn, DateTimeOffset? EffectiveAt, OrderRequest? Order = null);

/// <summary>A notice of what is to be paid is recorded.</summary>
internal static class RecordNotice
{
    internal static readonly Guard Guard = new("record-notice", "tax-notice-recorded", locked => TaxCommands.Recorders(locked, Blocked));

    internal static Task<IResult> Handle(HttpContext context, string code, RecordNoticeRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, TaxCommands.Stated(request.EffectiveAt, null), runner, change => Decide(change, request), cancel, request.Order);

    private static Outcome<ITaxEvent> Decide(Change change, RecordNoticeRequest request)
    {
        List<Fault> faults = [];
        if (!TaxKinds.Parse(request.Kind ?? "").Succeeded(out var kind, out var refusal))
            faults.Add(new Fault("kind", refusal.Code, ""));

        if (request.IssuedOn is null)
            faults.Add(new Fault("issuedOn", RequestRules.Required, ""));

        if (request.DueOn is null)
            faults.Add(new Fault("dueOn", RequestRules.Required, ""));

        if (string.IsNullOrWhiteSpace(request.Number))
            faults.Add(new Fault("number", RequestRules.Required, ""));

        if (faults.Count > 0)
            return SpineRefusals.Invalid with { Faults = faults };

        change.Body["notice"] = request.Number;
        change.Body["kind"] = request.Kind;
        change.Body["amount"] = request.AmountDue;
        return Outcome.Of<ITaxEvent>(new Domain.Tax.RecordNotice(
            kind, request.Number!.Trim(), request.IssuedOn!.Value, request.AmountDue, request.Exempted, request.DueOn!.Value));
    }

    private static Refusal? Blocked(TaxCase tax) =>
        TaxCommands.WithoutSlip(tax) ?? (tax.Stage == TaxStage.Confirming ? TaxRefusals.ConfirmationOpen : null);
}

/// <param name="Number">Which notice; null: all of which the citizen was not told.</param>
/// <param name="How">in-person, phone, message or post.</param>
/// <param name="EffectiveAt">When the citizen was told; only now, unless a leader orders otherwise.</param>
/// <param name="Order">A leader's order to record it back.</param>
public sealed record TellNoticeRequest(string? Number, string? How, DateTimeOffset? EffectiveAt, OrderRequest? Order = null);

/// <summary>The desk tells the citizen of a notice: from now on the citizen holds.</summary>
internal static class TellNotice
{
    internal static readonly Guard Guard = new("tell-notice", "tax-notice-told", locked => TaxCommands.OnTask(locked, TaxTask.DeliverNotice));

    internal static Task<IResult> Handle(HttpContext context, string code, TellNoticeRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, TaxCommands.Stated(request.EffectiveAt, null), runner, change => Decide(change, request), cancel, request.Order);

    private static Outcome<ITaxEvent> Decide(Change change, TellNoticeRequest request)
    {
        if (RequestRules.RefuseWords("how", request.How) is { } words)
            return words;

        change.Body["notice"] = request.Number;
        change.Body["how"] = request.How;
        return Outcome.Of<ITaxEvent>(new Domain.Tax.TellNotice(request.Number));
    }
}

/// <param name="Notice">Number of the notice.</param>
/// <param name="Amount">Whole đồng, above 0 and at most what is left.</param>
/// <param name="PaidOn">Date on the evidence; it says when the payment is effective.</param>
/// <param name="Evidence">Number of the payment slip.</param>
public sealed record RecordPaymentRequest(string? Notice, long Amount, DateOnly? PaidOn, string? Evidence);

/// <summary>A payment on a notice is recorded; a part payment changes nothing of who holds.</summary>
internal static class RecordPayment
{
    internal static readonly Guard Guard = new("record-payment", "tax-payment-recorded", locked => TaxCommands.Recorders(locked, Blocked));

    internal static Task<IResult> Handle(HttpContext context, string code, RecordPaymentRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, Domain.Dossiers.Stated.Now, runner, change => Decide(change, request), cancel);

    private static Outcome<ITaxEvent> Decide(Change change, RecordPaymentRequest request)
    {
        if (request.PaidOn is null)
            return SpineRefusals.Invalid with { Faults = [new Fault("paidOn", RequestRules.Required, "")] };

        change.Body["notice"] = request.Notice;
        change.Body["amount"] = request.Amount;
        return Outcome.Of<ITaxEvent>(new Domain.Tax.RecordPayment(request.Notice ?? "", request.Amount, request.PaidOn.Value, request.Evidence ?? ""));
    }

    private static Refusal? Blocked(TaxCase tax) =>
        TaxCommands.WithoutSlip(tax) ?? (tax.Notices.Count == 0 ? TaxRefusals.NoNotice : tax.Payable > 0 ? null : TaxRefusals.NothingLeft);
}

using Microsoft.AspNetCore.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tax;

/// <param name="ReasonCode">Why the slip is insufficient.</param>
/// <param name="EffectiveAt">When it came back; never before it was sent. Only now, unless a leader orders otherwise.</param>
/// <param name="Order">A leader's order to record it back.</param>
public sealed record ReturnSlipRequest(string? ReasonCode, DateTimeOffset? EffectiveAt, OrderRequest? Order = null);

/// <summary>The tax office returns the slip as insufficient; the phases stay untouched.</summary>
internal static class ReturnSlip
{
    internal static readonly Guard Guard = new("return-slip", "slip-returned", locked => TaxCommands.Recorders(locked, Blocked));

    internal static Task<IResult> Handle(HttpContext context, string code, ReturnSlipRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, TaxCommands.Stated(request.EffectiveAt, null), runner, change => Decide(change, request), cancel, request.Order);

    private static Outcome<ITaxEvent> Decide(Change change, ReturnSlipRequest request)
    {
        if (RequestRules.RefuseWords("reasonCode", request.ReasonCode) is { } words)
            return words;

        change.Body["reason"] = request.ReasonCode;
        return Outcome.Of<ITaxEvent>(new Domain.Tax.ReturnSlip(request.ReasonCode ?? ""));
    }

    private static Refusal? Blocked(TaxCase tax) =>
        TaxCommands.WithoutSlip(tax) ?? (tax.Stage == TaxStage.Determining ? null : TaxRefusals.SlipNotReturnable);
}

/// <param name="SlipNumber">Of the mended slip; null: one made from the dossier's code.</param>
/// <param name="Kinds">What it asks for: LPTB, TNCN, …; null: the tax office has as long as for the slip before.</param>
/// <param name="EffectiveAt">When it was sent; only now, unless a leader orders otherwise.</param>
/// <param name="Order">A leader's order to record it back.</param>
public sealed record SendSlipAgainRequest(string? SlipNumber, IReadOnlyList<string>? Kinds, DateTimeOffset? EffectiveAt, OrderRequest? Order = null);

/// <summary>The land office sends the mended slip; the tax office's period starts anew.</summary>
internal static class SendSlipAgain
{
    internal static readonly Guard Guard = new("send-slip-again", "slip-sent-again", locked => TaxCommands.OnTask(locked, TaxTask.MendSlip));

    internal static Task<IResult> Handle(HttpContext context, string code, SendSlipAgainRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, TaxCommands.Stated(request.EffectiveAt, null), runner, change => Decide(change, request), cancel, request.Order);

    private static Outcome<ITaxEvent> Decide(Change change, SendSlipAgainRequest request)
    {
        if (!TaxCommands.SlipOf(request.SlipNumber, request.Kinds).Succeeded(out var mended, out var refusal))
            return refusal;

        var tax = TaxRecords.Read(change.Locked)!;
        var number = mended.Number ?? TaxConversation.SlipNumber(change, tax.Slips.Count + 1);
        change.Body["slip"] = number;
        SendSlip slip = new(number, TaxConversation.PayerOf(change.Dossier), mended.Kinds)
        {
            OwnLimit = mended.Kinds.Count > 0 ? TaxConversation.OwnLimit(change, mended.Kinds) : tax.Slips[^1].Limit,
        };
        return Outcome.Of<ITaxEvent>(new Domain.Tax.SendSlipAgain(slip));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Application.Tax;
using OneStop.Web.Forms;
using OneStop.Web.Words;

namespace OneStop.Web.Pages.Work;

/// <summary>The commands of a dossier that have a page: one line here, the fields in <c>Acts/_{command}.cshtml</c>.</summary>
internal static class DossierActs
{
    public static IReadOnlyDictionary<string, Act> All { get; } = new Dictionary<string, Act>
    {
        ["request-supplement"] = Of<RequestSupplementRequest>(RequestSupplement.Handle) with { Prepare = SupplementItems },
        ["tell-supplement"] = Of<TellSupplementRequest>(TellSupplement.Handle),
        ["receive-supplement"] = Of<ReceiveSupplementRequest>(ReceiveSupplement.Handle),
        ["withdraw-supplement"] = new(call => WithdrawSupplement.Handle(call.Context, call.Code, call.Runner, call.Context.RequestAborted)),
        ["record-objection"] = Of<RecordObjectionRequest>(RecordObjection.Handle),
        ["resolve-objection"] = Of<ResolveObjectionRequest>(ResolveObjection.Handle),
        ["return-result"] = Of<ReturnResultRequest>(ReturnResult.Handle) with { Suggest = ResultSigner },
        ["record-fee"] = Of<RecordFeeRequest>((context, code, request, runner, cancel) =>
            RecordFee.Handle(context, code, request, context.RequestServices.GetRequiredService<OneStopDb>(), runner, cancel)) with
        { Suggest = WhatItCosts },
        ["stop"] = Of<StopRequest>(StopDossier.Handle) with { IsRisky = true },
        ["return-slip"] = Of<ReturnSlipRequest>(ReturnSlip.Handle) with { IsRisky = true },
        ["send-slip-again"] = Of<SendSlipAgainRequest>(SendSlipAgain.Handle),
        ["record-notice"] = Of<RecordNoticeRequest>(RecordNotice.Handle),
        ["tell-notice"] = Of<TellNoticeRequest>(TellNotice.Handle),
        ["record-payment"] = Of<RecordPaymentRequest>(RecordPayment.Handle) with { Suggest = WhatIsLeft },
        ["record-completion"] = Of<RecordCompletionRequest>(RecordCompletion.Handle),
        ["record-exemption"] = Of<RecordReliefRequest>(RecordExemption.Handle),
        ["record-debt"] = Of<RecordReliefRequest>(RecordDebt.Handle),
        ["confirm-completion"] = new(call => ConfirmCompletion.Handle(call.Context, call.Code, call.Runner, call.Context.RequestAborted)),
        ["refuse-completion"] = Of<RefuseCompletionRequest>(RefuseCompletion.Handle) with { IsRisky = true },
    };

    /// <summary>What every act of a dossier looks like in code: the slice's own handler.</summary>
    private delegate Task<IResult> Handler<TRequest>(HttpContext context, string code, TRequest request, CommandRunner runner, CancellationToken cancel);

    private static Act Of<TRequest>(Handler<TRequest> handle)
        where TRequest : class =>
        new(call =>
        {
            var request = TypedReader.Read<TRequest>(call.Typed, call.Today);
            return call.Typed.Faults.Count > 0 ? Task.FromResult<IResult>(TypedResults.Empty) : handle(call.Context, call.Code, request, call.Runner, call.Context.RequestAborted);
        });

    /// <summary>Only the ticked lines of the checklist are asked for; a line of one's own counts when something is written.</summary>
    private static void SupplementItems(Typed typed) => typed.Compact("items", "reasonCode", "reason");

    private static void WhatIsLeft(DossierView view, Typed typed)
    {
        if (view.Tax?.Notices.Where(notice => notice.Payable > 0).ToList() is not [var only])
            return;

        typed.Suggest("notice", only.Number);
        typed.Suggest("amount", Written.Number(only.Payable));
    }

    private static void WhatItCosts(DossierView view, Typed typed)
    {
        var paid = view.Detail.Fees.Select(fee => fee.Fee).ToHashSet();
        if (view.Rules.Fees.FirstOrDefault(fee => !paid.Contains(fee.Id)) is not { } next)
            return;

        typed.Suggest("feeId", next.Id);
        typed.Suggest("amount", Written.Number(next.Amount));
    }

    private static void ResultSigner(DossierView view, Typed typed)
    {
        var leader = view.Locked.Jurisdiction.Organisation.Find(view.Detail.HandlingOffice)?.Posts.FirstOrDefault(post => post.Leads);
        if (leader is not null)
            typed.Suggest("signer", $"{view.Detail.HandlingOffice}/{leader.Key}");
    }
}

/// <param name="Run">Calls the slice with what was typed; where something could not be read, the faults stand in the form and nothing was called.</param>
internal sealed record Act(Func<ActCall, Task<IResult>> Run)
{
    /// <summary>It takes something from somebody: the button says so.</summary>
    public bool IsRisky { get; init; }

    /// <summary>Fills in what is known before anything is typed.</summary>
    public Action<DossierView, Typed>? Suggest { get; init; }

    /// <summary>Brings what was typed into the API's shape.</summary>
    public Action<Typed>? Prepare { get; init; }
}

internal sealed record ActCall(HttpContext Context, string Code, Typed Typed, DateOnly Today, CommandRunner Runner);

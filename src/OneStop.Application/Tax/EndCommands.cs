using Microsoft.AspNetCore.Http;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tax;

/// <param name="DocumentNumber">Of the tax office's paper; required from whoever records for it.</param>
/// <param name="EffectiveAt">From the evidence; null with <paramref name="EffectiveOn"/> null: now.</param>
/// <param name="EffectiveOn">Where the evidence bears a date only.</param>
public sealed record RecordCompletionRequest(string? DocumentNumber, DateTimeOffset? EffectiveAt, DateOnly? EffectiveOn);

/// <summary>The tax office confirms that everything is paid; recorded by somebody else, a colleague of theirs confirms it first.</summary>
internal static class RecordCompletion
{
    internal static readonly Guard Guard = new("record-completion", "tax-completion-recorded", locked => TaxCommands.Recorders(locked, Blocked));

    internal static Task<IResult> Handle(HttpContext context, string code, RecordCompletionRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, TaxCommands.Stated(request.EffectiveAt, request.EffectiveOn), runner, change => Decide(change, request), cancel);

    private static Outcome<ITaxEvent> Decide(Change change, RecordCompletionRequest request)
    {
        change.Body["document"] = request.DocumentNumber;
        return Outcome.Of<ITaxEvent>(new Domain.Tax.RecordCompletion(request.DocumentNumber));
    }

    private static Refusal? Blocked(TaxCase tax) =>
        TaxCommands.WithoutSlip(tax) ?? (tax.Notices.Count == 0 ? TaxRefusals.NoNotice : tax.Payable > 0 ? TaxRefusals.Unpaid : null);
}

/// <param name="Notice">Number of one notice; null: altogether.</param>
public sealed record RecordReliefRequest(string? DocumentNumber, string? Notice, DateTimeOffset? EffectiveAt, DateOnly? EffectiveOn);

/// <summary>The tax office exempts what remains, of one notice or altogether.</summary>
internal static class RecordExemption
{
    internal static readonly Guard Guard = new("record-exemption", "tax-exempted", locked => TaxCommands.Recorders(locked, Relief.Blocked));

    internal static Task<IResult> Handle(HttpContext context, string code, RecordReliefRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(
            context, code, Guard, TaxCommands.Stated(request.EffectiveAt, request.EffectiveOn), runner,
            change => Relief.Note(change, request, new Domain.Tax.RecordExemption(request.DocumentNumber, request.Notice)), cancel);
}

/// <summary>What remains is recorded as debt, of one notice or altogether.</summary>
internal static class RecordDebt
{
    internal static readonly Guard Guard = new("record-debt", "tax-debt-recorded", locked => TaxCommands.Recorders(locked, Relief.Blocked));

    internal static Task<IResult> Handle(HttpContext context, string code, RecordReliefRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(
            context, code, Guard, TaxCommands.Stated(request.EffectiveAt, request.EffectiveOn), runner,
            change => Relief.Note(change, request, new Domain.Tax.RecordDebt(request.DocumentNumber, request.Notice)), cancel);
}

/// <summary>What exemption and debt share.</summary>
internal static class Relief
{
    public static Outcome<ITaxEvent> Note(Change change, RecordReliefRequest request, ITaxEvent fact)
    {
        change.Body["document"] = request.DocumentNumber;
        change.Body["notice"] = request.Notice;
        return Outcome.Of(fact);
    }

    public static Refusal? Blocked(TaxCase tax) =>
        TaxCommands.WithoutSlip(tax) ?? (tax.Notices.Count > 0 && tax.Payable == 0 ? TaxRefusals.NothingLeft : null);
}

/// <summary>A colleague of the recorder confirms what was recorded for the tax office.</summary>
internal static class ConfirmCompletion
{
    internal static readonly Guard Guard = new("confirm-completion", "tax-completion-confirmed", TaxCommands.Confirmers);

    internal static Task<IResult> Handle(HttpContext context, string code, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(
            context, code, Guard, Domain.Dossiers.Stated.Now, runner, _ => Outcome.Of<ITaxEvent>(new Domain.Tax.ConfirmCompletion()), cancel);
}

/// <param name="ReasonCode">Why it is not taken.</param>
public sealed record RefuseCompletionRequest(string? ReasonCode);

/// <summary>A colleague of the recorder refuses what was recorded; tax is waited for again.</summary>
internal static class RefuseCompletion
{
    internal static readonly Guard Guard = new("refuse-completion", "tax-completion-refused", TaxCommands.Confirmers);

    internal static Task<IResult> Handle(HttpContext context, string code, RefuseCompletionRequest request, CommandRunner runner, CancellationToken cancel) =>
        TaxCommands.Run(context, code, Guard, Domain.Dossiers.Stated.Now, runner, change => Decide(change, request), cancel);

    private static Outcome<ITaxEvent> Decide(Change change, RefuseCompletionRequest request)
    {
        if (RequestRules.RefuseWords("reasonCode", request.ReasonCode) is { } words)
            return words;

        change.Body["reason"] = request.ReasonCode;
        return Outcome.Of<ITaxEvent>(new Domain.Tax.RefuseCompletion(request.ReasonCode ?? ""));
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Reception;

/// <param name="FeeId">One of the procedure's fees.</param>
/// <param name="Name">What was paid for, where the procedure has no fees configured; null otherwise.</param>
/// <param name="Amount">Whole đồng.</param>
/// <param name="ReceiptNumber">As it is printed on the receipt: 1 to 30 letters.</param>
/// <param name="PaidOn">Date on the receipt.</param>
public sealed record RecordFeeRequest(string? FeeId, string? Name, long? Amount, string? ReceiptNumber, DateOnly? PaidOn);

/// <summary>The desk collected a fee. No two receipts of an office have one number in one year.</summary>
internal static class RecordFee
{
    private const int MostName = 200;
    private const int MostReceiptNumber = 30;

    internal static readonly Guard Guard = new("record-fee", "fee-recorded", locked => DeskPosts.Of(locked)) { Extras = false, Twice = FeeRefusals.ReceiptUsed };

    internal static async Task<IResult> Handle(
        HttpContext context, string code, RecordFeeRequest request, OneStopDb db, CommandRunner runner, CancellationToken cancel)
    {
        // Before the transaction; two who write one number at once are told apart by the table.
        var usedBy = await UsedBy(db, code, request, cancel);
        return await runner.Run(context, new Target.ByCode(code), Guard, (change, task) => Decide(change, task, request, usedBy), cancel);
    }

    /// <summary>Code of the dossier whose receipt has this number at the desk of this dossier in that year, or null.</summary>
    internal static async Task<string?> UsedBy(OneStopDb db, string code, RecordFeeRequest request, CancellationToken cancel)
    {
        if (request is not { PaidOn.Year: var year, ReceiptNumber: { } given })
            return null;

        var number = given.Trim();
        return await (
            from here in db.Set<Dossier>().AsNoTracking()
            where here.Code == code
            join fee in db.Set<FeeReceiptRow>() on here.ReceptionOffice equals fee.Office
            where fee.Year == year && fee.ReceiptNumber == number
            join dossier in db.Set<Dossier>() on fee.DossierId equals dossier.Id
            select dossier.Code).FirstOrDefaultAsync(cancel);
    }

    /// <param name="usedBy">As <see cref="UsedBy"/> found it.</param>
    internal static Outcome<Done> Decide(Change change, TaskRow? task, RecordFeeRequest request, string? usedBy)
    {
        if (usedBy is not null)
            return FeeRefusals.ReceiptUsed with { Detail = usedBy };

        if (Faults(change, request) is { Count: > 0 } faults)
            return SpineRefusals.Invalid with { Faults = faults };

        var known = change.Rules.Fees.FirstOrDefault(fee => fee.Id == request.FeeId);
        var row = change.Add(new FeeReceiptRow
        {
            DossierId = change.Dossier.Id,
            Seq = ++change.Dossier.FeeSeq,
            Fee = known?.Id,
            Name = known?.Name ?? request.Name!.Trim(),
            Amount = request.Amount!.Value,
            Office = change.Actor.Office,
            Year = request.PaidOn!.Value.Year,
            ReceiptNumber = request.ReceiptNumber!.Trim(),
            PaidOn = request.PaidOn.Value,
            RecordedAt = change.Recorded,
            RecordedBy = change.Actor.PersonId,
        });
        change.Body["fee"] = row.Fee;
        change.Body["seq"] = row.Seq;
        return Done.It;
    }

    private static List<Fault> Faults(Change change, RecordFeeRequest request)
    {
        List<Fault> faults = [];
        if (change.Rules.Fees.Count == 0)
        {
            if (request.FeeId is not null)
                faults.Add(new Fault("feeId", RequestRules.Unknown, ""));

            RequestRules.Words("name", request.Name, MostName, required: true, faults);
        }
        else
        {
            if (string.IsNullOrWhiteSpace(request.FeeId))
                faults.Add(new Fault("feeId", RequestRules.Required, ""));
            else if (change.Rules.Fees.All(fee => fee.Id != request.FeeId))
                faults.Add(new Fault("feeId", RequestRules.Unknown, ""));

            if (request.Name is not null)
                faults.Add(new Fault("name", RequestRules.Unknown, ""));
        }

        if (request.Amount is null)
            faults.Add(new Fault("amount", RequestRules.Required, ""));
        else if (request.Amount < 0)
            faults.Add(new Fault("amount", FeeRules.Amount, ""));

        RequestRules.Words("receiptNumber", request.ReceiptNumber?.Trim(), MostReceiptNumber, required: true, faults);
        if (request.PaidOn is not { } paidOn)
            faults.Add(new Fault("paidOn", RequestRules.Required, ""));
        else if (paidOn > OfficeClock.DateAt(change.Recorded))
            faults.Add(new Fault("paidOn", EffectiveRefusals.Future.Code, ""));

        return faults;
    }
}

internal static class FeeRefusals
{
    /// <summary>Another receipt of the office has this number this year; <see cref="Refusal.Detail"/> names the dossier.</summary>
    public static readonly Refusal ReceiptUsed = new("fee.receipt-used", RefusalKind.Conflict);

    public static IReadOnlyList<Refusal> All { get; } = [ReceiptUsed];
}

/// <summary>Rules of faults of a fee; each has a text in the resources.</summary>
internal static class FeeRules
{
    public const string Amount = "fee.amount";

    public static IReadOnlyList<string> All { get; } = [Amount];
}

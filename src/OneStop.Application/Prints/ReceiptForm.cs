using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Procedures;

namespace OneStop.Application.Prints;

/// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01).</summary>
/// <param name="ReceiptVersion">Which receipt of the dossier (cấp lần n).</param>
/// <param name="IssuedAt">When this version was written.</param>
/// <param name="Sets">How many sets of papers (bộ).</param>
/// <param name="Limits">The time by regulation, phase by phase.</param>
/// <param name="Fees">What the procedure costs; empty: nothing is configured.</param>
/// <param name="Paid">What was collected so far.</param>
/// <param name="Clerk">Name of the colleague who wrote this version.</param>
public sealed record ReceiptPrint(
    Letterhead Head, string Code, int ReceiptVersion, DateTimeOffset IssuedAt, FormApplicant Applicant, FormProcedure Procedure,
    IReadOnlyList<FormPaper> Papers, int Sets, IReadOnlyList<FormLimit> Limits, DateTimeOffset ReceivedAt,
    Appointment? Appointment1, Appointment? Appointment2, bool Appointment2Withdrawn, string ReturnOffice, string ReturnOfficeName,
    IReadOnlyList<FormFee> Fees, IReadOnlyList<FeeDetail> Paid, string? Clerk);

/// <param name="Limit">As the procedure writes it: <c>5 wd</c>.</param>
/// <param name="Words">The same for readers.</param>
/// <param name="Appointment">Which appointment it leads to; null: none.</param>
/// <param name="AfterTax">True: it runs only when the financial obligation is done.</param>
public sealed record FormLimit(int Phase, string Limit, string Words, int? Appointment, bool AfterTax);

/// <param name="Amount">Whole đồng.</param>
public sealed record FormFee(string Fee, string Name, long Amount);

/// <summary>The receipt as it holds now.</summary>
internal static class ReadReceiptForm
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel) =>
        (await Read(context, code, db, catalogue, clock, cancel)).Succeeded(out var print, out var refusal) ? TypedResults.Ok(print) : Problems.From(refusal);

    internal static async Task<Outcome<ReceiptPrint>> Read(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await FormSource.Of(context, code, db, catalogue, clock, cancel)).Succeeded(out var source, out var refusal))
            return refusal;

        var dossier = source.Dossier;
        if (dossier.ReceiptVersion == 0)
            return FormRefusals.NotFound;

        var (issuedAt, clerk) = await Writer(source, db, cancel);
        return new ReceiptPrint(
            source.HeadOf(dossier.ReceptionOffice),
            dossier.Code,
            dossier.ReceiptVersion,
            issuedAt,
            source.Applicant,
            source.Procedure,
            source.Papers,
            1,
            Limits(source),
            dossier.ReceivedAt,
            ReadDossier.Appointed(dossier.Appointment1At, dossier.Appointment1On),
            ReadDossier.Appointed(dossier.Appointment2At, dossier.Appointment2On),
            dossier.Appointment2Withdrawn,
            dossier.ReturnOffice,
            source.OfficeName(dossier.ReturnOffice),
            [.. source.Locked.Procedure.Rules.Fees.Select(fee => new FormFee(fee.Id, fee.Name, fee.Amount))],
            await ReadDossier.FeesOf(dossier.Id, db, cancel),
            clerk);
    }

    /// <summary>Who wrote the version that holds: at the reception, or at the last correction.</summary>
    private static async Task<(DateTimeOffset At, string? Clerk)> Writer(FormSource source, OneStopDb db, CancellationToken cancel)
    {
        if (source.Locked.Acts.LastOrDefault(act => act.Form == "01") is { } corrected)
            return (corrected.IssuedAt, source.NameOf(corrected.Signer));

        var first = await db.Set<JournalRow>().AsNoTracking().FirstAsync(entry => entry.DossierId == source.Dossier.Id && entry.Seq == 1, cancel);
        var person = Colleagues.PersonOf(first.Actor);
        var names = await Colleagues.NamesOf(db, person is { } id ? [id] : [], cancel);
        return (first.RecordedAt, person is { } known ? names.GetValueOrDefault(known) : null);
    }

    /// <summary>As they were told at the reception: a phase that is merged later does not change the paper.</summary>
    private static IReadOnlyList<FormLimit> Limits(FormSource source)
    {
        var rules = source.Locked.Procedure.Rules;
        return [.. rules.Phases.Select(phase => Limit(phase, source.Dossier.Difficult && rules.Bonus?.Phase == phase.No ? rules.Bonus : null))];
    }

    private static FormLimit Limit(PhaseDefinition phase, Bonus? bonus)
    {
        var limit = bonus is null ? phase.Limit : phase.Limit.Plus(bonus.Amount);
        return new FormLimit(phase.No, limit.ToString(), LimitWords.Of(limit), phase.Appointment, phase.Starts.Count > 0);
    }
}

/// <summary>A limit as people say it.</summary>
internal static class LimitWords
{
    public static string Of(Limit limit)
    {
        var amount = limit.ToString().Split(' ')[0];
        return limit.Unit switch
        {
            LimitUnit.WorkingDays => Texts.Word("limit.wd", Decimal(amount)),
            LimitUnit.WorkingHours => Texts.Word("limit.wh", amount),
            LimitUnit.Days => Texts.Word("limit.d", amount),
            LimitUnit.Hours => Texts.Word("limit.h", amount),
            LimitUnit.SameDay => Texts.Word("limit.same-day"),
        };
    }

    /// <summary>4.5 is 4,5 to a Vietnamese reader.</summary>
    private static string Decimal(string amount) => amount.Replace(".", Texts.Word("decimal-point"), StringComparison.Ordinal);
}

using System.Text.Json;
using OneStop.Application.Persistence;
using OneStop.Application.Spine;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tax;

/// <summary>The domain's tax case as rows, and back.</summary>
internal static class TaxRecords
{
    private static readonly JsonSerializerOptions _stored = new(JsonSerializerDefaults.Web) { IgnoreReadOnlyProperties = true };

    /// <summary>The case, or null before the conversation.</summary>
    public static TaxCase? Read(LockedDossier locked)
    {
        if (locked.TaxCase is not { } row)
            return null;

        var head = JsonSerializer.Deserialize<Head>(row.State, _stored)!;
        return new TaxCase(head.Since)
        {
            Slips = head.Slips,
            End = head.End,
            Notices = [.. locked.TaxNotices.OrderBy(notice => notice.Ordinal).Select(notice => Notice(notice, locked.TaxPayments))],
        };
    }

    /// <summary>Writes what differs: new notices and payments, what was told and relieved, the head.</summary>
    public static void Write(Change change, TaxCase tax)
    {
        var state = JsonSerializer.Serialize(new Head(tax.Since, tax.Slips, tax.End), _stored);
        if (change.Locked.TaxCase is { } row)
        {
            row.State = state;
            row.Version++;
        }
        else
        {
            change.Locked.TaxCase = change.Add(new TaxCaseRow { DossierId = change.Dossier.Id, State = state, Version = 1 });
        }

        for (var ordinal = 0; ordinal < tax.Notices.Count; ordinal++)
            Write(change, ordinal, tax.Notices[ordinal]);
    }

    private static void Write(Change change, int ordinal, TaxNotice notice)
    {
        var rows = change.Locked.TaxNotices;
        if (ordinal == rows.Count)
            rows.Add(change.Add(New(change, ordinal, notice)));

        rows[ordinal].ToldAt = notice.ToldAt;
        rows[ordinal].Reliefs = JsonSerializer.Serialize(notice.Reliefs, _stored);
        var payments = change.Locked.TaxPayments;
        var known = payments.Count(payment => payment.Notice == notice.Number);
        foreach (var payment in notice.Payments.Skip(known))
        {
            payments.Add(change.Add(new TaxPaymentRow
            {
                DossierId = change.Dossier.Id,
                Ordinal = payments.Count,
                Notice = notice.Number,
                Amount = payment.Amount,
                PaidOn = payment.PaidOn,
                Evidence = payment.EvidenceNumber,
                EffectiveAt = payment.EffectiveAt,
                RecordedAt = change.Recorded,
                RecordedBy = change.Actor.PersonId,
            }));
        }
    }

    private static TaxNoticeRow New(Change change, int ordinal, TaxNotice notice) => new()
    {
        DossierId = change.Dossier.Id,
        Ordinal = ordinal,
        Kind = TaxKinds.Code(notice.Kind),
        Number = notice.Number,
        IssuedOn = notice.IssuedOn,
        Due = notice.AmountDue,
        Exempted = notice.ExemptedOnNotice,
        DueOn = notice.DueOn,
        ReceivedAt = notice.ReceivedAt,
        Reliefs = "[]",
        RecordedAt = change.Recorded,
        RecordedBy = change.Actor.PersonId,
    };

    private static TaxNotice Notice(TaxNoticeRow row, List<TaxPaymentRow> payments) =>
        new(Kind(row.Kind), row.Number, row.IssuedOn, row.Due, row.Exempted, row.DueOn, row.ReceivedAt)
        {
            ToldAt = row.ToldAt,
            Reliefs = JsonSerializer.Deserialize<List<TaxRelief>>(row.Reliefs, _stored)!,
            Payments =
            [
                .. payments.Where(payment => payment.Notice == row.Number).OrderBy(payment => payment.Ordinal)
                    .Select(payment => new TaxPayment(payment.Amount, payment.PaidOn, payment.Evidence, payment.EffectiveAt)),
            ],
        };

    private static TaxKind Kind(string code) =>
        TaxKinds.Parse(code).Succeeded(out var kind, out var refusal) ? kind : throw new InvalidOperationException($"A stored notice: {refusal.Code}, {code}.");

    private sealed record Head(DateTimeOffset Since, IReadOnlyList<TaxSlip> Slips, TaxEnd? End);
}

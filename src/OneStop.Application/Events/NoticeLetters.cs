using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Tracking;
using OneStop.Domain;
using OneStop.Domain.Deadlines;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Events;

/// <summary>Writes the letter of a notice: what happened, who holds the dossier until when, what to do now, where to look.</summary>
/// <remarks>
/// A mailbox is read by others, and an address may have been typed wrong: the letter names nobody, says no amount and no paper, and
/// carries neither PIN nor token. Its link is the page that asks for both; code and PIN stand on the receipt.
/// </remarks>
internal sealed class NoticeLetters(Catalogue catalogue, SmtpSettings smtp, PublicAddress address, OfficeClock clock)
{
    /// <summary>What a citizen must know: the beginning, the end, and when they have to do something. Between these the page says it.</summary>
    private static readonly HashSet<string> _told =
    [
        PublicStatus.Received, PublicStatus.NotAccepted, PublicStatus.Guided, PublicStatus.SupplementNeeded, PublicStatus.PaymentDue, PublicStatus.Stopped,
        PublicStatus.Withdrawn, PublicStatus.ResultReady, PublicStatus.ReturnedUnresolved, PublicStatus.ResultReturned,
    ];

    public static bool IsTold(string publicStatus) => _told.Contains(publicStatus);

    /// <returns>Null where the applicant gave no address that can be written to.</returns>
    public async Task<MimeMessage?> Write(OneStopDb db, NoticeRow notice, CancellationToken cancel)
    {
        var row = await db.Set<TrackingRow>().AsNoTracking().SingleAsync(tracking => tracking.Code == notice.Subject, cancel);
        var people = await PersonOnDossier.Of(db, [row.DossierId], cancel);
        var typed = people[row.DossierId].Where(person => person.IsApplicant).Select(person => person.Email).FirstOrDefault(email => !string.IsNullOrWhiteSpace(email));
        if (typed is null || !MailboxAddress.TryParse(typed, out var to))
            return null;

        var facts = JsonSerializer.Deserialize<TrackingFacts>(row.Facts, WireJson.Options)!;
        var document = TrackingView.Of(row, facts, await catalogue.At(row.Jurisdiction, row.Release, cancel), new Dictionary<Guid, string>(), []);
        var at = await db.Set<EventRow>().Where(happened => happened.DossierId == row.DossierId && happened.Sequence == notice.Sequence).Select(happened => happened.Time).SingleAsync(cancel);
        var from = MailboxAddress.Parse(smtp.From);
        TextPart body = new("plain") { Text = Body(notice, document, at), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        MimeMessage letter = new([from], [new MailboxAddress("", to.Address)], Texts.Notice($"{notice.PublicStatus}.subject", notice.Subject), body)
        {
            MessageId = MessageId(notice, from),
            Date = clock.Now.ToOffset(OfficeClock.Offset),
        };
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return letter;
    }

    /// <summary>The same whenever the notice is sent again: mail servers and readers drop the double.</summary>
    internal static string MessageId(NoticeRow notice, MailboxAddress from) =>
        string.Create(CultureInfo.InvariantCulture, $"{notice.Subject}.{notice.Sequence}@{from.Domain}");

    private string Body(NoticeRow notice, TrackingDocument document, DateTimeOffset at)
    {
        List<string> lines = [Texts.Notice("greeting"), "", Texts.Notice($"{notice.PublicStatus}.what", Moment(at)), ""];
        lines.Add(Texts.Notice("code", document.Code));
        lines.Add(Texts.Notice("procedure", document.Procedure.Plain));
        lines.AddRange(Now(notice, document));
        lines.AddRange(["", Texts.Notice("look", new Uri(address.Value!, "/tracking").AbsoluteUri), "", Texts.Notice("signature", document.ReceptionOffice.Vi)]);
        return string.Join("\r\n", lines);
    }

    /// <summary>A letter that comes late must not send anybody for what is long done.</summary>
    private static List<string> Now(NoticeRow notice, TrackingDocument document)
    {
        if (document.Status != notice.PublicStatus)
            return ["", Texts.Notice("moved-on")];

        List<string> lines = [.. document.Holders.Where(holder => holder.Kind != Holder.System).Select(HolderLine)];
        if (document.Appointment1 is { } first && document.Outcome is null)
            lines.Add(Texts.Notice(document.Appointment2Limit is null && document.Appointment2 is null ? "appointment" : "appointment.first", Until(first)));

        if (document.Appointment2 is { } second && document.Outcome is null)
            lines.Add(Texts.Notice("appointment.second", Until(second)));

        var missing = document.Supplement?.Items.Count(item => !item.Received) ?? 0;
        lines.AddRange(["", Texts.Notice($"{notice.PublicStatus}.do", Desk(notice, document), missing)]);
        return lines;
    }

    private static string HolderLine(TrackingHolder holder)
    {
        var who = holder.Kind == Holder.Citizen || holder.Office is null ? Texts.Notice("holder.citizen") : Texts.Notice("holder", holder.Office.Vi);
        return holder.Until is { } until ? $"{who}, {Texts.Notice("until", Until(until))}" : who;
    }

    private static string Desk(NoticeRow notice, TrackingDocument document) =>
        notice.PublicStatus is PublicStatus.ResultReady or PublicStatus.ReturnedUnresolved ? document.ReturnOffice.Vi : document.ReceptionOffice.Vi;

    /// <summary>A day that ends at midnight is said without a time.</summary>
    private static string Until(Appointment appointment) =>
        appointment.At.ToOffset(OfficeClock.Offset).TimeOfDay >= new TimeSpan(23, 59, 59) ? Day(appointment.On) : Moment(appointment.At);

    private static string Moment(DateTimeOffset at) =>
        Texts.Notice("moment", at.ToOffset(OfficeClock.Offset).ToString("HH:mm", CultureInfo.InvariantCulture), Day(OfficeClock.DateAt(at)));

    private static string Day(DateOnly on) =>
        $"{Texts.Notice($"weekday.{(int)on.DayOfWeek}")} {on.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}";
}

using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Prints;
using OneStop.Domain;
using OneStop.Web.Forms;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Pages.Work;

/// <summary>Forms as the citizen would receive them, from what is typed so far; the number comes with the act.</summary>
internal static class Previews
{
    /// <returns>Null while nothing is asked for.</returns>
    public static SupplementPrint? Supplement(ActModel page)
    {
        var typed = Typed.OfDraft(page.Typed.ToText());
        page.Act.Prepare?.Invoke(typed);
        var items = TypedReader.Read<RequestSupplementRequest>(typed, OfficeClock.DateAt(page.View.Now)).Items ?? [];
        if (items.Count == 0)
            return null;

        var source = Source(page);
        var asking = page.View.Commands.FirstOrDefault(command => command.Command == page.Command)?.Post.Split('/')[0] ?? source.Dossier.HandlingOffice;
        return new SupplementPrint(
            source.HeadOf(asking), Guid.Empty, Say("preview.number"), page.View.Now, source.Dossier.Code, source.Applicant, source.Procedure,
            [.. items.Select((item, index) => new SupplementPrintItem(index + 1, item.Paper, source.PaperName(item.Paper) ?? item.Text ?? "", item.ReasonCode, item.Reason))],
            page.Me, null, null);
    }

    /// <returns>Null while it is not said who asked, and when.</returns>
    public static StopPrint? Stop(ActModel page)
    {
        var typed = Typed.OfDraft(page.Typed.ToText());
        var request = TypedReader.Read<StopRequest>(typed, OfficeClock.DateAt(page.View.Now));
        if (request.RequestedBy is not { } by || by >= page.View.Detail.Parties.Count || request.RequestedOn is not { } on)
            return null;

        var (source, detail) = (Source(page), page.View.Detail);
        return new StopPrint(
            source.HeadOf(source.Dossier.ReceptionOffice), Guid.Empty, Say("preview.number"), page.View.Now, source.Dossier.Code, source.Applicant, source.Procedure,
            detail.ReceivedAt, detail.Parties[by].Name, on, request.Channel ?? "", SayCode("channel", request.Channel), request.Reason,
            detail.PublicStatus, detail.NationalStatus, Texts.Status($"national.{detail.NationalStatus}"), source.Papers, detail.Fees, page.Me);
    }

    private static FormSource Source(ActModel page) => new(page.View.Locked, new Dictionary<Guid, string>());
}

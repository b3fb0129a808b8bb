using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Domain;

namespace OneStop.Application.Prints;

/// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02): guidance at the desk, or a request during examination.</summary>
/// <param name="Signer">Name of the colleague who asks (người hướng dẫn).</param>
public sealed record SupplementPrint(
    Letterhead Head, Guid Act, string Number, DateTimeOffset IssuedAt, string Code, FormApplicant Applicant, FormProcedure Procedure,
    IReadOnlyList<SupplementPrintItem> Items, string? Signer, DateTimeOffset? ToldAt, string? ToldHow);

/// <param name="Paper">Id of a paper of the list; null for anything else.</param>
/// <param name="What">Its name, or the words for what is on no list.</param>
public sealed record SupplementPrintItem(int No, string? Paper, string What, string? ReasonCode, string? Reason);

/// <summary>Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03).</summary>
/// <param name="GroundWords">The ground for readers.</param>
public sealed record RefusalPrint(
    Letterhead Head, Guid Act, string Number, DateTimeOffset IssuedAt, string Code, FormApplicant Applicant, FormProcedure Procedure,
    string GroundCode, string GroundWords, string Reason, string? Signer);

/// <summary>Thông báo dừng giải quyết hồ sơ (Mẫu 05).</summary>
/// <param name="RequestedBy">Name of the party that asked.</param>
/// <param name="Status">Public status when it was stopped.</param>
/// <param name="StatusWords">The official name of the national status then.</param>
/// <param name="Papers">What was handed in, to be given back.</param>
/// <param name="Paid">What was collected.</param>
public sealed record StopPrint(
    Letterhead Head, Guid Act, string Number, DateTimeOffset IssuedAt, string Code, FormApplicant Applicant, FormProcedure Procedure,
    DateTimeOffset ReceivedAt, string RequestedBy, DateOnly RequestedOn, string Channel, string ChannelWords, string? Reason,
    string Status, int NationalStatus, string StatusWords, IReadOnlyList<FormPaper> Papers, IReadOnlyList<FeeDetail> Paid, string? Signer);

/// <summary>Mẫu 02 of a dossier; where there are several, the one that is named, or the last.</summary>
internal static class ReadSupplementForm
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel, Guid? act = null) =>
        (await Read(context, code, act, db, catalogue, clock, cancel)).Succeeded(out var print, out var refusal) ? TypedResults.Ok(print) : Problems.From(refusal);

    internal static async Task<Outcome<SupplementPrint>> Read(
        HttpContext context, string code, Guid? act, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await FormSource.Of(context, code, db, catalogue, clock, cancel)).Succeeded(out var source, out var refusal)
            || !source.ActOf("02", act).Succeeded(out var issued, out refusal))
            return refusal;

        var words = JsonSerializer.Deserialize<RequestSupplementRequest>(issued.Body, WireJson.Options)!;
        return new SupplementPrint(
            source.HeadOf(AskingOffice(source, issued)), issued.Id, issued.Number, issued.IssuedAt, source.Dossier.Code, source.Applicant, source.Procedure,
            [.. words.Items!.Select((item, index) => new SupplementPrintItem(index + 1, item.Paper, source.PaperName(item.Paper) ?? item.Text ?? "", item.ReasonCode, item.Reason))],
            source.NameOf(issued.Signer), issued.ToldAt, issued.ToldHow);
    }

    /// <summary>Guidance is the desk's; a request during examination is the office's whose task asks.</summary>
    private static string AskingOffice(FormSource source, ActRow act)
    {
        var request = source.Locked.Supplements.FirstOrDefault(row => row.ActId == act.Id);
        return source.Locked.Tasks.FirstOrDefault(task => task.Id == request?.TaskId)?.Office ?? source.Dossier.ReceptionOffice;
    }
}

/// <summary>Mẫu 03 of a dossier that was refused.</summary>
internal static class ReadRefusalForm
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel) =>
        (await Read(context, code, db, catalogue, clock, cancel)).Succeeded(out var print, out var refusal) ? TypedResults.Ok(print) : Problems.From(refusal);

    internal static async Task<Outcome<RefusalPrint>> Read(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await FormSource.Of(context, code, db, catalogue, clock, cancel)).Succeeded(out var source, out var refusal)
            || !source.ActOf("03", null).Succeeded(out var issued, out refusal))
            return refusal;

        var words = JsonSerializer.Deserialize<RefusalRequest>(issued.Body, WireJson.Options)!;
        return new RefusalPrint(
            source.HeadOf(source.Dossier.ReceptionOffice), issued.Id, issued.Number, issued.IssuedAt, source.Dossier.Code, source.Applicant, source.Procedure,
            words.GroundCode!, Texts.Word($"refusal-ground.{words.GroundCode}"), words.Reason!, source.NameOf(issued.Signer));
    }
}

/// <summary>Mẫu 05 of a dossier that was stopped.</summary>
internal static class ReadStopForm
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel) =>
        (await Read(context, code, db, catalogue, clock, cancel)).Succeeded(out var print, out var refusal) ? TypedResults.Ok(print) : Problems.From(refusal);

    internal static async Task<Outcome<StopPrint>> Read(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await FormSource.Of(context, code, db, catalogue, clock, cancel)).Succeeded(out var source, out var refusal)
            || !source.ActOf("05", null).Succeeded(out var issued, out refusal))
            return refusal;

        var notice = JsonSerializer.Deserialize<StopNotice>(issued.Body, WireJson.Options)!;
        var locked = source.Locked;
        var asked = locked.Parties.Single(party => party.Ordinal == notice.RequestedBy);
        return new StopPrint(
            source.HeadOf(source.Dossier.ReceptionOffice), issued.Id, issued.Number, issued.IssuedAt, source.Dossier.Code, source.Applicant, source.Procedure,
            source.Dossier.ReceivedAt, locked.People.Single(person => person.Id == asked.PartyId).Name, notice.RequestedOn, notice.Channel,
            Texts.Word($"channel.{notice.Channel}"), notice.Reason, notice.Status, notice.NationalStatus, Texts.Status($"national.{notice.NationalStatus}"),
            source.Papers, await ReadDossier.FeesOf(source.Dossier.Id, db, cancel), source.NameOf(issued.Signer));
    }
}

/// <summary>A form of another number.</summary>
internal static class ReadUnknownForm
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel) =>
        Problems.From((await FormSource.Of(context, code, db, catalogue, clock, cancel)).Succeeded(out _, out var refusal) ? FormRefusals.NotFound : refusal);
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;

namespace OneStop.Application.LegalActs;

/// <param name="Form">02, 03, 05; 01 for a receipt that replaced another; result for the words beside a result.</param>
/// <param name="Number">Null where the form has none of its own.</param>
/// <param name="ToldAt">When its reader was told; null: not yet, or nobody is to be told.</param>
/// <param name="ToldHow">in-person, phone, message or post.</param>
/// <param name="Signer">Name of the colleague who issued it.</param>
/// <param name="Words">As they were given; which members there are depends on the form.</param>
public sealed record ActDetail(
    Guid Id, string Form, string? Number, DateTimeOffset IssuedAt, DateTimeOffset? ToldAt, string? ToldHow, string? Signer, JsonElement Words);

/// <summary>What was issued to the citizen on a dossier, in the order in which it was.</summary>
internal static class ListActs
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel) =>
        (await Read(context, code, db, catalogue, clock, cancel)).Succeeded(out var acts, out var refusal) ? TypedResults.Ok(acts) : Problems.From(refusal);

    internal static async Task<Outcome<IReadOnlyList<ActDetail>>> Read(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel, contents: true)).Succeeded(out var locked, out var refusal))
            return refusal;

        var names = await Colleagues.NamesOf(db, locked.Acts.Select(act => act.Signer), cancel);
        return Outcome.Of<IReadOnlyList<ActDetail>>(
        [
            .. locked.Acts.Where(act => act.Form is not (Tasks.StepData.Form or Objections.Form or Objections.ResolutionForm)).Select(act => new ActDetail(
                act.Id, act.Form, act.Number.Length == 0 ? null : act.Number, act.IssuedAt, act.ToldAt, act.ToldHow, names.GetValueOrDefault(act.Signer),
                JsonDocument.Parse(act.Body).RootElement)),
        ]);
    }
}

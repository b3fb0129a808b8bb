using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Spine;
using OneStop.Domain;
using OneStop.Domain.Dossiers;

namespace OneStop.Application.Reception;

/// <param name="RecordedAt">When the system learnt it.</param>
/// <param name="EffectiveAt">When it was true in law.</param>
/// <param name="Actor"><c>office/post</c>.</param>
/// <param name="Name">Of the person, as colleagues see it.</param>
/// <param name="Line">What was hashed after <paramref name="PrevHash"/>, to the character: whoever has it can prove the chain.</param>
public sealed record HistoryEntry(
    int Seq, DateTimeOffset RecordedAt, DateTimeOffset EffectiveAt, string Actor, string? Name, string Via, string Command, JsonElement Body, string Line, string PrevHash,
    string Hash);

/// <summary>The journal of a dossier, with the chain that proves it.</summary>
internal static class ReadHistory
{
    public static async Task<IResult> Handle(
        HttpContext context, string code, OneStopDb db, Catalogue catalogue, OfficeClock clock, CancellationToken cancel)
    {
        if (!(await Look.At(context, code, db, catalogue, clock, cancel)).Succeeded(out var locked, out var refusal))
            return Problems.From(refusal);

        return TypedResults.Ok(await Of(locked, db, cancel));
    }

    internal static async Task<IReadOnlyList<HistoryEntry>> Of(LockedDossier locked, OneStopDb db, CancellationToken cancel)
    {
        var entries = await db.Set<JournalRow>().AsNoTracking()
            .Where(entry => entry.DossierId == locked.Dossier.Id)
            .OrderBy(entry => entry.Seq)
            .ToListAsync(cancel);
        var ids = entries.Select(entry => PersonOf(entry.Actor)).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancel);
        return entries.ConvertAll(entry => Describe(entry, names));
    }

    private static HistoryEntry Describe(JournalRow entry, Dictionary<Guid, string> names)
    {
        var person = PersonOf(entry.Actor);
        return new HistoryEntry(
            entry.Seq,
            entry.RecordedAt,
            entry.EffectiveAt,
            person is null ? entry.Actor : entry.Actor[(entry.Actor.IndexOf(':', StringComparison.Ordinal) + 1)..],
            person is { } id ? names.GetValueOrDefault(id) : null,
            entry.Via,
            entry.Command,
            JsonDocument.Parse(entry.Body).RootElement,
            JournalChain.CanonicalLine(
                new JournalEntry(entry.Seq, entry.RecordedAt, entry.EffectiveAt, entry.Actor, entry.Via, entry.Command, entry.Body)),
            entry.PrevHash,
            entry.Hash);
    }

    private static Guid? PersonOf(string actor) =>
        Guid.TryParse(actor.Split(':')[0], out var person) ? person : null;
}

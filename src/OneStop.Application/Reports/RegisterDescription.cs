using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OneStop.Application.Http;
using OneStop.Application.LegalActs;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;

namespace OneStop.Application.Reports;

/// <summary>What the rows of a page of the register need beside the dossiers, read once for all of them.</summary>
internal sealed class RegisterDescription
{
    private readonly Dictionary<(string Jurisdiction, long Release), Jurisdiction> _definitions = [];

    private readonly ILookup<Guid, PersonOnDossier> _people;
    private readonly Dictionary<Guid, OutcomeRow> _outcomes;
    private readonly ILookup<Guid, Issued> _acts;
    private readonly Dictionary<Guid, string?> _takers;

    /// <param name="acts">In the order in which they were issued.</param>
    /// <param name="takers">Who took a result by an authority, by the act that keeps it.</param>
    private RegisterDescription(
        ILookup<Guid, PersonOnDossier> people, Dictionary<Guid, OutcomeRow> outcomes, ILookup<Guid, Issued> acts, Dictionary<Guid, string?> takers) =>
        (_people, _outcomes, _acts, _takers) = (people, outcomes, acts, takers);

    public static async Task<RegisterDescription> Of(IReadOnlyList<Dossier> dossiers, OneStopDb db, Catalogue catalogue, CancellationToken cancel)
    {
        var ids = dossiers.Select(dossier => dossier.Id).ToList();
        var outcomes = await db.Set<OutcomeRow>().AsNoTracking().Where(row => ids.Contains(row.DossierId)).ToDictionaryAsync(row => row.DossierId, cancel);
        var acts = await db.Set<ActRow>().AsNoTracking()
            .Where(act => ids.Contains(act.DossierId) && act.Form != ReturnResult.WordsForm)
            .OrderBy(act => act.IssuedAt).ThenBy(act => act.Id)
            .Select(act => new Issued(act.DossierId, act.Form, act.Number, act.IssuedAt))
            .ToListAsync(cancel);
        var taken = outcomes.Values.Select(row => row.ActId).OfType<Guid>().ToList();
        var words = await db.Set<ActRow>().AsNoTracking().Where(act => taken.Contains(act.Id)).ToDictionaryAsync(act => act.Id, act => act.Body, cancel);
        RegisterDescription description = new(
            await PersonOnDossier.Of(db, ids, cancel),
            outcomes,
            acts.ToLookup(act => act.DossierId),
            words.ToDictionary(pair => pair.Key, pair => JsonSerializer.Deserialize<ResultWords>(pair.Value, WireJson.Options)!.TakerName));
        foreach (var key in dossiers.Select(dossier => (dossier.Jurisdiction, dossier.Release)).Distinct())
            description._definitions[key] = await catalogue.At(key.Jurisdiction, key.Release, cancel);

        return description;
    }

    public RegisterRow Row(Dossier dossier, int number)
    {
        var jurisdiction = _definitions[(dossier.Jurisdiction, dossier.Release)];
        var applicant = _people[dossier.Id].FirstOrDefault(person => person.IsApplicant);
        var outcome = _outcomes.GetValueOrDefault(dossier.Id);
        return new RegisterRow(
            number,
            dossier.Code,
            dossier.Procedure,
            jurisdiction.Procedures[dossier.Procedure].Rules.Names.Vi,
            1,
            applicant?.Name ?? "",
            applicant?.Address,
            applicant?.Phone,
            dossier.HandlingOffice,
            jurisdiction.Organisation.Find(dossier.HandlingOffice)!.Name,
            dossier.ReceivedAt,
            ReadDossier.Appointed(dossier.Appointment1At, dossier.Appointment1On),
            ReadDossier.Appointed(dossier.Appointment2At, dossier.Appointment2On),
            dossier.Appointment2Withdrawn,
            outcome?.ReturnedAt,
            dossier.ReturnOffice,
            jurisdiction.Organisation.Find(dossier.ReturnOffice)!.Name,
            outcome is null ? null : TakerOf(dossier, outcome),
            outcome?.TakenAs,
            [.. NotesOf(dossier)]);
    }

    private string? TakerOf(Dossier dossier, OutcomeRow outcome) =>
        (outcome.ActId is { } act ? _takers.GetValueOrDefault(act) : null)
        ?? _people[dossier.Id].FirstOrDefault(person => person.Ordinal == outcome.TakenBy)?.Name;

    private IEnumerable<RegisterNote> NotesOf(Dossier dossier)
    {
        // The receipt of the reception is the first; each correction made the next.
        var version = 1;
        foreach (var act in _acts[dossier.Id])
        {
            if (act.Form == "01")
                yield return new RegisterNote("replaced", act.At, null, ++version, Texts.Word("note.replaced", version));
            else if (KindOf(act.Form, dossier.ClosedWhat) is { } kind)
                yield return new RegisterNote(kind, act.At, act.Number, null, Texts.Word($"note.{kind}", act.Number));
        }
    }

    private static string? KindOf(string form, string? closedWhat) => (form, closedWhat) switch
    {
        ("03", _) => "refused",
        ("02", TurnAway.Guide) => "guided",
        ("05", _) => "stopped",
        _ => null,
    };

    private sealed record Issued(Guid DossierId, string Form, string Number, DateTimeOffset At);
}

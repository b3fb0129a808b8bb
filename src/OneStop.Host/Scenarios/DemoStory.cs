using System.Globalization;
using OneStop.Application.Http;
using OneStop.Application.Procedures;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Application.Reception;
using OneStop.Domain.Deadlines;

namespace OneStop.Host.Scenarios;

/// <summary>Tells what happened to a dossier, turn by turn, in Vietnamese.</summary>
internal sealed class DemoStory(Jurisdiction jurisdiction, LoadedProcedure procedure)
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi");
    private readonly DemoTexts _texts = DemoTexts.Shipped;

    public string Title => DemoTexts.Fill(_texts.Title, ("procedure", procedure.Rules.Names.Plain));

    /// <param name="no">From 1.</param>
    /// <param name="before">What was shown before the turn; null before the reception.</param>
    public IEnumerable<string> Tell(int no, DemoLine line, ScenarioStep? step, Observation? before, Observation after)
    {
        var actor = line.Actor.Split('/');
        yield return DemoTexts.Fill(
            _texts.Head,
            ("no", no.ToString(CultureInfo.InvariantCulture)),
            ("at", _texts.Moment(line.At)),
            ("post", jurisdiction.Organisation.FindPost(actor[0], actor[1])!.Name),
            ("office", OfficeName(actor[0])));
        yield return $"   {Did(step, before, after)}";
        if (before is { Dossier.Holder: [{ Until: { } until }] } && until < line.At)
            yield return DemoTexts.Fill(_texts.Late, ("due", _texts.Moment(until)));

        yield return DemoTexts.Fill(
            _texts.Now,
            ("holder", HolderName(after.Dossier.Holder)),
            ("due", _texts.Moment(line.DueAt)),
            ("status", Texts.Status($"national.{line.NationalStatus.ToString(CultureInfo.InvariantCulture)}")));
    }

    /// <summary>The last line of a story that went as it should.</summary>
    public string Held => _texts.Held;

    public string Failed => _texts.Failed;

    private string Did(ScenarioStep? step, Observation? before, Observation after)
    {
        var dossier = after.Dossier;
        if (step is null)
            return DemoTexts.Fill(_texts.Did["register"], ("code", dossier.Code), ("appointment", _texts.Moment(dossier.Appointment1?.At)));

        var key = step.Do == ScenarioCommands.Complete ? $"{step.Do}:{before!.Dossier.Holder[0].Step}" : step.Do;
        return DemoTexts.Fill(_texts.Did[key], [.. step.With.Select(given => (given.Key, Shown(given.Key, given.Value)))]);
    }

    private string Shown(string key, string value) => key switch
    {
        "item" => procedure.Rules.Papers.First(paper => paper.Id == value).Name,
        "amount" => long.Parse(value, CultureInfo.InvariantCulture).ToString("N0", _vietnamese),
        "dueOn" or "paidOn" => DateOnly.Parse(value, CultureInfo.InvariantCulture).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => value,
    };

    private string HolderName(IReadOnlyList<HolderNow> holders) => holders switch
    {
        [] => _texts.Nobody,
        [{ Kind: Holder.Citizen }, ..] => _texts.Citizen,
        [{ Kind: Holder.System }, ..] => _texts.System,
        [var holder, ..] => holder.OfficeName ?? "",
    };

    private string OfficeName(string code) => jurisdiction.Organisation.Find(code)!.Name;
}

/// <summary>A turn for machines; one JSON object on a line of its own.</summary>
/// <param name="Step">The command.</param>
/// <param name="Actor"><c>office/post</c>.</param>
/// <param name="Holder">Who holds it afterwards; null when it is closed.</param>
/// <param name="Office">Of the holder.</param>
/// <param name="DueAt">Until when; null where nothing is due.</param>
internal sealed record DemoLine(
    string Step, DateTimeOffset At, string Actor, string Dossier, Holder? Holder, string? Office, DateTimeOffset? DueAt, string PublicStatus, int NationalStatus)
{
    public static DemoLine Of(Turn turn, Observation after)
    {
        var holder = after.Dossier.Holder is [var first, ..] ? first : null;
        var actor = turn.Step?.As ?? turn.Walk.Receiver;
        return new DemoLine(
            turn.Step?.Do ?? "register", turn.At, $"{actor.Office}/{actor.Post}", after.Dossier.Code, holder?.Kind, holder?.Office, holder?.Until,
            after.Dossier.PublicStatus, after.Dossier.NationalStatus);
    }
}

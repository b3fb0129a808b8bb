using System.Text.Json;
using OneStop.Application.Http;
using OneStop.Application.Offices;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reception;
using OneStop.Application.Tasks;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;
using OneStop.Domain.Tax;

namespace OneStop.Application.Tracking;

/// <summary>Puts names to what a command left for the citizen's page: those of the definitions that the dossier is pinned to.</summary>
internal static class TrackingView
{
    /// <param name="officers">Names by id, of those who have claimed something.</param>
    /// <param name="posted">What the office that posted said of it, the newest last.</param>
    public static TrackingDocument Of(
        TrackingRow row, TrackingFacts facts, Jurisdiction jurisdiction, IReadOnlyDictionary<Guid, string> officers, IReadOnlyList<StepDataDetail> posted)
    {
        var rules = jurisdiction.Procedures[row.Procedure].Rules;
        var supplement = SupplementOf(row, facts, rules);
        return new TrackingDocument(
            row.Code, row.Version, row.ReceiptVersion, new ProcedureName(rules.Names.Vi, rules.Names.Plain, rules.Names.En), row.Initials,
            facts.Status, facts.National, facts.ReceivedAt,
            [.. facts.Holders.Select(holder => HolderOf(holder, jurisdiction, officers))],
            ToDo(facts, supplement),
            At(facts.Appointment1At, facts.Appointment1On), At(facts.Appointment2At, facts.Appointment2On), facts.Outcome is null ? facts.Limit2 : null, facts.Paused,
            Stages(row, facts, jurisdiction), TaxOf(row), supplement, PostingOf(facts, jurisdiction.Procedures[row.Procedure], posted),
            NameOf(jurisdiction, facts.ReceptionOffice)!, NameOf(jurisdiction, facts.ReturnOffice)!,
            facts.Outcome, facts.Outcome is { } outcome ? rules.Outcomes.GetValueOrDefault(outcome) == OutcomeKind.Positive : null, row.ClosedAt, row.UpdatedAt);
    }

    private static TrackingPosting? PostingOf(TrackingFacts facts, LoadedProcedure procedure, IReadOnlyList<StepDataDetail> posted)
    {
        if (facts.Holders.FirstOrDefault(holder => holder.Code == PublicStatus.Posting) is not { DueAt: { } at, DueOn: { } on } posting)
            return null;

        var words = posted.SelectMany(given => StepData.Public(procedure, given).ToList() is { Count: > 0 } said ? [said] : Array.Empty<List<PublicWord>>()).LastOrDefault() ?? [];
        return new TrackingPosting(posting.Since, new Appointment(at, on), words.ConvertAll(word => new TrackingWord(Bilingual(word.Vi, word.En), word.Text)));
    }

    private static TrackingHolder HolderOf(HolderFact fact, Jurisdiction jurisdiction, IReadOnlyDictionary<Guid, string> officers)
    {
        var post = fact is { Office: { } office, Post: { } key } ? jurisdiction.Organisation.FindPost(office, key) : null;
        return new TrackingHolder(
            fact.Kind, NameOf(jurisdiction, fact.Office), post is null ? null : Bilingual(post.Name, post.NameEn),
            jurisdiction.Organisation.OfficerNames && fact.Officer is { } id ? officers.GetValueOrDefault(id) : null,
            fact.Code, fact.Ground, fact.ClockRuns, fact.Since, At(fact.DueAt, fact.DueOn), fact.Left);
    }

    private static List<string> ToDo(TrackingFacts facts, TrackingSupplement? supplement)
    {
        List<string> todo = [];
        if (supplement is not null)
            todo.Add("supplement");

        if (facts.Holders.Any(holder => holder.Code == PublicStatus.PaymentDue))
            todo.Add("pay");

        if (facts.Status is PublicStatus.ResultReady or PublicStatus.ReturnedUnresolved)
            todo.Add("collect");

        return todo;
    }

    private static List<TrackingStage> Stages(TrackingRow row, TrackingFacts facts, Jurisdiction jurisdiction)
    {
        var procedure = jurisdiction.Procedures[row.Procedure];
        List<TrackingStage> stages = [.. Merged(facts.Stages).Select(stage => new TrackingStage(
            stage.Code, StepName(procedure.Rules, stage.Node), stage.To is null ? "now" : "done", NameOf(jurisdiction, stage.Office), stage.ClockRuns, stage.From, stage.To))];
        var now = facts.Holders.Select(holder => holder.Node).OfType<string>().ToList();
        var entered = facts.Stages.Select(stage => stage.Node).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (facts.Holders.Any(holder => holder.Code is PublicStatus.TaxDetermining or PublicStatus.TaxNoticeIn or PublicStatus.SlipReturned))
            stages.Add(new TrackingStage(PublicStatus.PaymentDue, null, "next", null, false, null, null));

        var taxIsOff = facts.Limit2 is null && facts.Stages.All(stage => stage.Node is null || !procedure.Rules.Conversations.ContainsKey(stage.Node))
            && procedure.Rules.Phases.Any(phase => phase.Appointment == 2);
        foreach (var node in TrackingStages.Ahead(procedure, now, entered, taxIsOff))
            stages.AddRange(NextOf(node, row, facts, jurisdiction));

        return stages;
    }

    private static IEnumerable<TrackingStage> NextOf(string node, TrackingRow row, TrackingFacts facts, Jurisdiction jurisdiction)
    {
        var rules = jurisdiction.Procedures[row.Procedure].Rules;
        if (rules.Conversations.ContainsKey(node))
        {
            return
            [
                new TrackingStage(PublicStatus.TaxDetermining, null, "next", null, !rules.Grounds[TaxStanding.DeterminationGround].StopsClock, null, null),
                new TrackingStage(PublicStatus.PaymentDue, null, "next", null, false, null, null),
            ];
        }

        if (rules.Waits.TryGetValue(node, out var wait))
            return [new TrackingStage(wait.Status, wait.Name, "next", null, !rules.Grounds[wait.Ground].StopsClock, null, null)];

        var step = rules.Steps[node];
        var office = step.OfficeRole switch
        {
            RoleResolver.Desk => facts.ReceptionOffice,
            RoleResolver.ReturnDesk => facts.ReturnOffice,
            _ => null,
        };
        return [new TrackingStage(step.Status, step.Name, "next", NameOf(jurisdiction, office), step.Phase is not null, null, null)];
    }

    /// <summary>What follows itself without a break, as after a change of hands inside one office, is one stage.</summary>
    private static IEnumerable<StageFact> Merged(IReadOnlyList<StageFact> stages)
    {
        StageFact? last = null;
        foreach (var stage in stages)
        {
            if (last is not null && last.Code == stage.Code && last.Office == stage.Office && last.To == stage.From)
            {
                last = last with { To = stage.To };
                continue;
            }

            if (last is not null)
                yield return last;

            last = stage;
        }

        if (last is not null)
            yield return last;
    }

    private static TrackingTax? TaxOf(TrackingRow row)
    {
        if (row.Tax is null)
            return null;

        var facts = JsonSerializer.Deserialize<List<TaxFact>>(row.Tax, WireJson.Options)!;
        return new TrackingTax(
            facts.ConvertAll(fact => new TrackingTaxRow(fact.Kind, fact.Number, fact.DueOn, fact.Amount, fact.Exempted, fact.Paid, fact.Left, fact.Debt)),
            facts.Sum(fact => fact.Left),
            facts.Where(fact => !fact.Debt).Sum(fact => fact.Left));
    }

    /// <summary>Shown once the desk has told the citizen: until then it may be withdrawn, and the office's clock runs.</summary>
    private static TrackingSupplement? SupplementOf(TrackingRow row, TrackingFacts facts, Procedure rules)
    {
        if (row.Supplement is null || JsonSerializer.Deserialize<SupplementFact>(row.Supplement, WireJson.Options) is not { ToldAt: { } toldAt } fact)
            return null;

        var waiting = facts.Holders.FirstOrDefault(holder => holder.Code == PublicStatus.SupplementNeeded);
        return new TrackingSupplement(toldAt, At(waiting?.DueAt, waiting?.DueOn), [.. fact.Items.Select(item => new TrackingItem(
            rules.Papers.FirstOrDefault(paper => paper.Id == item.Paper)?.Name ?? item.Text ?? item.Id, item.Reason, item.ReceivedAt is not null))]);
    }

    private static string? StepName(Procedure rules, string? node) =>
        node is null ? null : rules.Steps.TryGetValue(node, out var step) ? step.Name : rules.Waits.GetValueOrDefault(node)?.Name;

    private static Named? NameOf(Jurisdiction jurisdiction, string? office) =>
        office is not null && jurisdiction.Organisation.Find(office) is { } found ? Bilingual(found.Name, found.NameEn) : null;

    private static Named Bilingual(string vi, string en) => new(vi, en.Length == 0 ? vi : en);

    private static Appointment? At(DateTimeOffset? at, DateOnly? on) => at is { } instant && on is { } date ? new Appointment(instant, date) : null;
}

using OneStop.Application.Procedures.Reading;

namespace OneStop.Application.Procedures;

/// <summary>What must hold between the parts of an organisation.</summary>
internal static class OrganisationRules
{
    internal static void Check(
        IReadOnlyList<CommuneEntry> communes, IReadOnlyList<SplitEntry> splits, IReadOnlyList<OfficeEntry> offices, Findings findings)
    {
        CheckOnce(communes.Select(commune => (commune.Commune.Code, commune.At)), "commune", findings);
        CheckOnce(offices.Select(office => (office.Office.Code, office.At)), "office", findings);
        CheckOnce(offices.Select(office => (office.Office.Identifier, office.Identifier)), "identifier", findings);
        CheckFormer(communes, splits, findings);
        var codes = communes.Select(commune => commune.Commune.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var office in offices)
        {
            CheckIdentifier(office, findings);
            CheckParents(office, offices, findings);
            foreach (var served in office.Serves.Where(served => !codes.Contains(served.Text)))
                findings.Error(served.At, "workflow.unknown-commune", $"The office '{office.Office.Code}' serves the commune '{served.Text}', which this file does not have.", office.Office.Code);
        }
    }

    private static void CheckOnce(IEnumerable<(string Key, Place At)> things, string what, Findings findings)
    {
        foreach (var again in things.Where(thing => thing.Key.Length > 0).GroupBy(thing => thing.Key, StringComparer.Ordinal).SelectMany(same => same.Skip(1)))
            findings.Error(again.At, "workflow.duplicate", $"The {what} '{again.Key}' stands twice.", again.Key);
    }

    /// <summary>A paper that names a former unit must lead to one commune, or to a rule that says to which.</summary>
    private static void CheckFormer(IReadOnlyList<CommuneEntry> communes, IReadOnlyList<SplitEntry> splits, Findings findings)
    {
        CheckOnce(splits.Select(split => (split.Former, split.At)), "split of", findings);
        var byFormer = communes
            .SelectMany(commune => commune.Former.Select(former => (former.Text, former.At, commune.Commune.Code)))
            .GroupBy(former => former.Text, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToList(), StringComparer.Ordinal);
        foreach (var (former, into) in byFormer.Where(former => former.Value.Select(one => one.Code).Distinct().Skip(1).Any()))
        {
            if (splits.All(split => split.Former != former))
                findings.Error(into[1].At, "workflow.former-twice", $"'{former}' became part of {List(into.Select(one => one.Code))}; say under 'splits' by which rule a place is found in one of them.", former);
        }

        foreach (var split in splits)
            CheckSplit(split, byFormer.GetValueOrDefault(split.Former, []).Select(one => one.Code).ToList(), findings);
    }

    private static void CheckSplit(SplitEntry split, List<string> actual, Findings findings)
    {
        if (!actual.Order(StringComparer.Ordinal).SequenceEqual(split.Into.Select(into => into.Text).Order(StringComparer.Ordinal)) || actual.Count < 2)
            findings.Error(split.At, "workflow.split", $"The split of '{split.Former}' names {List(split.Into.Select(into => into.Text))}, but it is a former unit of {List(actual)}.", split.Former);
    }

    private static void CheckIdentifier(OfficeEntry office, Findings findings)
    {
        var identifier = office.Office.Identifier;
        if (identifier.Length == 0 && office.Office.Roles.Contains("desk"))
            findings.Error(office.At, "workflow.identifier-missing", $"The desk '{office.Office.Code}' has no identifier, so its dossiers can have no code.", office.Office.Code);
        else
            Forms.Check(Forms.Identifier(), identifier, office.Identifier, findings, "an identifier");
    }

    private static void CheckParents(OfficeEntry office, IReadOnlyList<OfficeEntry> offices, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { office.Office.Code };
        for (var parent = office.Office.Parent; parent is not null; parent = offices.First(other => other.Office.Code == parent).Office.Parent)
        {
            var code = parent;
            if (offices.All(other => other.Office.Code != code))
            {
                // Said once, at the office that names it.
                if (parent == office.Office.Parent)
                    findings.Error(office.Parent, "workflow.unknown-office", $"The parent '{parent}' of '{office.Office.Code}' is not among the offices.", office.Office.Code);
                return;
            }

            if (!seen.Add(parent))
            {
                findings.Error(office.Parent, "workflow.parent-circle", $"The office '{office.Office.Code}' is its own ancestor.", office.Office.Code);
                return;
            }
        }
    }

    private static string List(IEnumerable<string> codes) => string.Join(", ", codes.DefaultIfEmpty("no commune"));
}

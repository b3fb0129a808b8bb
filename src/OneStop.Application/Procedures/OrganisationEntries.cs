using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Offices;

namespace OneStop.Application.Procedures;

/// <summary>An organisation as it was read, faulty or not, with the places that later checks point at.</summary>
/// <param name="Jurisdiction">Where its key stands.</param>
/// <param name="Communes">By code.</param>
internal sealed record OrganisationDraft(Organisation Value, Place Jurisdiction, IReadOnlyDictionary<string, Place> Communes, Findings Findings);

/// <param name="Serves">Codes of communes, where they stand.</param>
internal sealed record OfficeEntry(Office Office, Place At, Place Identifier, Place Parent, IReadOnlyList<YamlText> Serves);

/// <param name="Former">Names of the units it was made of, where they stand.</param>
internal sealed record CommuneEntry(Commune Commune, Place At, IReadOnlyList<YamlText> Former)
{
    internal static CommuneEntry Read(MapReader map)
    {
        var code = map.Text("code");
        Forms.Check(Forms.Commune(), code, map.PlaceOf("code"), map.Findings, "the code of a commune");
        var former = map.Texts("former");
        var ground = map.TextOrNull("difficult");
        var commune = new Commune(code, map.Text("name"), former.Distinct(map.Findings, "former"), ground is not null, ground);
        map.Close();
        return new CommuneEntry(commune, map.At, former);
    }
}

/// <summary>A former unit that went to several communes, and the rule by which a place is found in one of them.</summary>
internal sealed record SplitEntry(string Former, IReadOnlyList<YamlText> Into, Place At)
{
    internal static SplitEntry Read(MapReader map)
    {
        var split = new SplitEntry(map.Text("former"), map.Texts("into"), map.At);
        map.Text("rule");
        map.Close();
        return split;
    }
}

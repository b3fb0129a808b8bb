using System.Text.Json;
using System.Text.Json.Nodes;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Reception;
using OneStop.Application.Spine;
using OneStop.Domain.Parties;

namespace OneStop.Application.LegalActs;

/// <summary>Puts what was corrected in the place of what was mistyped, and names the places that changed.</summary>
internal static class CorrectedThings
{
    /// <summary>A name that stands in the journal says nothing of a person.</summary>
    private const int MostName = 40;

    /// <summary>All parties anew, where any differs: rows of people are of one dossier.</summary>
    public static IReadOnlyList<string> Parties(Change change, IReadOnlyList<Party> parties, KeyRing keys)
    {
        var locked = change.Locked;
        var old = locked.Parties.Select(role => PartyDetail.Of(role.Roles, locked.People.Single(row => row.Id == role.PartyId), keys)).ToList();
        var fields = Differences(Node(old), Node(parties.Select(PartyDetail.Of)), "parties").ToList();
        if (fields.Count == 0)
            return fields;

        foreach (var role in locked.Parties)
            change.Remove(role);

        foreach (var person in locked.People)
            change.Remove(person);

        RegisteredThings.AddParties(change, parties, keys);
        change.Dossier.PartyCount = parties.Count;
        change.Dossier.OrganisationPays = parties.Any(party => party.Kind == PartyKind.Organisation);
        return fields;
    }

    public static IReadOnlyList<string> Parcels(Change change, IReadOnlyList<Parcel> parcels)
    {
        var old = change.Locked.Parcels.Select(ParcelDetail.Of);
        var fields = Differences(Node(old), Node(parcels.Select(ParcelDetail.Of)), "parcels").ToList();
        if (fields.Count == 0)
            return fields;

        foreach (var row in change.Locked.Parcels)
            change.Remove(row);

        RegisteredThings.AddParcels(change, parcels);
        change.Dossier.Commune = parcels[0].Commune;
        return fields;
    }

    /// <summary>A paper that came twice is corrected where it came last.</summary>
    public static IReadOnlyList<string> Papers(Change change, IReadOnlyList<PaperRequest> papers)
    {
        List<string> fields = [];
        foreach (var paper in papers)
        {
            var row = change.Locked.Papers.Last(given => given.Paper == paper.Paper);
            var (form, count) = (paper.As!, paper.Count ?? row.Count);
            if (row.As != form)
                fields.Add($"papers.{row.Paper}.as");

            if (row.Count != count)
                fields.Add($"papers.{row.Paper}.count");

            (row.As, row.Count) = (form, count);
        }

        return fields;
    }

    public static IReadOnlyList<string> Form(Change change, JsonElement? form)
    {
        if (form is not { } given)
            return [];

        var fields = Differences(JsonNode.Parse(change.Dossier.FormData), JsonNode.Parse(given.GetRawText()), "form").Distinct().ToList();
        if (fields.Count > 0)
            change.Dossier.FormData = given.GetRawText();

        return fields;
    }

    private static JsonNode? Node(object value) => JsonSerializer.SerializeToNode(value, WireJson.Options);

    private static IEnumerable<string> Differences(JsonNode? old, JsonNode? now, string place)
    {
        if (JsonNode.DeepEquals(old, now))
            return [];

        return (old, now) switch
        {
            (JsonObject before, JsonObject after) => before.Concat(after).Select(member => member.Key).Distinct()
                .SelectMany(name => Differences(before[name], after[name], IsPlain(name) ? $"{place}.{name}" : place)),
            (JsonArray before, JsonArray after) when before.Count == after.Count =>
                before.Zip(after).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{place}[{index}]")),
            _ => [place],
        };
    }

    private static bool IsPlain(string name) => name.Length <= MostName && name.All(char.IsAsciiLetterOrDigit);
}

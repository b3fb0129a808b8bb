using System.Globalization;
using OneStop.Domain.Offices;

namespace OneStop.Application.Procedures.Checks;

/// <summary>
/// Whether each role that a route asks for is resolved: for every commune in which a desk receives, on every day, by exactly one
/// office. The desks themselves are the dossier's own and are not looked up.
/// </summary>
internal sealed class OfficeCheck(Organisation organisation)
{
    private const int Named = 5;
    private static readonly string[] OwnRoles = ["desk", "return-desk"];

    private readonly Dictionary<string, IReadOnlyList<string>> _troubles = new(StringComparer.Ordinal);

    internal void Run(Route route)
    {
        foreach (var (node, role, post) in route.Offices().Where(asked => asked.Role.Length > 0))
        {
            var offices = organisation.Offices.Where(office => office.Roles.Contains(role)).ToList();
            if (offices.Count == 0)
            {
                Fault(route, node, "workflow.unknown-role", $"No office has the role '{role}'.");
                continue;
            }

            if (post is { Length: > 0 })
                CheckPost(route, node, post, offices);
            if (!OwnRoles.Contains(role))
                CheckServed(route, node, role);
        }
    }

    private static void CheckPost(Route route, string node, string post, List<Office> offices)
    {
        var without = offices.Where(office => office.Posts.All(other => other.Key != post)).Select(office => office.Code).ToList();
        if (without.Count > 0)
            Fault(route, node, "workflow.unknown-post", $"The post '{post}' does not exist in {List(without)}.");
    }

    private void CheckServed(Route route, string node, string role)
    {
        if (!_troubles.TryGetValue(role, out var troubles))
            _troubles[role] = troubles = [.. organisation.Communes.Select(commune => Trouble(commune, role)).OfType<string>()];

        if (troubles.Count > 0)
            Fault(route, node, "workflow.office-not-one", $"The role '{role}' must have exactly one office in each commune: {List(troubles)}.");
    }

    /// <summary>The first day on which none or several offices are there, in words; null when there is none.</summary>
    private string? Trouble(Commune commune, string role)
    {
        var desks = Serving("desk", commune.Code);
        var offices = Serving(role, commune.Code);
        foreach (var day in desks.Concat(offices).SelectMany(office => Turns(office)).Distinct().Order().Where(day => desks.Exists(desk => desk.IsOpen(day))))
        {
            var open = offices.Where(office => office.IsOpen(day)).Select(office => office.Code).ToList();
            if (open.Count != 1)
                return $"{commune.Name} ({commune.Code}) has {(open.Count == 0 ? "none" : string.Join(" and ", open))} from {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        }

        return null;
    }

    private List<Office> Serving(string role, string commune) =>
        [.. organisation.Offices.Where(office => office.Roles.Contains(role) && office.Serves.Contains(commune))];

    /// <summary>Days on which something can change.</summary>
    private static IEnumerable<DateOnly> Turns(Office office) => office.To is { } to && to < DateOnly.MaxValue ? [office.From, to.AddDays(1)] : [office.From];

    private static string List(IReadOnlyList<string> things) =>
        string.Join("; ", things.Take(Named)) + (things.Count > Named ? $"; and {things.Count - Named} more" : "");

    private static void Fault(Route route, string node, string rule, string sentence) => route.Findings.Error(route.PlaceOf(node), rule, sentence, node);
}

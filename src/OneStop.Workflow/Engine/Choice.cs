using System.Text;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>What the conditions out of a node say.</summary>
/// <param name="Told">For the journal: what was looked at.</param>
/// <param name="Taken">Empty when there is trouble.</param>
/// <param name="Trouble">The incident's code.</param>
internal sealed record Choice(ProcessEffect.Decided Told, Way[] Taken, string? Trouble, string Sentence)
{
    /// <summary>The first in document order whose condition is true, else the default.</summary>
    internal static Choice Exclusive(Place place, FeelScope scope)
    {
        var looks = new List<Look>(place.Outgoing.Length);
        foreach (var way in place.Outgoing)
        {
            if (way == place.Default)
                continue;

            var result = Ask(way, scope, looks);
            if (result is null)
                return NotBoolean(place, way, looks);
            if (result.Value)
                return Found(place, [way], looks);
        }

        return place.Default is { } other ? ByDefault(place, [other], looks) : NoWay(place, looks);
    }

    /// <summary>Of an activity or inclusive gateway: every flow without condition and every one whose condition is true; the default if no condition is.</summary>
    internal static Choice Inclusive(Place place, FeelScope scope)
    {
        var looks = new List<Look>(place.Outgoing.Length);
        var taken = new List<Way>(place.Outgoing.Length);
        var isAnyTrue = false;
        foreach (var way in place.Outgoing)
        {
            if (way == place.Default)
                continue;

            var result = Ask(way, scope, looks);
            if (result is null)
                return NotBoolean(place, way, looks);
            if (result.Value)
                taken.Add(way);

            isAnyTrue |= result.Value && way.Flow.Condition is not null;
        }

        if (place.Default is { } other && !isAnyTrue)
            return ByDefault(place, InOrder(place, taken, other), looks);

        return taken.Count > 0 ? Found(place, [.. taken], looks) : NoWay(place, looks);
    }

    private static bool? Ask(Way way, FeelScope scope, List<Look> looks)
    {
        var condition = way.Flow.Condition;
        var answer = condition?.Evaluate(scope) ?? new FeelResult(Value.Of(true), []);
        var result = answer.Value is Value.Truth truth ? truth.Is : (bool?)null;
        looks.Add(new Look(way.Flow.Id, condition?.Text ?? "", answer.Read, result));
        return result;
    }

    private static Way[] InOrder(Place place, List<Way> taken, Way other) =>
        Array.FindAll(place.Outgoing, way => way == other || taken.Contains(way));

    private static Choice ByDefault(Place place, Way[] taken, List<Look> looks)
    {
        looks.Add(new Look(place.Default!.Flow.Id, "", [], true));
        return Found(place, taken, looks);
    }

    private static Choice Found(Place place, Way[] taken, List<Look> looks) =>
        new(new ProcessEffect.Decided(place.Node.Id, looks, Ids(taken)), taken, null, "");

    private static string Ids(Way[] taken)
    {
        if (taken is [var only])
            return only.Flow.Id;

        var ids = new StringBuilder();
        foreach (var way in taken)
            ids.Append(ids.Length == 0 ? "" : " ").Append(way.Flow.Id);

        return ids.ToString();
    }

    private static Choice NoWay(Place place, List<Look> looks) => new(
        new ProcessEffect.Decided(place.Node.Id, looks, null), [], "gateway.no-way-out", $"No condition out of {Run.Label(place.Node)} is true, and there is no default flow.");

    private static Choice NotBoolean(Place place, Way way, List<Look> looks) => new(
        new ProcessEffect.Decided(place.Node.Id, looks, null),
        [],
        "condition.not-boolean",
        $"The condition '{way.Flow.Condition?.Text}' out of {Run.Label(place.Node)} is neither true nor false{Reason(looks[^1])}.");

    private static string Reason(Look look) =>
        look.Read.Count == 0 ? "" : $": {string.Join(", ", look.Read.Select(read => $"{read.Key} is {read.Value}"))}";
}

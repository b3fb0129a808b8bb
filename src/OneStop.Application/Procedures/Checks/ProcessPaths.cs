using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures.Checks;

/// <summary>Where tokens can go in a process, whatever its conditions say.</summary>
internal sealed class ProcessPaths(ProcessDefinition process)
{
    private readonly ILookup<string, string> _after = Steps(process).ToLookup(step => step.From, step => step.To, StringComparer.Ordinal);

    internal IReadOnlyList<string> Starts { get; } = [.. StartsOf(process, null)];

    /// <summary>All that a token comes to after it left one of <paramref name="from"/>, until it enters one of <paramref name="stops"/>.</summary>
    internal Region After(IEnumerable<string> from, IReadOnlySet<string> stops)
    {
        var (inside, reached) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var open = new Queue<string>(from.SelectMany(node => _after[node]));
        while (open.TryDequeue(out var node))
        {
            if (stops.Contains(node))
                reached.Add(node);
            else if (inside.Add(node))
                _after[node].ToList().ForEach(open.Enqueue);
        }

        return new Region(inside, reached);
    }

    /// <summary>The heaviest way from a start to <paramref name="to"/> that enters no other stop; a way back to where it came from is not taken twice.</summary>
    /// <returns>Null when there is none.</returns>
    internal int? Heaviest(IEnumerable<string> from, string to, IReadOnlySet<string> stops, Func<string, int> weight)
    {
        var search = new Search(_after, to, stops, weight);
        return from.SelectMany(node => _after[node]).Select(search.From).Max();
    }

    private static IEnumerable<string> StartsOf(ProcessDefinition process, string? parent) =>
        process.Nodes.Where(node => node.Kind == NodeKind.Start && node.Parent == parent).Select(node => node.Id);

    /// <summary>Flows; and where a token goes without one: onto a boundary, through a link, into a sub-process and out of it.</summary>
    private static IEnumerable<(string From, string To)> Steps(ProcessDefinition process)
    {
        foreach (var flow in process.Flows)
            yield return (flow.Source, flow.Target);

        foreach (var node in process.Nodes)
        {
            foreach (var to in Unled(process, node))
                yield return (node.Id, to);
        }
    }

    private static IEnumerable<string> Unled(ProcessDefinition process, Node node)
    {
        var onTheEdge = process.Nodes.Where(other => other.AttachedTo == node.Id).Select(other => other.Id);
        var besides = node.Kind == NodeKind.Start
            ? process.Nodes.Where(other => other.Kind == NodeKind.EventSubProcess && other.Parent == node.Parent && other.Id != node.Parent).Select(other => other.Id)
            : [];
        var behind = node.Parent is { } around && node.Outgoing.Count == 0 ? process.Flows.Where(flow => flow.Source == around).Select(flow => flow.Target) : [];
        var linked = node.Kind == NodeKind.LinkThrow
            ? process.Nodes.Where(other => other.Kind == NodeKind.LinkCatch && other.Parent == node.Parent && other.Triggers[0].Name == node.Triggers[0].Name).Select(other => other.Id)
            : [];
        return [.. onTheEdge, .. StartsOf(process, node.Id), .. besides, .. behind, .. linked];
    }

    private sealed class Search(ILookup<string, string> after, string to, IReadOnlySet<string> stops, Func<string, int> weight)
    {
        private readonly Dictionary<string, int?> _found = new(StringComparer.Ordinal);

        internal int? From(string node)
        {
            if (node == to)
                return 0;
            if (stops.Contains(node))
                return null;
            if (_found.TryGetValue(node, out var found))
                return found;

            // While it is looked at, a way back to it counts as none.
            _found[node] = null;
            var heaviest = after[node].Select(From).Max();
            return _found[node] = heaviest is { } rest ? rest + weight(node) : null;
        }
    }
}

/// <param name="Inside">Without the stops.</param>
/// <param name="Reached">The stops that can be come to.</param>
internal sealed record Region(IReadOnlySet<string> Inside, IReadOnlySet<string> Reached);

namespace OneStop.Workflow.Reader;

/// <summary>The nodes of a definition joined by references, so that no move looks anything up twice.</summary>
internal sealed class Wiring
{
    private readonly Dictionary<string, Place> _places;

    internal Wiring(IReadOnlyList<Node> nodes, IReadOnlyList<Flow> flows)
    {
        _places = nodes.ToDictionary(node => node.Id, node => new Place(node), StringComparer.Ordinal);
        var ways = flows.ToDictionary(flow => flow.Id, flow => new Way(flow, _places[flow.Target]), StringComparer.Ordinal);
        foreach (var place in _places.Values)
            place.Connect(ways);

        Start = nodes.FirstOrDefault(node => node.Kind == NodeKind.Start) is { } start ? _places[start.Id] : null;
    }

    internal Place? Start { get; }

    internal Place? Find(string node) => _places.GetValueOrDefault(node);
}

internal sealed class Place(Node node)
{
    internal Node Node { get; } = node;

    internal Way[] Incoming { get; private set; } = [];

    internal Way[] Outgoing { get; private set; } = [];

    internal Way? Default { get; private set; }

    /// <summary>Whether a condition out of here is ever asked.</summary>
    internal bool Chooses { get; private set; }

    internal void Connect(Dictionary<string, Way> ways)
    {
        Incoming = [.. Node.Incoming.Select(flow => ways[flow])];
        Outgoing = [.. Node.Outgoing.Select(flow => ways[flow])];
        Default = Node.Default is { } flow ? ways[flow] : null;
        Chooses = Node.Kind != NodeKind.Parallel && (Default is not null || Outgoing.Any(way => way.Flow.Condition is not null));
    }
}

internal sealed class Way(Flow flow, Place target)
{
    internal Flow Flow { get; } = flow;

    internal Place Target { get; } = target;
}

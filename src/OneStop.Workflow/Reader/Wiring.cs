namespace OneStop.Workflow.Reader;

/// <summary>The nodes of a definition joined by references, so that no move looks anything up twice.</summary>
internal sealed class Wiring
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    internal Wiring(IReadOnlyList<Node> nodes, IReadOnlyList<Flow> flows)
    {
        foreach (var node in nodes)
            _places[node.Id] = new Place(node, _places.Count);

        var ways = flows.ToDictionary(flow => flow.Id, flow => new Way(flow, _places[flow.Source], _places[flow.Target]), StringComparer.Ordinal);
        foreach (var place in _places.Values)
            place.Connect(ways);

        foreach (var place in _places.Values)
            Belong(place);

        Links = _places.Values.Where(place => place.Node.Kind is NodeKind.LinkCatch or NodeKind.LinkThrow).ToLookup(place => LinkOf(place.Node));
        InclusiveJoins = [.. _places.Values.Where(place => place is { Node.Kind: NodeKind.Inclusive, Incoming.Length: > 1 })];
    }

    /// <summary>What stands in the process itself.</summary>
    internal Inside Process { get; } = new();

    /// <summary>In document order.</summary>
    internal Place[] InclusiveJoins { get; }

    internal ILookup<string, Place> Links { get; }

    internal Place? Find(string node) => _places.GetValueOrDefault(node);

    internal static string LinkOf(Node node) => $"{node.Parent}\n{(node.Triggers is [{ } link, ..] ? link.Name : "")}";

    private void Belong(Place place)
    {
        var around = place.Node.Parent is { } parent ? _places[parent] : null;
        place.Around = around;
        var inside = around is null ? Process : around.Inside ??= new Inside();
        inside.Add(place);
        if (place.Node.AttachedTo is { } host)
            _places[host].Boundaries.Add(place);
    }
}

/// <summary>What stands in a process or sub-process, in document order.</summary>
internal sealed class Inside
{
    internal List<Place> Starts { get; } = [];

    /// <summary>Nodes that begin where nothing is drawn as a start: those that no flow leads to.</summary>
    internal List<Place> Unled { get; } = [];

    internal List<Place> EventSubProcesses { get; } = [];

    internal void Add(Place place)
    {
        if (place.Node.Kind == NodeKind.Start)
            Starts.Add(place);
        else if (place.Node.Kind == NodeKind.EventSubProcess)
            EventSubProcesses.Add(place);
        else if (place.Incoming.Length == 0 && place.Node.Kind is not (NodeKind.Boundary or NodeKind.LinkCatch))
            Unled.Add(place);
    }
}

internal sealed class Place(Node node, int order)
{
    internal Node Node { get; } = node;

    /// <summary>In the document.</summary>
    internal int Order { get; } = order;

    internal Way[] Incoming { get; private set; } = [];

    internal Way[] Outgoing { get; private set; } = [];

    internal Way? Default { get; private set; }

    /// <summary>Whether a condition out of here is ever asked.</summary>
    internal bool Chooses { get; private set; }

    /// <summary>The sub-process around it.</summary>
    internal Place? Around { get; set; }

    /// <summary>Of a sub-process.</summary>
    internal Inside? Inside { get; set; }

    internal List<Place> Boundaries { get; } = [];

    internal bool Repeats => Node.Many is not null || Node.Loop is not null;

    internal void Connect(Dictionary<string, Way> ways)
    {
        Incoming = [.. Node.Incoming.Select(flow => ways[flow])];
        Outgoing = [.. Node.Outgoing.Select(flow => ways[flow])];
        Default = Node.Default is { } flow ? ways[flow] : null;
        Chooses = Node.Kind is not (NodeKind.Parallel or NodeKind.EventGateway) && (Default is not null || Outgoing.Any(way => way.Flow.Condition is not null));
    }
}

internal sealed class Way(Flow flow, Place source, Place target)
{
    internal Flow Flow { get; } = flow;

    internal Place Source { get; } = source;

    internal Place Target { get; } = target;
}

using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Which ways into a join a token can still take, without passing the join: along flows, links and the boundary events of activities.</summary>
internal static class Reach
{
    internal static List<Way> From(Wiring wiring, Place start, Place join)
    {
        var seen = new HashSet<Place>();
        var open = new Stack<Place>();
        List<Way> reached = [];
        open.Push(start);
        while (open.TryPop(out var place))
        {
            if (!seen.Add(place))
                continue;

            foreach (var way in place.Outgoing)
            {
                if (way.Target == join)
                    reached.Add(way);
                else
                    open.Push(way.Target);
            }

            place.Boundaries.ForEach(open.Push);
            if (place.Node.Kind == NodeKind.LinkThrow)
            {
                foreach (var target in wiring.Links[Wiring.LinkOf(place.Node)])
                    open.Push(target);
            }
        }

        return reached;
    }
}

using OneStop.Application.Procedures.Reading;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

/// <summary>
/// The processes that call activities name: those of the other procedures of the same jurisdiction, by the id of the process. A dossier
/// is pinned to a release of the jurisdiction, and so to the versions of all that it calls.
/// </summary>
internal sealed class CalledProcesses
{
    private readonly Dictionary<string, Route> _byProcess = new(StringComparer.Ordinal);

    internal CalledProcesses(IEnumerable<Route> routes)
    {
        foreach (var route in routes)
        {
            if (!_byProcess.TryAdd(route.Process.Id, route))
                route.Findings.Error(Place.Start, "workflow.process-twice", $"Two procedures have a process with the id '{route.Process.Id}'; a call would not know which is meant.", route.Process.Id);
        }
    }

    /// <summary>The route with the steps, conversations and results of all that it calls, so that every node of a running dossier is found in one place.</summary>
    internal Route Join(Route route)
    {
        var (steps, conversations, waits, results) = (Copy(route.Steps), Copy(route.Conversations), Copy(route.Waits), Copy(route.Results));
        var known = route.Process.Nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { route.Process.Id };
        var open = new Queue<Route>([route]);
        while (open.TryDequeue(out var from))
        {
            foreach (var node in from.Process.Nodes.Where(node => node.Called is not null))
            {
                if (!_byProcess.TryGetValue(node.Called!, out var called))
                {
                    if (from == route)
                        route.Findings.Error(new Place(node.Line, node.Column), "workflow.unknown-process", $"'{node.Name ?? node.Id}' calls the process '{node.Called}'; there are {string.Join(", ", _byProcess.Keys)}.", node.Id);
                }
                else if (seen.Add(node.Called!))
                {
                    Refuse(route, node, called, known);
                    Add(steps, called.Steps);
                    Add(conversations, called.Conversations);
                    Add(waits, called.Waits);
                    Add(results, called.Results);
                    open.Enqueue(called);
                }
            }
        }

        return route with { Steps = steps, Conversations = conversations, Waits = waits, Results = results };
    }

    /// <summary>A task names its node only: two nodes of that name would have one office and one limit.</summary>
    private static void Refuse(Route route, Node call, Route called, HashSet<string> known)
    {
        var named = called.Steps.Keys.Concat(called.Conversations.Keys).Concat(called.Waits.Keys).Concat(called.Results.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var node in called.Process.Nodes.Where(node => !known.Add(node.Id) && named.Contains(node.Id)))
            route.Findings.Error(route.PlaceOf(call.Id), "workflow.called-step", $"'{node.Id}' of the process '{called.Process.Id}', which '{call.Name ?? call.Id}' calls, stands under that id here too; rename one of them.", call.Id);
    }

    private static Dictionary<string, T> Copy<T>(IReadOnlyDictionary<string, T> from) => new(from, StringComparer.Ordinal);

    private static void Add<T>(Dictionary<string, T> to, IReadOnlyDictionary<string, T> from)
    {
        foreach (var (node, value) in from)
            to.TryAdd(node, value);
    }
}

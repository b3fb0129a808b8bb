using System.Globalization;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>
/// The working copy of a state while one command is decided. Each token runs until it rests, before the next one moves;
/// those that part at one node go in document order.
/// </summary>
internal sealed partial class Run(ProcessState before, Scope root, ProcessSurroundings around, DateTimeOffset now)
{
    /// <summary>Tokens sent along a flow in one command; more is a loop without a rest in it.</summary>
    internal const int MaxMoves = 10_000;

    /// <summary>Sub-processes, calls and instances inside each other; more is a process that calls itself.</summary>
    private const int MaxDepth = 100;

    private readonly Stack<Arrival> _moving = new();
    private readonly List<ProcessEffect> _effects = new(8);
    private int _next = before.Next;
    private int _moves;
    private IReadOnlyList<string> _delivered = before.Delivered;
    private List<EarlyMessage>? _early;

    internal Scope Root => root;

    internal void Begin(Place start, bool isFired = false)
    {
        ArmStarts(root, "");
        Send(root, start, null, "", isFired);
    }

    /// <summary>Moves until every token rests, then asks the inclusive joins, until nothing can move.</summary>
    internal Decision Settle()
    {
        do
        {
            while (_moving.TryPop(out var arrival))
                Arrive(arrival);
        }
        while (MeetsEarlyMessage() || OpensInclusiveJoin(root));

        if (root.Resting.Count == 0)
            _effects.Add(new ProcessEffect.Finished());

        return new Decision(new ProcessState(_next, root, _delivered, Early), _effects);
    }

    internal void Tell(ProcessEffect effect) => _effects.Add(effect);

    internal static string Label(Node node) => $"'{node.Name ?? node.Id}'";

    private string NewId() => _next++.ToString(CultureInfo.InvariantCulture);

    /// <param name="isFired">The event has happened; the token does not wait for it again.</param>
    private void Send(Scope scope, Place place, Way? way, string branch, bool isFired = false)
    {
        scope.Moving++;
        _moving.Push(new Arrival(scope, place, way, branch, isFired, null, Variables.None));
    }

    private void Arrive(Arrival arrival)
    {
        var (scope, place) = (arrival.Scope, arrival.Place);
        if (scope.IsDead)
            return;

        scope.Moving--;
        var node = place.Node;
        var branch = IsAlone(scope) ? "" : arrival.Branch;
        var isOne = arrival.Index is not null;
        var token = new Token(NewId(), node.Id, Rest.Task, branch) { Index = arrival.Index, Data = arrival.Data, Via = IsJoin(place) ? arrival.Way?.Flow.Id : null };
        _effects.Add(new ProcessEffect.Entered(node.Id, token.Id));
        if (place.Repeats && !isOne)
            OpenInstances(scope, place, token);
        else if (arrival.IsFired)
            Leave(scope, place, token);
        else
            Enter(scope, place, token);
    }

    private void Enter(Scope scope, Place place, Token token)
    {
        var node = place.Node;
        switch (node.Kind)
        {
            case NodeKind.UserTask or NodeKind.Hook or NodeKind.SubProcess or NodeKind.EventSubProcess or NodeKind.Call or NodeKind.MessageCatch or NodeKind.SignalCatch:
                if (MapIn(scope, place, token))
                    Open(scope, place, token);
                break;
            case NodeKind.TimerCatch:
                token.Rest = Rest.Timer;
                Arm(scope, scope.Resting, token, node);
                break;
            case NodeKind.EventGateway:
                RestAt(scope, token, Rest.Event);
                foreach (var way in place.Outgoing)
                    ArmEvent(scope, way.Target, token.Id, token.Branch);
                break;
            case NodeKind.Parallel when place.Incoming.Length > 1:
                Join(scope, place, token);
                break;
            case NodeKind.Inclusive when place.Incoming.Length > 1:
                RestAt(scope, token, Rest.Join);
                token.Via ??= place.Incoming[0].Flow.Id;
                break;
            case NodeKind.Effect:
                if (MapIn(scope, place, token))
                {
                    _effects.Add(new ProcessEffect.Requested(node.Id, node.Effect ?? node.Id));
                    Done(scope, place, token);
                }

                break;
            case NodeKind.Throw or NodeKind.End when node.Triggers.Count > 0:
                Throw(scope, place, token);
                break;
            case NodeKind.LinkThrow:
                FollowLink(scope, place, token);
                break;
            case NodeKind.PassThrough:
                Done(scope, place, token);
                break;
            case NodeKind.Start or NodeKind.End or NodeKind.Throw or NodeKind.Boundary or NodeKind.LinkCatch or NodeKind.Exclusive or NodeKind.Parallel or NodeKind.Inclusive:
                Leave(scope, place, token);
                break;
        }
    }

    /// <summary>An activity or event that stays until something outside or inside ends it.</summary>
    private void Open(Scope scope, Place place, Token token)
    {
        var node = place.Node;
        switch (node.Kind)
        {
            case NodeKind.UserTask:
                RestAt(scope, token, Rest.Task);
                _effects.Add(new ProcessEffect.WorkOpened(node.Id, token.Id, token.Branch));
                break;
            case NodeKind.Hook:
                RestAt(scope, token, Rest.Hook);
                _effects.Add(new ProcessEffect.HookOpened(node.Id, token.Id, token.Branch, node.Effect ?? node.Id));
                break;
            case NodeKind.MessageCatch or NodeKind.SignalCatch:
                if (!Await(scope, scope.Resting, token, place, node.Triggers[0]))
                    return;
                break;
            default:
                RestAt(scope, token, Rest.Inside);
                ArmBoundaries(scope, place, token);
                OpenInside(scope, place, token);
                return;
        }

        ArmBoundaries(scope, place, token);
    }

    private static void RestAt(Scope scope, Token token, Rest rest)
    {
        token.Rest = rest;
        scope.Put(token);
    }

    /// <summary>The activity is done: its token is no longer in the scope. One of many instances goes back to the others.</summary>
    private void Done(Scope scope, Place place, Token token)
    {
        if (!MapOut(scope, place, token))
            return;

        if (token.Index is not null)
            EndInstance(scope, place, token);
        else
            Leave(scope, place, token);
    }

    private void Leave(Scope scope, Place place, Token token)
    {
        if (!place.Chooses)
            Take(scope, place, token, place.Outgoing);
        else if (place.Node.Kind == NodeKind.Exclusive)
            Act(scope, place, token, Choice.Exclusive(place, View(scope, token)));
        else
            Act(scope, place, token, Choice.Inclusive(place, View(scope, token)));
    }

    private void Act(Scope scope, Place place, Token token, Choice choice)
    {
        _effects.Add(choice.Told);
        if (choice.Trouble is { } code)
            Stick(scope, token, code, choice.Sentence);
        else
            Take(scope, place, token, choice.Taken);
    }

    private void Take(Scope scope, Place place, Token token, ReadOnlySpan<Way> ways)
    {
        _moves += ways.Length;
        if (IsTooFar(scope, token))
            return;

        _effects.Add(new ProcessEffect.Left(place.Node.Id, token.Id));
        var branch = IsAlone(scope) ? "" : token.Branch;
        for (var at = ways.Length - 1; at >= 0; at--)
            Send(scope, ways[at].Target, ways[at], ways.Length > 1 ? Branches.Under(branch, ways[at].Flow.Id) : branch);

        EndIfEmpty(scope);
    }

    private bool IsTooFar(Scope scope, Token token)
    {
        if (_moves <= MaxMoves)
            return false;

        Stick(scope, token, "too-many-moves", $"More than {MaxMoves} moves in one command: the way leads in a circle in which nobody is asked.");
        return true;
    }

    private void FollowLink(Scope scope, Place place, Token token)
    {
        var target = scope.Model.Wiring.Links[Wiring.LinkOf(place.Node)].FirstOrDefault(link => link.Node.Kind == NodeKind.LinkCatch);
        _moves++;
        if (target is null)
        {
            Stick(scope, token, "link.no-target", $"The link {Label(place.Node)} leads to no catch event of that name.");
        }
        else if (!IsTooFar(scope, token))
        {
            _effects.Add(new ProcessEffect.Left(place.Node.Id, token.Id));
            Send(scope, target, null, token.Branch);
        }
    }

    /// <summary>No other token lives beside this one, in its scope or around it.</summary>
    private bool IsAlone(Scope scope)
    {
        if (_moving.Count > 0 || scope.Resting.Count > 0)
            return false;

        for (var outer = scope.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Resting.Count > 1)
                return false;
        }

        return true;
    }

    private static bool IsJoin(Place place) => place.Node.Kind is NodeKind.Parallel or NodeKind.Inclusive && place.Incoming.Length > 1;

    internal void Stick(Scope scope, Token token, string code, string sentence)
    {
        (token.Rest, token.Via, token.DueAt, token.Incident) = (Rest.Incident, null, null, code);
        scope.Put(token);
        _effects.Add(new ProcessEffect.Incident(token.Node, token.Id, code, sentence));
    }

    /// <param name="Way">Null at a start, behind a link and at an event that happened.</param>
    /// <param name="Index">Of an instance.</param>
    private readonly record struct Arrival(Scope Scope, Place Place, Way? Way, string Branch, bool IsFired, int? Index, Variables Data);
}

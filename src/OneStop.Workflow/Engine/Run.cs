using System.Globalization;
using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>
/// The working copy of a state while one command is decided. Each token runs until it rests, before the next one moves;
/// those that part at one node go in document order.
/// </summary>
internal sealed class Run(ProcessState before, DateTimeOffset now)
{
    /// <summary>Tokens sent along a flow in one command; more is a loop without a rest in it.</summary>
    internal const int MaxMoves = 10_000;

    private readonly List<Token> _resting = [.. before.Tokens];
    private readonly Stack<Arrival> _moving = new();
    private readonly List<ProcessEffect> _effects = new(8);
    private int _next = before.Next;
    private int _moves;
    private Variables _variables = before.Root.Data;

    internal void Set(IReadOnlyDictionary<string, Value> values)
    {
        if (values.Count == 0)
            return;

        foreach (var (path, value) in values)
            _variables = _variables.With(path, value);
    }

    /// <param name="code">Null takes the old one away.</param>
    internal void Set(string path, string? code) => _variables = _variables.With(path, code is null ? Value.Null : Value.Of(code));

    /// <summary>A message replaces all its fields: what it does not bring is null, not left from the one before.</summary>
    internal void Set(string message, IEnumerable<string> fields, IReadOnlyDictionary<string, Value> values)
    {
        foreach (var field in fields)
            _variables = _variables.With($"{message}.{field}", values.GetValueOrDefault(field, Value.Null));
    }

    internal void Begin(Place start) => _moving.Push(new Arrival(start, null, ""));

    /// <summary>Takes a token from its rest; <see cref="Leave"/> is what follows.</summary>
    internal void Wake(Token token, ProcessEffect closed)
    {
        _resting.Remove(token);
        _effects.Add(closed);
    }

    internal void Leave(Place place, Token token)
    {
        if (!place.Chooses)
            Take(place, token, place.Outgoing);
        else if (place.Node.Kind == NodeKind.Exclusive)
            Act(place, token, Choice.Exclusive(place, Scope));
        else
            Act(place, token, Choice.Inclusive(place, Scope));
    }

    /// <summary>Moves until every token rests.</summary>
    internal Decision Settle(IReadOnlyList<string> delivered)
    {
        while (_moving.TryPop(out var arrival))
            Arrive(arrival);

        if (_resting.Count == 0)
            _effects.Add(new ProcessEffect.Finished());

        return new Decision(new ProcessState(_next, new Scope(_resting, _variables), delivered), _effects);
    }

    private FeelScope Scope => new(_variables, now);

    private void Arrive(Arrival arrival)
    {
        var node = arrival.Place.Node;
        var id = _next++.ToString(CultureInfo.InvariantCulture);
        var branch = _resting.Count + _moving.Count == 0 ? "" : arrival.Branch;
        _effects.Add(new ProcessEffect.Entered(node.Id, id));
        switch (node.Kind)
        {
            case NodeKind.UserTask:
                RestAt(new Token(id, node.Id, Rest.Task, branch), new ProcessEffect.WorkOpened(node.Id, id, branch));
                break;
            case NodeKind.MessageCatch:
                RestAt(new Token(id, node.Id, Rest.Message, branch), new ProcessEffect.WaitOpened(node.Id, id, branch, node.Message ?? ""));
                break;
            case NodeKind.TimerCatch:
                Arm(new Token(id, node.Id, Rest.Timer, branch), node);
                break;
            case NodeKind.Parallel when arrival.Place.Incoming.Length > 1:
                Join(arrival.Place, new Token(id, node.Id, Rest.Join, branch) { Via = arrival.Way?.Flow.Id });
                break;
            case NodeKind.Effect:
                _effects.Add(new ProcessEffect.Requested(node.Id, node.Effect ?? node.Id));
                Leave(arrival.Place, new Token(id, node.Id, Rest.Task, branch));
                break;
            case NodeKind.Start or NodeKind.End or NodeKind.PassThrough or NodeKind.Exclusive or NodeKind.Parallel:
                Leave(arrival.Place, new Token(id, node.Id, Rest.Task, branch));
                break;
        }
    }

    private void RestAt(Token token, ProcessEffect opened)
    {
        Put(token);
        _effects.Add(opened);
    }

    /// <summary>In order of arrival, also when a token that was awake has to rest again.</summary>
    private void Put(Token token)
    {
        var at = _resting.Count;
        while (at > 0 && IsLater(_resting[at - 1].Id, token.Id))
            at--;

        _resting.Insert(at, token);
    }

    private static bool IsLater(string id, string than) => id.Length != than.Length ? id.Length > than.Length : string.CompareOrdinal(id, than) > 0;

    private void Arm(Token token, Node node)
    {
        if (TimerValue.DueAt(node.Timer, Scope) is { } due)
            RestAt(token with { DueAt = due }, new ProcessEffect.TimerArmed(node.Id, token.Id, token.Branch, due));
        else
            Stick(token, "timer.no-instant", $"The timer {Label(node)} gives no instant.");
    }

    /// <summary>One token from each flow in; more on one flow stay for the next round.</summary>
    private void Join(Place join, Token last)
    {
        var joined = new List<Token>(join.Incoming.Length);
        foreach (var way in join.Incoming)
        {
            if (way.Flow.Id == last.Via)
                continue;

            if (_resting.Find(token => token.Rest == Rest.Join && token.Node == last.Node && token.Via == way.Flow.Id) is not { } waiting)
            {
                Put(last);
                return;
            }

            joined.Add(waiting);
        }

        var branch = last.Branch;
        foreach (var token in joined)
        {
            _resting.Remove(token);
            _effects.Add(new ProcessEffect.Left(token.Node, token.Id));
            branch = Branches.Common(branch, token.Branch);
        }

        Take(join, last with { Branch = branch }, join.Outgoing);
    }

    private void Act(Place place, Token token, Choice choice)
    {
        _effects.Add(choice.Told);
        if (choice.Trouble is { } code)
            Stick(token, code, choice.Sentence);
        else
            Take(place, token, choice.Taken);
    }

    private void Take(Place place, Token token, ReadOnlySpan<Way> ways)
    {
        _moves += ways.Length;
        if (_moves > MaxMoves)
        {
            Stick(token, "too-many-moves", $"More than {MaxMoves} moves in one command: the way leads in a circle in which nobody is asked.");
            return;
        }

        _effects.Add(new ProcessEffect.Left(token.Node, token.Id));
        var isAlone = _resting.Count + _moving.Count == 0;
        var branch = isAlone ? "" : token.Branch;
        for (var at = ways.Length - 1; at >= 0; at--)
            _moving.Push(new Arrival(ways[at].Target, ways[at], ways.Length > 1 ? Branches.Under(branch, ways[at].Flow.Id) : branch));
    }

    private void Stick(Token token, string code, string sentence)
    {
        Put(token with { Rest = Rest.Incident, Via = null, Incident = code });
        _effects.Add(new ProcessEffect.Incident(token.Node, token.Id, code, sentence));
    }

    internal static string Label(Node node) => $"'{node.Name ?? node.Id}'";

    /// <param name="Way">Null at the start.</param>
    private readonly record struct Arrival(Place Place, Way? Way, string Branch);
}

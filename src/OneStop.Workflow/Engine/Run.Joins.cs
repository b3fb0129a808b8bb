using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Joins: the parallel one counts its ways in, the inclusive one asks who can still come.</summary>
internal sealed partial class Run
{
    /// <summary>One token from each flow in; more on one flow stay for the next round.</summary>
    private void Join(Scope scope, Place join, Token last)
    {
        last.Via ??= join.Incoming[0].Flow.Id;
        var joined = new List<Token>(join.Incoming.Length);
        foreach (var way in join.Incoming)
        {
            if (way.Flow.Id == last.Via)
                continue;

            if (Waiting(scope, join, way) is not { } waiting)
            {
                RestAt(scope, last, Rest.Join);
                return;
            }

            joined.Add(waiting);
        }

        Pass(scope, join, last, joined);
    }

    private static Token? Waiting(Scope scope, Place join, Way way) =>
        scope.Resting.Find(token => token.Rest == Rest.Join && token.Node == join.Node.Id && token.Via == way.Flow.Id);

    private void Pass(Scope scope, Place join, Token last, List<Token> joined)
    {
        var branch = last.Branch;
        foreach (var token in joined)
        {
            scope.Resting.Remove(token);
            _effects.Add(new ProcessEffect.Left(token.Node, token.Id));
            branch = Branches.Common(branch, token.Branch);
        }

        Leave(scope, join, new Token(last.Id, last.Node, Rest.Task, branch) { Index = last.Index });
    }

    /// <summary>True when one was opened; then the others are asked again, for more may come or nobody any more.</summary>
    private bool OpensInclusiveJoin(Scope scope)
    {
        foreach (var join in scope.Model.Wiring.InclusiveJoins)
        {
            if (scope.Drawn is null || !scope.Resting.Exists(token => IsAt(token, join)))
                continue;

            var joined = FilledBy(scope, join);
            if (!scope.Resting.Exists(token => Blocks(scope, token, join, joined)))
            {
                scope.Resting.Remove(joined[^1]);
                Pass(scope, join, joined[^1], joined[..^1]);
                return true;
            }
        }

        foreach (var token in scope.Resting)
        {
            if (token.Inner is { } inner && OpensInclusiveJoin(inner))
                return true;
        }

        return BreaksDeadlock(scope);
    }

    private static bool IsAt(Token token, Place join) => token.Rest == Rest.Join && token.Node == join.Node.Id;

    /// <summary>The longest waiting token of each filled way in.</summary>
    private static List<Token> FilledBy(Scope scope, Place join)
    {
        List<Token> filled = [];
        foreach (var way in join.Incoming)
        {
            if (Waiting(scope, join, way) is { } token)
                filled.Add(token);
        }

        return filled;
    }

    /// <summary>It can reach an empty way in without passing the join, and no filled one so.</summary>
    private static bool Blocks(Scope scope, Token token, Place join, List<Token> filled)
    {
        if (token.Node == join.Node.Id && token.Rest == Rest.Join)
            return false;

        var reached = Reach.From(scope.Model.Wiring, scope.PlaceOf(token), join);
        var isFilled = new Predicate<Way>(way => filled.Exists(one => one.Via == way.Flow.Id));
        return reached.Exists(way => !isFilled(way)) && !reached.Exists(isFilled);
    }

    /// <summary>Inclusive joins that wait for nobody but each other are an incident, visible, instead of waiting for ever.</summary>
    private bool BreaksDeadlock(Scope scope)
    {
        if (scope.Drawn is null)
            return false;

        var stuck = Array.FindAll(scope.Model.Wiring.InclusiveJoins, join => scope.Resting.Exists(token => IsAt(token, join))).ToList();
        if (stuck.Count < 2)
            return false;

        while (stuck.RemoveAll(join => scope.Resting.Exists(token => !stuck.Exists(other => IsAt(token, other)) && Blocks(scope, token, join, FilledBy(scope, join)))) > 0)
        {
            // Whoever waits for somebody that still moves is no longer among them.
        }

        foreach (var token in scope.Resting.Where(token => stuck.Exists(join => IsAt(token, join))).ToList())
        {
            scope.Resting.Remove(token);
            Stick(scope, token, "join.deadlock", $"The join {Label(scope.PlaceOf(token).Node)} and another one wait for each other.");
        }

        return false;
    }
}

using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Scopes: what starts in them, when they end, and how they are taken away.</summary>
internal sealed partial class Run
{
    /// <summary>A sub-process, event sub-process or call begins.</summary>
    private void OpenInside(Scope scope, Place place, Token token)
    {
        if (scope.Depth >= MaxDepth)
        {
            Trouble(scope, token, "scope.too-deep", $"{Label(place.Node)} would be the {MaxDepth + 1}th inside another; a process calls itself.");
            return;
        }

        if (place.Node.Kind == NodeKind.Call)
        {
            OpenCall(scope, place, token);
            return;
        }

        var inner = Inside(scope.Model, scope, token, null);
        ArmStarts(inner, token.Branch);
        Start(inner, inner.Drawn!, token.Branch);
    }

    private void OpenCall(Scope scope, Place place, Token token)
    {
        if (place.Node.Called is not { } called || !around.Called.TryGetValue(called, out var model))
        {
            Trouble(scope, token, "call.unknown", $"{Label(place.Node)} calls the process '{place.Node.Called}', which is not there.");
            return;
        }

        var inner = Inside(model, scope, token, model.Hash);
        foreach (var mapping in place.Node.In)
        {
            if (mapping.Source is null)
            {
                foreach (var (name, value) in View(scope, token).Data)
                    inner.Data = inner.Data.With(name, value);
            }
            else if (Evaluate(scope, token, mapping.Source) is { } value)
            {
                inner.Data = inner.Data.With(mapping.Target, value);
            }
        }

        ArmStarts(inner, token.Branch);
        Start(inner, model.Wiring.Process, token.Branch);
    }

    private static Scope Inside(ProcessDefinition model, Scope scope, Token token, string? calls)
    {
        var inner = new Scope([], Variables.None) { Calls = calls };
        token.Inner = inner;
        inner.Belong(model, scope, token);
        return inner;
    }

    /// <summary>At the plain starts; where none is drawn, at the nodes that no flow leads to.</summary>
    private void Start(Scope scope, Inside drawn, string branch)
    {
        var starts = drawn.Starts.FindAll(start => start.Node.Triggers.Count == 0);
        if (starts.Count == 0 && drawn.Starts.Count == 0)
            starts = drawn.Unled;

        for (var at = starts.Count - 1; at >= 0; at--)
            Send(scope, starts[at], null, starts.Count > 1 ? Branches.Under(branch, starts[at].Node.Id) : branch);

        EndIfEmpty(scope);
    }

    /// <summary>The token already rests: it stays, as an incident.</summary>
    private void Trouble(Scope scope, Token token, string code, string sentence)
    {
        scope.Resting.Remove(token);
        Stick(scope, token, code, sentence);
    }

    /// <summary>A scope without a token, resting or on its way, is done; armed events do not hold it.</summary>
    private void EndIfEmpty(Scope scope)
    {
        if (scope.IsDead || scope.Moving > 0 || scope.Resting.Count > 0)
            return;

        Disarm(scope, _ => true);
        if (scope is not { Parent: { } outer, Holder: { } holder })
            return;

        scope.IsDead = true;
        var place = outer.PlaceOf(holder);
        TakeFrom(outer, holder);
        if (scope.Calls is not null)
            Return(outer, scope, place, holder);
        else if (scope.Drawn is null)
            GatherResults(outer, scope, place, holder);

        holder.Inner = null;
        if (place.Repeats && holder.Index is null)
            Leave(outer, place, holder);
        else
            Done(outer, place, holder);
    }

    private void Return(Scope outer, Scope called, Place place, Token holder)
    {
        foreach (var mapping in place.Node.Out)
        {
            if (mapping.Source is null)
                Set(outer, holder, called.Data);
            else if (Evaluate(called, null, mapping.Source) is { } value)
                Set(outer, holder, mapping.Target, value);
        }
    }

    /// <summary>Takes a token from its rest, with the events armed beside it.</summary>
    private void TakeFrom(Scope scope, Token token)
    {
        scope.Resting.Remove(token);
        Disarm(scope, armed => armed.Host == token.Id);
    }

    private void Disarm(Scope scope, Predicate<Token> which)
    {
        for (var at = 0; at < scope.Waiting.Count; at++)
        {
            var armed = scope.Waiting[at];
            if (!which(armed))
                continue;

            scope.Waiting.RemoveAt(at--);
            TellClosed(armed);
        }
    }

    private void TellClosed(Token token)
    {
        switch (token.Rest)
        {
            case Rest.Task:
                _effects.Add(new ProcessEffect.WorkClosed(token.Node, token.Id));
                break;
            case Rest.Hook:
                _effects.Add(new ProcessEffect.HookClosed(token.Node, token.Id));
                break;
            case Rest.Timer:
                _effects.Add(new ProcessEffect.TimerDisarmed(token.Node, token.Id));
                break;
            case Rest.Message or Rest.Signal:
                _effects.Add(new ProcessEffect.WaitClosed(token.Node, token.Id));
                break;
            default:
                break;
        }
    }

    /// <summary>Takes a token away with all that is inside it.</summary>
    private void Cancel(Scope scope, Token token)
    {
        TakeFrom(scope, token);
        if (token.Inner is { } inner)
        {
            CancelAll(inner);
            inner.IsDead = true;
        }

        TellClosed(token);
        _effects.Add(new ProcessEffect.Cancelled(token.Node, token.Id));
    }

    /// <summary>Takes every token of a scope away, those on their way too, and disarms what is armed in it.</summary>
    internal void CancelAll(Scope scope)
    {
        while (scope.Resting.Count > 0)
            Cancel(scope, scope.Resting[0]);

        Disarm(scope, _ => true);
        if (scope.Moving == 0)
            return;

        var others = _moving.Where(arrival => arrival.Scope != scope).Reverse().ToList();
        _moving.Clear();
        others.ForEach(_moving.Push);
        scope.Moving = 0;
    }
}

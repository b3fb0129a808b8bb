using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Events that are thrown: signals to everyone, errors and escalations to the nearest catcher, and the end of all.</summary>
internal sealed partial class Run
{
    /// <summary>In document order of the event's definitions. The thrower rests meanwhile: what it throws may take it away.</summary>
    private void Throw(Scope scope, Place place, Token token)
    {
        RestAt(scope, token, Rest.Event);
        foreach (var trigger in place.Node.Triggers)
        {
            switch (trigger.Kind)
            {
                case TriggerKind.Message:
                    _effects.Add(new ProcessEffect.Requested(place.Node.Id, place.Node.Effect ?? place.Node.Id));
                    break;
                case TriggerKind.Signal:
                    ThrowSignal(scope, place, token, trigger);
                    break;
                case TriggerKind.Escalation:
                    Escalate(scope, place, trigger.Name ?? "");
                    break;
                case TriggerKind.Error:
                    ThrowError(scope, place, token, trigger.Name ?? "");
                    break;
                case TriggerKind.Terminate:
                    Terminate(scope, place, token);
                    break;
                default:
                    break;
            }

            if (!scope.Resting.Contains(token) || token.Rest == Rest.Incident)
                return;
        }

        scope.Resting.Remove(token);
        Leave(scope, place, token);
    }

    private void ThrowSignal(Scope scope, Place place, Token token, Trigger trigger)
    {
        if ((trigger.Naming is { } naming ? (Evaluate(scope, token, naming) as Value.Code)?.Text : trigger.Name) is { } name)
            Signal(name, place.Node.Id, token);
        else
            Trouble(scope, token, "message.no-address", $"The name of the signal that {Label(place.Node)} throws is no text.");
    }

    /// <summary>Everyone who waits when it is thrown hears it, in document order, unless one before has taken it away.</summary>
    internal bool Signal(string name, string by, Token? thrower)
    {
        List<(Scope Scope, Token Token, int Order)> hearers = [];
        Listen(root, name, hearers);
        var ordered = hearers.OrderBy(one => one.Order).ToList();
        _effects.Add(new ProcessEffect.Thrown(by, "signal", name, string.Join(' ', ordered.Select(one => one.Token.Node))));
        foreach (var (scope, token, _) in ordered)
        {
            if (!scope.IsDead && (scope.Resting.Contains(token) || scope.Waiting.Contains(token)))
                Happen(scope, token);
        }

        return ordered.Count > 0;
    }

    private static void Listen(Scope scope, string name, List<(Scope Scope, Token Token, int Order)> hearers)
    {
        foreach (var token in scope.Resting.Concat(scope.Waiting))
        {
            if (token.Rest == Rest.Signal && (token.Awaits ?? scope.PlaceOf(token).Node.Triggers[0].Name) == name)
                hearers.Add((scope, token, scope.PlaceOf(token).Order));
        }

        foreach (var token in scope.Resting)
        {
            if (token.Inner is { } inner)
                Listen(inner, name, hearers);
        }
    }

    /// <summary>What nobody catches goes on silently.</summary>
    private void Escalate(Scope scope, Place place, string code)
    {
        var caught = CaughtOutside(scope, TriggerKind.Escalation, code);
        _effects.Add(new ProcessEffect.Thrown(place.Node.Id, "escalation", code, caught?.Place.Node.Id ?? ""));
        if (caught is { } catcher)
            Catch(catcher);
    }

    /// <summary>What nobody catches is an incident where it was thrown.</summary>
    private void ThrowError(Scope scope, Place place, Token token, string code)
    {
        if (CaughtOutside(scope, TriggerKind.Error, code) is { } catcher)
        {
            _effects.Add(new ProcessEffect.Thrown(place.Node.Id, "error", code, catcher.Place.Node.Id));
            scope.Resting.Remove(token);
            _effects.Add(new ProcessEffect.Left(token.Node, token.Id));
            Catch(catcher);
        }
        else
        {
            _effects.Add(new ProcessEffect.Thrown(place.Node.Id, "error", code, ""));
            Trouble(scope, token, "error.uncaught", $"Nobody catches the error '{code}' that {Label(place.Node)} throws.");
        }
    }

    /// <summary>An activity ends with an error: its own boundary is asked first.</summary>
    internal void Raise(Scope scope, Token token, string code)
    {
        var place = scope.PlaceOf(token);
        var own = token.Index is null ? CatchingBoundary(place, TriggerKind.Error, code) : null;
        var caught = own is not null ? new Catcher(scope, token, own) : CaughtOutside(scope, TriggerKind.Error, code);
        _effects.Add(new ProcessEffect.Thrown(place.Node.Id, "error", code, caught?.Place.Node.Id ?? ""));
        if (caught is { } catcher)
        {
            Catch(catcher);
            return;
        }

        TakeFrom(scope, token);
        TellClosed(token);
        Stick(scope, token, "error.uncaught", $"Nobody catches the error '{code}' of {Label(place.Node)}.");
    }

    /// <summary>Scope by scope outwards: its event sub-processes, then the boundary of the activity that holds it; never back to the event sub-process that threw, nor to its neighbours.</summary>
    private static Catcher? CaughtOutside(Scope scope, TriggerKind kind, string code)
    {
        var fromEvent = false;
        for (var at = scope; ; at = at.Parent)
        {
            if (!fromEvent && !at.IsInterrupted && CatchingStart(at, kind, code) is { } start)
                return new Catcher(at, null, start);
            if (at is not { Parent: { } outer, Holder: { } holder })
                return null;

            var place = outer.PlaceOf(holder);
            if (holder.Index is null && CatchingBoundary(place, kind, code) is { } boundary)
                return new Catcher(outer, holder, boundary);

            fromEvent = place.Node.Kind == NodeKind.EventSubProcess;
        }
    }

    private static Place? CatchingStart(Scope scope, TriggerKind kind, string code) =>
        scope.Drawn is { EventSubProcesses.Count: > 0 } drawn ? Exact(drawn.EventSubProcesses.SelectMany(sub => sub.Inside?.Starts ?? []), kind, code) : null;

    private static Place? CatchingBoundary(Place place, TriggerKind kind, string code) => place.Boundaries.Count == 0 ? null : Exact(place.Boundaries, kind, code);

    /// <summary>The code itself before a catcher of any.</summary>
    private static Place? Exact(IEnumerable<Place> catchers, TriggerKind kind, string code)
    {
        Place? any = null;
        foreach (var place in catchers)
        {
            foreach (var trigger in place.Node.Triggers.Where(trigger => trigger.Kind == kind))
            {
                if (trigger.Name == code)
                    return place;
                if (trigger.Name is null)
                    any ??= place;
            }
        }

        return any;
    }

    private void Catch(Catcher catcher)
    {
        if (catcher.Host is { } host)
            FireBoundary(catcher.Scope, host, catcher.Place);
        else
            StartEventSubProcess(catcher.Scope, catcher.Place);
    }

    /// <summary>Ends every token of the innermost scope; what is around it goes on.</summary>
    private void Terminate(Scope scope, Place place, Token token)
    {
        scope.Resting.Remove(token);
        _effects.Add(new ProcessEffect.Left(place.Node.Id, token.Id));
        CancelAll(scope);
        EndIfEmpty(scope);
    }

    /// <param name="Host">The token on whose boundary it is; null: the start of an event sub-process.</param>
    private readonly record struct Catcher(Scope Scope, Token? Host, Place Place);
}

using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Events that wait: arming them, and what happens when one comes.</summary>
internal sealed partial class Run
{
    private void ArmBoundaries(Scope scope, Place place, Token token)
    {
        if (token.Index is not null)
            return;

        foreach (var boundary in place.Boundaries)
            ArmEvent(scope, boundary, token.Id, Branches.Under(token.Branch, boundary.Node.Id));
    }

    /// <summary>The event sub-processes of a scope wait from its start.</summary>
    private void ArmStarts(Scope scope, string branch)
    {
        foreach (var sub in scope.Drawn?.EventSubProcesses ?? [])
        {
            foreach (var start in sub.Inside?.Starts ?? [])
                ArmEvent(scope, start, null, branch);
        }
    }

    /// <summary>Errors and escalations are not armed: whoever throws one looks for its catcher.</summary>
    private void ArmEvent(Scope scope, Place place, string? host, string branch)
    {
        foreach (var trigger in place.Node.Triggers)
        {
            var left = place.Node.Timer?.Repeats;
            var token = new Token(NewId(), place.Node.Id, Rest.Timer, branch) { Host = host, Left = left };
            if (trigger.Kind == TriggerKind.Timer)
                Arm(scope, scope.Waiting, token, place.Node);
            else if (trigger.Kind is TriggerKind.Message or TriggerKind.Signal)
                Await(scope, scope.Waiting, token, place, trigger);
            else
                _next--;
        }
    }

    /// <param name="into">The tokens or the armed events of the scope.</param>
    private void Arm(Scope scope, List<Token> into, Token token, Node node)
    {
        if (TimerValue.DueAt(node.Timer, View(scope, token), around) is not { } due)
        {
            Stick(scope, token.Host is null && into == scope.Resting ? token : new Token(token.Id, token.Node, Rest.Incident, token.Branch), "timer.no-instant", $"The timer {Label(node)} gives no instant.");
            return;
        }

        token.DueAt = due;
        Put(scope, into, token);
        _effects.Add(new ProcessEffect.TimerArmed(node.Id, token.Id, token.Branch, due));
    }

    /// <summary>False: the token is stuck, for its name or key is none.</summary>
    private bool Await(Scope scope, List<Token> into, Token token, Place place, Trigger trigger)
    {
        var node = place.Node;
        var name = trigger.Naming is { } naming ? (Evaluate(scope, token, naming) as Feel.Value.Code)?.Text : trigger.Name;
        var key = node.Key is { } asked && trigger.Kind == TriggerKind.Message ? Evaluate(scope, token, asked)?.ToText() : null;
        if (name is null || (node.Key is not null && key is null && trigger.Kind == TriggerKind.Message))
        {
            Stick(scope, new Token(token.Id, token.Node, Rest.Incident, token.Branch) { Index = token.Index, Data = token.Data }, "message.no-address", $"The name or key that {Label(node)} waits for is no text.");
            return false;
        }

        var isSaid = node.Triggers.Count == 1 && trigger.Naming is null;
        var waiting = new Token(token.Id, token.Node, trigger.Kind == TriggerKind.Message ? Rest.Message : Rest.Signal, token.Branch)
        {
            Host = token.Host,
            Index = token.Index,
            Data = token.Data,
            Key = key,
            Awaits = isSaid ? null : name,
        };
        Put(scope, into, waiting);
        _effects.Add(trigger.Kind == TriggerKind.Message
            ? new ProcessEffect.WaitOpened(node.Id, token.Id, token.Branch, name)
            : new ProcessEffect.SignalAwaited(node.Id, token.Id, token.Branch, name));
        return true;
    }

    private static void Put(Scope scope, List<Token> into, Token token)
    {
        if (into == scope.Resting)
            scope.Put(token);
        else
            into.Add(token);
    }

    /// <summary>What a token on its own node waited for has come.</summary>
    internal void Wake(Scope scope, Token token)
    {
        TakeFrom(scope, token);
        TellClosed(token);
        token.DueAt = null;
        Done(scope, scope.PlaceOf(token), token);
    }

    /// <summary>Any event: of a token of its own, or armed beside one.</summary>
    internal void Happen(Scope scope, Token waiting)
    {
        if (scope.Resting.Contains(waiting))
            Wake(scope, waiting);
        else
            Trigger(scope, waiting);
    }

    /// <summary>An armed event has come.</summary>
    private void Trigger(Scope scope, Token armed)
    {
        var place = scope.PlaceOf(armed);
        if (armed.Host is null)
        {
            Rearm(scope, armed, place);
            StartEventSubProcess(scope, place);
            return;
        }

        var host = scope.Resting.Find(token => token.Id == armed.Host)!;
        if (host.Rest == Rest.Event)
        {
            scope.Waiting.Remove(armed);
            TellClosed(armed);
            TakeFrom(scope, host);
            _effects.Add(new ProcessEffect.Left(host.Node, host.Id));
            Send(scope, place, null, host.Branch, isFired: true);
            return;
        }

        Rearm(scope, armed, place);
        FireBoundary(scope, host, place);
    }

    /// <summary>What interrupts has come for good; what does not stays, a timer as often as its cycle says.</summary>
    private void Rearm(Scope scope, Token armed, Place place)
    {
        if (!place.Node.Interrupts && armed.Rest != Rest.Timer)
            return;

        scope.Waiting.Remove(armed);
        TellClosed(armed);
        if (place.Node.Interrupts || armed.Left is null or 1)
            return;

        var next = new Token(NewId(), armed.Node, Rest.Timer, armed.Branch) { Host = armed.Host, Left = armed.Left == 0 ? 0 : armed.Left - 1 };
        Arm(scope, scope.Waiting, next, place.Node);
    }

    private void FireBoundary(Scope scope, Token host, Place boundary)
    {
        var branch = boundary.Node.Interrupts ? host.Branch : Branches.Under(host.Branch, boundary.Node.Id);
        if (boundary.Node.Interrupts)
            Cancel(scope, host);

        Send(scope, boundary, null, branch, isFired: true);
    }

    private void StartEventSubProcess(Scope scope, Place start)
    {
        var sub = start.Around!;
        var branch = scope.Holder?.Branch ?? "";
        if (start.Node.Interrupts)
        {
            CancelAll(scope);
            scope.IsInterrupted = true;
        }
        else
        {
            branch = Branches.Under(branch, sub.Node.Id);
        }

        var token = new Token(NewId(), sub.Node.Id, Rest.Inside, branch);
        _effects.Add(new ProcessEffect.Entered(sub.Node.Id, token.Id));
        RestAt(scope, token, Rest.Inside);
        if (scope.Depth >= MaxDepth)
        {
            Trouble(scope, token, "scope.too-deep", $"{Label(sub.Node)} would be the {MaxDepth + 1}th inside another.");
            return;
        }

        var inner = Inside(scope.Model, scope, token, null);
        ArmStarts(inner, branch);
        Send(inner, start, null, branch, isFired: true);
    }
}

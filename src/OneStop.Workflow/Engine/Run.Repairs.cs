using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Incidents: how the host makes one, and how one is tried again.</summary>
internal sealed partial class Run
{
    /// <summary>What the token rests on could not be done.</summary>
    internal void GiveUp(Scope scope, Token token, string code, string sentence)
    {
        TakeFrom(scope, token);
        TellClosed(token);
        Stick(scope, token, code, sentence);
    }

    /// <summary>A gateway or event is asked again; an activity begins anew, with the same data.</summary>
    internal void Again(Scope scope, Token token)
    {
        scope.Resting.Remove(token);
        token.Incident = null;
        var place = scope.PlaceOf(token);
        var isArmed = place.Node.Kind is NodeKind.Boundary || (place.Node.Kind == NodeKind.Start && place.Node.Triggers.Count > 0);
        if (isArmed || place.Node.Kind is NodeKind.Exclusive or NodeKind.Parallel or NodeKind.Inclusive)
        {
            Leave(scope, place, token);
            return;
        }

        scope.Moving++;
        _moving.Push(new Arrival(scope, place, null, token.Branch, false, token.Index, token.Data));
    }
}

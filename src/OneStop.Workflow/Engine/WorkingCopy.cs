using System.Diagnostics.CodeAnalysis;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>A copy of a state's tree that may be changed, joined to the definitions that it runs by.</summary>
internal static class WorkingCopy
{
    /// <summary>Null with a fault: a token stands on a node that its definition does not have, or a called definition is not the pinned one.</summary>
    internal static bool TryTake(ProcessDefinition definition, ProcessState state, ProcessSurroundings around, [NotNullWhen(true)] out Scope? root, [NotNullWhen(false)] out CommandFault? fault)
    {
        fault = null;
        root = Copy(state.Root, definition, null, null, around, ref fault);
        return fault is null;
    }

    private static Scope Copy(Scope scope, ProcessDefinition model, Scope? parent, Token? holder, ProcessSurroundings around, ref CommandFault? fault)
    {
        var copy = new Scope(new List<Token>(scope.Resting.Count + 1), scope.Data)
        {
            Waiting = scope.Waiting.Count == 0 ? [] : new List<Token>(scope.Waiting.Count + 1),
            Calls = scope.Calls,
            IsInterrupted = scope.IsInterrupted,
            Items = scope.Items,
            Results = scope.Results,
        };
        copy.Belong(model, parent, holder);
        foreach (var token in scope.Resting)
            copy.Resting.Add(Copy(token, copy, around, ref fault));

        foreach (var token in scope.Waiting)
            copy.Waiting.Add(Copy(token, copy, around, ref fault));

        return copy;
    }

    private static Token Copy(Token token, Scope scope, ProcessSurroundings around, ref CommandFault? fault)
    {
        var copy = new Token(token.Id, token.Node, token.Rest, token.Branch)
        {
            DueAt = token.DueAt,
            Via = token.Via,
            Incident = token.Incident,
            Host = token.Host,
            Awaits = token.Awaits,
            Key = token.Key,
            Left = token.Left,
            Index = token.Index,
            Data = token.Data,
        };
        if (scope.Model.Wiring.Find(token.Node) is not { } place)
            fault = CommandFaults.OtherDefinition(token);
        else if (token.Inner is { } inner && ModelOf(inner, place, scope, around) is { } model)
            copy.Inner = Copy(inner, model, scope, copy, around, ref fault);
        else if (token.Inner is not null)
            fault = CommandFaults.OtherDefinition(token);

        return copy;
    }

    private static ProcessDefinition? ModelOf(Scope inner, Place place, Scope outer, ProcessSurroundings around) =>
        inner.Calls is not { } pinned ? outer.Model : place.Node.Called is { } called && around.Called.TryGetValue(called, out var model) && model.Hash == pinned ? model : null;
}

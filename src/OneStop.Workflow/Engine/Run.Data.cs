using OneStop.Workflow.Feel;
using OneStop.Workflow.Reader;

namespace OneStop.Workflow.Engine;

/// <summary>Data: what a token sees, where a value belongs, and what activities move in and out.</summary>
internal sealed partial class Run
{
    /// <summary>The token's own, then each scope outwards, as far as the process that it belongs to.</summary>
    internal FeelScope View(Scope scope, Token? token)
    {
        if (scope.Parent is null && (token is null || token.Data.Count == 0))
            return new FeelScope(scope.Data, now);

        List<Variables> layers = [];
        if (token is not null)
            layers.Add(token.Data);

        for (var at = scope; at is not null; at = at.IsProcess ? null : at.Parent)
        {
            layers.Add(at.Data);
            if (at is { IsProcess: false, Holder: { } holder })
                layers.Add(holder.Data);
        }

        layers.RemoveAll(layer => layer.Count == 0);
        return layers is [var only] ? new FeelScope(only, now) : new FeelScope(new Layers(layers), now);
    }

    /// <summary>Each value where its name stands nearest, else in the process.</summary>
    internal static void Set(Scope scope, Token? token, IReadOnlyDictionary<string, Value> values)
    {
        if (values.Count == 0)
            return;

        foreach (var (name, value) in values)
            Set(scope, token, name, value);
    }

    /// <param name="value">Null takes the old one away.</param>
    internal static void Set(Scope scope, Token? token, string name, Value value)
    {
        if (token?.Data.ContainsKey(name) == true)
        {
            token.Data = token.Data.With(name, value);
            return;
        }

        var at = scope;
        while (!at.IsProcess && !at.Data.ContainsKey(name) && at.Parent is { } outer)
        {
            if (at.Holder is { } holder && holder.Data.ContainsKey(name))
            {
                holder.Data = holder.Data.With(name, value);
                return;
            }

            at = outer;
        }

        at.Data = at.Data.With(name, value);
    }

    /// <summary>A message replaces all its fields: what it does not bring is null, not left from the one before.</summary>
    private static void SetFields(Scope scope, Token? token, string message, IReadOnlyDictionary<string, Value> values)
    {
        if (scope.Model.IsOpen)
        {
            Set(scope, token, values);
            return;
        }

        foreach (var field in Deliveries.FieldsOf(scope.Model, message).Keys)
            Set(scope, token, $"{message}.{field}", values.GetValueOrDefault(field, Value.Null));
    }

    /// <summary>False: the token is stuck, for a value can stand in no state.</summary>
    private bool MapIn(Scope scope, Place place, Token token)
    {
        if (place.Node.Kind == NodeKind.Call)
            return true;

        foreach (var mapping in place.Node.In)
        {
            if (mapping.Source is null || Evaluate(scope, token, mapping.Source) is not { } value)
                return mapping.Source is null || Unkept(scope, place, token);

            token.Data = token.Data.With(mapping.Target, value);
        }

        return true;
    }

    private bool MapOut(Scope scope, Place place, Token token)
    {
        if (place.Node.Kind == NodeKind.Call)
            return true;

        foreach (var mapping in place.Node.Out)
        {
            if (mapping.Source is null)
                continue;
            if (Evaluate(scope, token, mapping.Source) is not { } value)
                return Unkept(scope, place, token);

            Set(scope, null, mapping.Target, value);
        }

        return true;
    }

    /// <summary>Null where no state can hold it.</summary>
    private Value? Evaluate(Scope scope, Token? token, FeelExpression expression) =>
        expression.Evaluate(View(scope, token)).Value is var value && Data.IsKept(value) ? value : null;

    private bool Unkept(Scope scope, Place place, Token token)
    {
        Stick(scope, token, "mapping.no-value", $"What {Label(place.Node)} moves in or out is neither a bool, number, date or code nor a list of them.");
        return false;
    }
}

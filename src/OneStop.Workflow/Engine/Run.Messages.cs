using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Engine;

/// <summary>Messages that come before anybody waits for them.</summary>
internal sealed partial class Run
{
    private IReadOnlyList<EarlyMessage> Early => _early ?? before.Early;

    /// <summary>Wakes the receiver with the fields of a message.</summary>
    internal void Receive(Scope scope, Token receiver, string message, string mark, IReadOnlyDictionary<string, Value> fields)
    {
        _delivered = Deliveries.With(_delivered, mark);
        SetFields(scope, scope.Resting.Contains(receiver) ? receiver : null, message, fields);
        Happen(scope, receiver);
    }

    /// <summary>Keeps a message, at most <see cref="Deliveries.MaxEarly"/>; the oldest goes first.</summary>
    internal void Keep(EarlyMessage message)
    {
        _delivered = Deliveries.With(_delivered, Deliveries.MarkOf(message.Name, message.Id));
        _early = [.. Early.Where(IsFresh).TakeLast(Deliveries.MaxEarly - 1), message];
        _effects.Add(new ProcessEffect.MessageKept(message.Name, message.Id));
    }

    private bool IsFresh(EarlyMessage message) => now - message.At <= Deliveries.Lasting;

    /// <summary>True when a message that was kept has found its receiver.</summary>
    private bool MeetsEarlyMessage()
    {
        foreach (var message in Early)
        {
            if (!IsFresh(message) || Deliveries.Receiver(root, message.Name, message.Key, null) is not var (scope, receiver))
                continue;

            _early = [.. Early.Where(other => other != message)];
            SetFields(scope, scope.Resting.Contains(receiver) ? receiver : null, message.Name, message.Fields);
            Happen(scope, receiver);
            return true;
        }

        return false;
    }
}

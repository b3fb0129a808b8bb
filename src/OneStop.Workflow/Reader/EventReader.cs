using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads what an event waits for or throws.</summary>
internal sealed class EventReader(Draft draft, FaultList faults)
{
    /// <summary>An event that must not define anything.</summary>
    internal NodeKind? Plain(NodeDraft node, NodeKind kind)
    {
        var definitions = Definitions(node);
        definitions.ForEach(definition => Refuse(node, definition));
        return definitions.Count == 0 ? kind : null;
    }

    /// <summary>Whether a throw event throws a message.</summary>
    internal bool Thrown(NodeDraft node) => Definitions(node) is [{ Name: "messageEventDefinition" } message] && HasMessage(node, message);

    internal NodeKind? Caught(NodeDraft node)
    {
        switch (Definitions(node))
        {
            case [{ Name: "messageEventDefinition" } message]:
                return Waits(node, message);
            case [{ Name: "timerEventDefinition" } timer]:
                return Timed(node, timer);
            case []:
                faults.Add(node.Element, "bpmn.not-supported", $"The catch event {node.Label} waits for nothing. Give it a message or a timer.");
                return null;
            case var others:
                others.ForEach(definition => Refuse(node, definition));
                return null;
        }
    }

    /// <param name="holder">The element with <c>messageRef</c>.</param>
    internal NodeKind Waits(NodeDraft node, Element holder)
    {
        if (holder["messageRef"] is not { Length: > 0 } reference)
            faults.Add(node.Element, "bpmn.message-missing", $"{node.Label} does not say which message it waits for; set messageRef.");
        else if (!draft.Messages.TryGetValue(Element.Local(reference), out var message))
            faults.Add(node.Element, "bpmn.unknown-message", $"{node.Label} waits for the message '{reference}', which the file does not have.");
        else
            node.Message = message;

        return NodeKind.MessageCatch;
    }

    private bool HasMessage(NodeDraft node, Element thrown)
    {
        if (thrown["messageRef"] is { Length: > 0 } reference && !draft.Messages.ContainsKey(Element.Local(reference)))
            faults.Add(node.Element, "bpmn.unknown-message", $"{node.Label} throws the message '{reference}', which the file does not have.");

        return true;
    }

    private NodeKind? Timed(NodeDraft node, Element timer)
    {
        var parts = timer.Children.FindAll(child => child.IsBpmn && child.Name is "timeDate" or "timeDuration" or "timeCycle");
        if (parts is not [var part])
        {
            faults.Add(node.Element, "bpmn.timer-missing", $"The timer {node.Label} needs exactly one of timeDate and timeDuration.");
            return NodeKind.TimerCatch;
        }

        if (part.Name == "timeCycle")
        {
            Refuse(node, part);
            return null;
        }

        ReadTimer(node, part, part.Name == "timeDate");
        return NodeKind.TimerCatch;
    }

    /// <summary>ISO 8601 as it is, or FEEL without data; either way the value is known now, so an armed timer always has its instant.</summary>
    private void ReadTimer(NodeDraft node, Element part, bool isDate)
    {
        var text = part.Text.Trim();
        var isBare = text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is 'P' or '-') && !text.Contains('"');
        if (!FeelExpression.TryParse(isBare ? $"\"{text}\"" : text, out var expression, out var fault))
        {
            faults.Add(part.Line, part.Column, fault.Rule, $"Timer {node.Label}: {fault.Sentence}", FaultWeight.Error, node.Element);
            return;
        }

        if (expression.Paths.Count > 0)
            faults.Add(part.Line, part.Column, "feel.timer", $"The timer {node.Label} reads data; only a fixed date or duration runs here.", FaultWeight.Error, node.Element);
        else if (!TimerValue.IsSound(expression, isDate))
            faults.Add(part.Line, part.Column, isDate ? "feel.date-time" : "feel.duration", Wrong(node, text, isDate), FaultWeight.Error, node.Element);
        else
            node.Timer = isDate ? new Timer(expression, null) : new Timer(null, expression);
    }

    private static string Wrong(NodeDraft node, string text, bool isDate) => isDate
        ? $"The timer {node.Label} is to fire at '{text}', which is no instant; write yyyy-MM-ddTHH:mm:ss with an offset such as +07:00."
        : $"The timer {node.Label} is to last '{text}', which is no duration; write days and hours as in P15D or PT4H30M, without weeks, months or years.";

    private static List<Element> Definitions(NodeDraft node) => node.Element.Children.FindAll(NodeReader.IsEventDefinition);

    private void Refuse(NodeDraft node, Element what) =>
        faults.Add(what.Line, what.Column, "bpmn.not-supported", $"{what.Name} in {node.Label} does not run here. {Names.Mend(what.Name)}", FaultWeight.Error, node.Element);
}

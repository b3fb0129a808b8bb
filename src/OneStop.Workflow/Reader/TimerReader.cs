using System.Globalization;
using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>Reads when a timer fires: a date, a duration or a cycle; ISO 8601 as it is, or FEEL.</summary>
internal sealed class TimerReader(Draft draft, FaultList faults)
{
    internal Timer? Read(NodeDraft node, Element definition)
    {
        var parts = definition.Children.FindAll(child => child.IsBpmn && child.Name is "timeDate" or "timeDuration" or "timeCycle");
        if (parts is not [var part])
        {
            faults.Add(node.Element, "bpmn.timer-missing", $"The timer {node.Label} needs exactly one of timeDate, timeDuration and timeCycle.");
            return null;
        }

        var timer = part.Name == "timeCycle" ? Cycle(node, part) : Expression(node, part, part.Text.Trim(), part.Name == "timeDate");
        return timer is null ? null : timer with
        {
            IsWorkingTime = node.Element.OneStop("workingTime").Any(),
            IsWait = node.Element.OneStop("wait").Any(),
        };
    }

    /// <summary><c>R3/PT1H</c>, <c>R/P1D</c>: so often, or without end.</summary>
    private Timer? Cycle(NodeDraft node, Element part)
    {
        var text = part.Text.Trim().Trim('"');
        var slash = text.IndexOf('/');
        var count = slash > 0 && text[0] == 'R' ? text[1..slash] : "?";
        if (count.Length > 0 && !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            faults.Add(part.Line, part.Column, "bpmn.cycle", $"The timer {node.Label} is to repeat '{text}'; write R, a number and a duration as in R3/PT1H.", FaultWeight.Error, node.Element);
            return null;
        }

        var repeats = count.Length == 0 ? 0 : int.Parse(count, CultureInfo.InvariantCulture);
        return Expression(node, part, text[(slash + 1)..], isDate: false) is { } timer ? timer with { Repeats = repeats } : null;
    }

    /// <summary>Without data the value is known now, so an armed timer always has its instant; with data it may be an incident.</summary>
    private Timer? Expression(NodeDraft node, Element part, string text, bool isDate)
    {
        var isBare = text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is 'P' or '-') && !text.Contains('"');
        if (!FeelExpression.TryParse(isBare ? $"\"{text}\"" : text, out var expression, out var fault))
        {
            faults.Add(part.Line, part.Column, fault.Rule, $"Timer {node.Label}: {fault.Sentence}", FaultWeight.Error, node.Element);
            return null;
        }

        if (draft.IsHouse && expression.Paths.Any(use => !draft.Variables.ContainsKey(use.Path)))
            faults.Add(part.Line, part.Column, "feel.timer", $"The timer {node.Label} reads data that are not declared; only variables of the process can be read here.", FaultWeight.Error, node.Element);
        else if (expression.Paths.Count == 0 && !TimerValue.IsSound(expression, isDate))
            faults.Add(part.Line, part.Column, isDate ? "feel.date-time" : "feel.duration", Wrong(node, text, isDate), FaultWeight.Error, node.Element);
        else
            return isDate ? new Timer(expression, null) : new Timer(null, expression);

        return null;
    }

    private static string Wrong(NodeDraft node, string text, bool isDate) => isDate
        ? $"The timer {node.Label} is to fire at '{text}', which is no instant; write yyyy-MM-ddTHH:mm:ss with an offset such as +07:00."
        : $"The timer {node.Label} is to last '{text}', which is no duration; write days and hours as in P15D or PT4H30M, without weeks, months or years.";
}

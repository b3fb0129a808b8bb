using System.Text.RegularExpressions;

namespace OneStop.Workflow.Reader.Rules;

/// <summary>Expressions, timers, scripts and other texts with a form.</summary>
internal static partial class ExpressionRule
{
    private static readonly string[] Expressions =
        ["conditionExpression", "condition", "loopCondition", "loopCardinality", "completionCondition", "timeDate", "timeCycle", "timeDuration", "transformation", "messagePath", "from", "to", "dataPath", "activationCondition"];

    internal static readonly Rule[] All =
    [
        new("EXT.004", "textFormat is a MIME type such as text/plain.", d => d.Of("documentation", "textAnnotation").Where(one => one["textFormat"] is { } format && !Mime().IsMatch(format))),
        new("EXT.145", "scriptFormat is a MIME type such as text/x-groovy.", d => d.Of("scriptTask", "globalScriptTask").Where(one => one["scriptFormat"] is { Length: > 0 } format && !Mime().IsMatch(format) && !One().IsMatch(format))),
        new("EXT.012", "What is to run is a formal expression. Set xsi:type to tFormalExpression.", d => d.Of(Expressions).Where(one => Drawing.Runs(one) && one.Text.Trim().Length > 0 && TypeOf(one) == "tExpression")),
        new("EXT.012", "What is to run is a formal expression, and this one says nothing of the kind. Set xsi:type to tFormalExpression.", d => d.Of("completionCondition", "timeCycle", "timeDate", "timeDuration", "loopCardinality", "loopCondition").Where(one => Drawing.Runs(one) && one.Text.Trim().Length > 0 && TypeOf(one) is null && UsesTypes(d))),
        new("EXT.123", "A condition that is to run is a formal expression.", d => d.Of("conditionalEventDefinition").Where(one => Drawing.Runs(one) && !one.Bpmn("condition").Any(condition => condition.Text.Trim().Length > 0 && TypeOf(condition) == "tFormalExpression"))),
        new("EXT.013", "A formal expression says something. Fill it in.", d => d.Of([.. Expressions, "formalExpression"]).Where(one => one.Text.Trim().Length == 0 && (TypeOf(one) == "tFormalExpression" || one.Name is "formalExpression" or "messagePath" or "transformation" || one is { Name: "condition", Parent.Name: "complexBehaviorDefinition" }))),
        new("EXT.014", "The language of an expression is a URI.", d => d.All.Where(one => one["language"] is { } language && !IsUri(language))),
        new("EXT.014", "The language of expressions is a URI.", d => d.Root["expressionLanguage"] is { } language && !IsUri(language) ? [d.Root] : []),
        new("EXT.060", "The method of a transaction is a URI.", d => d.Of("transaction").Where(one => one["method"] is { } method && !IsUri(method))),
        new("EXT.053", "A script says in which language it is. Set scriptFormat.", d => d.Of("scriptTask").Where(one => one.Bpmn("script").Any() && one["scriptFormat"] == "")),
        new("EXT.024", "isImmediate is not false in what is to run.", d => d.Flows.Where(one => Drawing.IsFalse(one, "isImmediate") && Drawing.Runs(one))),
        new("EXT.132", "The timer's date is no date and time; write yyyy-MM-ddTHH:mm:ss.", d => d.Of("timeDate").Where(one => IsWord(one))),
        new("EXT.133", "The timer's cycle is none; write R3/PT1H.", d => d.Of("timeCycle").Where(one => IsWord(one))),
        new("EXT.134", "The timer's duration is none; write P15D or PT4H.", d => d.Of("timeDuration").Where(one => IsWord(one))),
    ];

    /// <summary>Without its prefix; null: not said.</summary>
    private static string? TypeOf(Element expression)
    {
        foreach (var attribute in expression.Attributes)
        {
            if (attribute is { Name: "type", Namespace: "http://www.w3.org/2001/XMLSchema-instance" })
                return Element.Local(attribute.Value);
        }

        return null;
    }

    /// <summary>Files whose tool writes types at all; with the others the absence says nothing.</summary>
    private static bool UsesTypes(Drawing drawing) => drawing.Root.Attributes.Exists(attribute => attribute.Name == "schemaLocation");

    private static bool IsUri(string text) => Uri.IsWellFormedUriString(text, UriKind.RelativeOrAbsolute) && !text.Contains('%') || Uri.TryCreate(text, UriKind.Absolute, out _);

    /// <summary>A bare word where ISO 8601 or an expression should stand.</summary>
    private static bool IsWord(Element time) => Bare().IsMatch(time.Text.Trim());

    [GeneratedRegex(@"^[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+(\s*;.*)?$")]
    private static partial Regex Mime();

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$")]
    private static partial Regex One();

    [GeneratedRegex("^(?!P|R)[A-Z]+$")]
    private static partial Regex Bare();
}

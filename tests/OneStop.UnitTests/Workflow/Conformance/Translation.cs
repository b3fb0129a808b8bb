using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>Says in this house's words what a foreign file says in its engine's: expressions, hooks, mappings and collections. The course stays as it is.</summary>
internal static partial class Translation
{
    internal static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    internal static readonly XNamespace Os = "urn:onestop:bpmn:1";

    internal static byte[] Bytes(XDocument file) => Encoding.UTF8.GetBytes(file.ToString(SaveOptions.DisableFormatting));

    /// <summary>Every element of these names waits for the driver's answer.</summary>
    internal static void Hook(XDocument file, Func<XElement, string?> nameOf)
    {
        foreach (var task in file.Descendants().Where(element => element.Name.Namespace == Bpmn).ToList())
        {
            if (nameOf(task) is not { } name)
                continue;

            var extensions = task.Element(Bpmn + "extensionElements");
            if (extensions is null)
                task.AddFirst(extensions = new XElement(Bpmn + "extensionElements"));

            extensions.Add(new XElement(Os + "effect", new XAttribute("name", name), new XAttribute("wait", "true")));
        }
    }

    internal static void Expressions(XDocument file)
    {
        string[] holders = ["conditionExpression", "loopCardinality", "completionCondition", "loopCondition", "timeDuration", "timeDate"];
        foreach (var holder in file.Descendants().Where(element => element.Name.Namespace == Bpmn && holders.Contains(element.Name.LocalName)))
        {
            holder.Value = Feel(holder.Value);
            holder.SetAttributeValue("language", null);
        }

        foreach (var cycle in file.Descendants(Bpmn + "timeCycle"))
            cycle.Value = Cycle(cycle.Value.Trim());

        foreach (var named in file.Descendants().Where(element => element.Name == Bpmn + "message" || element.Name == Bpmn + "signal"))
        {
            if (named.Attribute("name") is { } name && name.Value.Contains("${"))
                name.Value = "=" + Template(name.Value);
        }
    }

    /// <summary>JUEL, or what betsy writes, as FEEL.</summary>
    internal static string Feel(string text)
    {
        var inner = text.Trim();
        if (inner.StartsWith("${", StringComparison.Ordinal) && inner.EndsWith('}'))
            inner = inner[2..^1];

        inner = Contains().Replace(inner.Trim(), match => match.Groups[1].Value == "!" ? $"not(contains({match.Groups[2].Value}, {match.Groups[3].Value}))" : $"contains({match.Groups[2].Value}, {match.Groups[3].Value})");
        inner = Present().Replace(Same().Replace(inner, "($1 = $2)"), "($1 != null)");
        inner = SingleQuoted().Replace(inner, "\"$1\"");
        inner = Not().Replace(inner, "not($1)");
        inner = inner.Replace("==", "=").Replace("&&", " and ").Replace("||", " or ");
        return inner.Replace("nrOfInstances", "numberOfInstances").Replace("nrOfCompletedInstances", "numberOfCompletedInstances").Replace("nrOfActiveInstances", "numberOfActiveInstances")
            .Replace("loopCounter", "(loopCounter - 1)");
    }

    /// <summary>Text with <c>${…}</c> in it, as a FEEL concatenation.</summary>
    internal static string Template(string text)
    {
        var parts = Placeholder().Split(text).Select((part, at) => at % 2 == 0 ? part.Length == 0 ? "" : $"\"{part}\"" : $"string({Feel(part)})");
        return string.Join(" + ", parts.Where(part => part.Length > 0));
    }

    private static string Cycle(string text) => Cron().Match(text) is { Success: true } cron ? $"R/PT{cron.Groups[1].Value}M" : text;

    [GeneratedRegex("""(!?)(\w+)\.contains\(("[^"]*")\)""")]
    private static partial Regex Contains();

    [GeneratedRegex("""stringEquals\((\w+),\s*("[^"]*")\)""")]
    private static partial Regex Same();

    [GeneratedRegex("""isPresent\((\w+)\)""")]
    private static partial Regex Present();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex SingleQuoted();

    [GeneratedRegex("""!(\w+)""")]
    private static partial Regex Not();

    [GeneratedRegex("""\$\{([^}]*)\}""")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""^0 0/(\d+) \* \* \* \?$""")]
    private static partial Regex Cron();
}

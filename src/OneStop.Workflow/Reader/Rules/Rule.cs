namespace OneStop.Workflow.Reader.Rules;

/// <summary>One rule of BPMN 2.0 about drawings.</summary>
/// <param name="Id">Stable: <c>EXT.017</c>, as BPMNspector numbers them, so that others can look them up.</param>
/// <param name="Sentence">What is wrong and how to mend it; the element's name comes before it.</param>
/// <param name="Broken">The elements that break it.</param>
internal sealed record Rule(string Id, string Sentence, Func<Drawing, IEnumerable<Element>> Broken);

/// <summary>Checks a file against all of them.</summary>
internal static class Conformity
{
    private static readonly Rule[] All =
        [.. ReferenceRule.All, .. FlowRule.All, .. GatewayRule.All, .. EventRule.All, .. EventKindRule.All, .. ProcessRule.All, .. DataRule.All, .. DataMatchRule.All, .. ExpressionRule.All];

    internal static void Check(Element root, FaultList faults)
    {
        var drawing = new Drawing(root);
        foreach (var rule in All)
        {
            foreach (var element in rule.Broken(drawing))
                faults.Add(element, rule.Id, $"{element.Name} '{element["name"] ?? element.Id}': {rule.Sentence}");
        }
    }
}

namespace OneStop.Workflow.Reader.Rules;

/// <summary>A file as the rules look at it: elements by kind and id, flows by their ends, references followed.</summary>
internal sealed class Drawing
{
    private readonly Dictionary<string, Element> _byId = new(StringComparer.Ordinal);
    private readonly ILookup<string, Element> _byName;
    private readonly ILookup<Element, Element> _in;
    private readonly ILookup<Element, Element> _out;
    private readonly Dictionary<Element, List<Element>> _events = [];
    private readonly Dictionary<(Element Holder, string Child), HashSet<string>> _references = [];

    internal Drawing(Element root)
    {
        Root = root;
        Gather(root);
        foreach (var element in All.Where(element => element.Id is { Length: > 0 }))
            _byId.TryAdd(element.Id!, element);

        _byName = All.ToLookup(element => element.Name, StringComparer.Ordinal);
        Flows = [.. Of("sequenceFlow")];
        _in = Ends("targetRef");
        _out = Ends("sourceRef");
        Nodes = [.. All.Where(element => Names.IsFlowNode(element.Name))];
        ListsFlows = Nodes.Exists(node => node.Children.Exists(child => child.Name is "incoming" or "outgoing"));
        Associated = Of("association").SelectMany(one => new[] { (From: Source(one), To: Target(one)), (From: Target(one), To: Source(one)) })
            .Where(one => one is { From: not null, To: not null }).ToLookup(one => one.From!, one => one.To!);
        IsWhole = !root.Bpmn("import").Any(import => import["importType"] == Names.Bpmn);
    }

    internal Element Root { get; }

    /// <summary>Of BPMN, in document order.</summary>
    internal List<Element> All { get; } = [];

    internal List<Element> Nodes { get; }

    internal List<Element> Flows { get; }

    /// <summary>Whether the file says incoming and outgoing at its nodes at all; many tools do not.</summary>
    internal bool ListsFlows { get; }

    /// <summary>No other BPMN file is imported, so every reference must lead to something here.</summary>
    internal bool IsWhole { get; }

    /// <summary>What associations join an element to, those that start at it first.</summary>
    internal ILookup<Element, Element> Associated { get; }

    internal IEnumerable<Element> Activities => Nodes.Where(node => Names.IsActivity(node.Name));

    internal IEnumerable<Element> Gateways => Nodes.Where(IsGateway);

    internal IEnumerable<Element> Of(params string[] names) => names.Length == 1 ? _byName[names[0]] : All.Where(element => names.Contains(element.Name));

    internal Element? Find(string? reference) => reference is { Length: > 0 } ? _byId.GetValueOrDefault(Element.Local(reference.Trim())) : null;

    internal IReadOnlyList<Element> In(Element node) => [.. _in[node]];

    internal IReadOnlyList<Element> Out(Element node) => [.. _out[node]];

    internal Element? Source(Element flow) => Find(flow["sourceRef"]);

    internal Element? Target(Element flow) => Find(flow["targetRef"]);

    /// <summary>Its event definitions, those referred to as well.</summary>
    internal List<Element> Events(Element node)
    {
        if (!_events.TryGetValue(node, out var events))
            _events[node] = events = [.. node.Children.Where(NodeReader.IsEventDefinition).Select(child => child.Name == "eventDefinitionRef" ? Find(child.Reference) ?? child : child)];

        return events;
    }

    /// <summary>What its children of a name refer to.</summary>
    internal HashSet<string> References(Element holder, string child)
    {
        if (!_references.TryGetValue((holder, child), out var references))
            _references[(holder, child)] = references = holder.Bpmn(child).Select(one => one.Reference).ToHashSet(StringComparer.Ordinal);

        return references;
    }

    /// <summary>Whether a child of this name stands in it.</summary>
    internal bool Holds(Element? holder, string child)
    {
        if (holder is null)
            return false;
        if (!_references.TryGetValue((holder, ""), out var names))
            _references[(holder, "")] = names = holder.Children.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);

        return names.Contains(child);
    }

    internal bool Has(Element node, string definition) => Events(node).Exists(one => one.Name == definition);

    internal static bool IsGateway(Element node) => node.Name.EndsWith("Gateway", StringComparison.Ordinal);

    internal static bool IsEvent(Element node) => node.Name.EndsWith("Event", StringComparison.Ordinal);

    internal static bool IsEventSubProcess(Element? node) => node is { Name: "subProcess" or "transaction" or "adHocSubProcess" } && node["triggeredByEvent"] is "true" or "1";

    internal static bool IsTrue(Element element, string attribute) => element[attribute] is "true" or "1";

    internal static bool IsFalse(Element element, string attribute) => element[attribute] is "false" or "0";

    internal static bool IsForCompensation(Element node) => IsTrue(node, "isForCompensation");

    /// <summary>Inside a process that is to run.</summary>
    internal static bool Runs(Element element) => Around(element, "process") is { } process && IsTrue(process, "isExecutable");

    internal static Element? Around(Element element, params string[] names)
    {
        for (var at = element; at is not null; at = at.Parent)
        {
            if (at.IsBpmn && names.Contains(at.Name))
                return at;
        }

        return null;
    }

    private ILookup<Element, Element> Ends(string attribute) =>
        Flows.Where(flow => Find(flow[attribute]) is not null).ToLookup(flow => Find(flow[attribute])!);

    private void Gather(Element element)
    {
        if (element.IsBpmn)
            All.Add(element);

        element.Children.ForEach(Gather);
    }
}

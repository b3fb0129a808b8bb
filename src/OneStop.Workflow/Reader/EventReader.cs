namespace OneStop.Workflow.Reader;

/// <summary>Reads what an event waits for or throws.</summary>
internal sealed class EventReader(Draft draft, ExpressionReader expressions, FaultList faults)
{
    /// <summary>By id; gathered when a link names its target by one.</summary>
    private readonly Dictionary<string, Element> _links = new(StringComparer.Ordinal);
    private readonly TimerReader _timers = new(draft, faults);

    /// <summary>A start of the process, of a sub-process, or of an event sub-process, which alone may wait for an error or escalation.</summary>
    internal NodeKind? Started(NodeDraft node)
    {
        var waits = node.Parent is { Kind: not NodeKind.SubProcess };
        node.Interrupts = node.Element["isInterrupting"] is not ("false" or "0");
        foreach (var definition in Definitions(node))
        {
            if (definition.Name is "messageEventDefinition" or "signalEventDefinition" or "timerEventDefinition" || (waits && definition.Name is "errorEventDefinition" or "escalationEventDefinition"))
                Add(node, definition, isCaught: true);
            else
                Refuse(node, definition);
        }

        return Complete(node) ? NodeKind.Start : null;
    }

    internal NodeKind? Bound(NodeDraft node)
    {
        node.Interrupts = node.Element["cancelActivity"] is not ("false" or "0");
        var definitions = Definitions(node);
        foreach (var definition in definitions)
        {
            if (definition.Name is "messageEventDefinition" or "signalEventDefinition" or "timerEventDefinition" or "errorEventDefinition" or "escalationEventDefinition")
                Add(node, definition, isCaught: true);
            else
                Refuse(node, definition);
        }

        if (definitions.Count == 0)
            faults.Add(node.Element, "bpmn.not-supported", $"The boundary event {node.Label} waits for nothing. Give it a message, timer, signal, error or escalation.");

        return definitions.Count > 0 && Complete(node) ? NodeKind.Boundary : null;
    }

    /// <param name="kind">Of an event that throws something; without anything an intermediate one is a point on the way.</param>
    internal NodeKind? Thrown(NodeDraft node, NodeKind kind)
    {
        var definitions = Definitions(node);
        foreach (var definition in definitions)
        {
            var isKnown = definition.Name is "messageEventDefinition" or "signalEventDefinition" or "escalationEventDefinition"
                || (kind == NodeKind.End ? definition.Name is "errorEventDefinition" or "terminateEventDefinition" : definition.Name is "linkEventDefinition");
            if (isKnown)
                Add(node, definition, isCaught: false);
            else
                Refuse(node, definition);
        }

        if (!Complete(node))
            return null;
        if (kind == NodeKind.End)
            return kind;

        return node.Triggers switch
        {
            [] => NodeKind.PassThrough,
            [{ Kind: TriggerKind.Message }] => NodeKind.Effect,
            [{ Kind: TriggerKind.Link }] => NodeKind.LinkThrow,
            _ => kind,
        };
    }

    internal NodeKind? Caught(NodeDraft node)
    {
        var definitions = Definitions(node);
        switch (definitions)
        {
            case [{ Name: "messageEventDefinition" } message]:
                return Waits(node, message);
            case []:
                faults.Add(node.Element, "bpmn.not-supported", $"The catch event {node.Label} waits for nothing. Give it a message, a timer or a signal.");
                return null;
            case [{ Name: "timerEventDefinition" or "signalEventDefinition" or "linkEventDefinition" } only]:
                Add(node, only, isCaught: true);
                return only.Name switch { "timerEventDefinition" => NodeKind.TimerCatch, "signalEventDefinition" => NodeKind.SignalCatch, _ => NodeKind.LinkCatch };
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
            Await(node, message);

        return NodeKind.MessageCatch;
    }

    private void Await(NodeDraft node, MessageDraft message)
    {
        node.Message ??= message;
        node.Triggers.Add(Called(node, TriggerKind.Message, message.Name, message.Element));
        if (message.Element.OneStop("key").FirstOrDefault() is { } key && key["source"] is { } source)
            node.Key = expressions.Read(node, key, source, "The key");
    }

    private void Add(NodeDraft node, Element definition, bool isCaught)
    {
        switch (definition.Name)
        {
            case "messageEventDefinition" when isCaught:
                Waits(node, definition);
                break;
            case "messageEventDefinition":
                node.Triggers.Add(new Trigger(TriggerKind.Message, Thrown(node, definition)));
                break;
            case "timerEventDefinition":
                node.Timer = _timers.Read(node, definition);
                node.Triggers.Add(new Trigger(TriggerKind.Timer, null));
                break;
            case "signalEventDefinition":
                var signal = Referred(node, definition, "signalRef", "signal");
                node.Triggers.Add(Called(node, TriggerKind.Signal, signal?["name"] ?? signal?.Id ?? Element.Local(definition["signalRef"] ?? ""), definition));
                break;
            case "errorEventDefinition":
                node.Triggers.Add(new Trigger(TriggerKind.Error, CodeOf(node, definition, "errorRef", "errorCode", "error", isCaught)));
                break;
            case "escalationEventDefinition":
                node.Triggers.Add(new Trigger(TriggerKind.Escalation, CodeOf(node, definition, "escalationRef", "escalationCode", "escalation", isCaught)));
                break;
            case "linkEventDefinition":
                node.Triggers.Add(new Trigger(TriggerKind.Link, LinkOf(definition)));
                break;
            default:
                node.Triggers.Add(new Trigger(TriggerKind.Terminate, null));
                break;
        }
    }

    /// <summary>Its name; of one that names its target, the name of that.</summary>
    private string LinkOf(Element link)
    {
        if (link.Bpmn("target").FirstOrDefault() is not { } target)
            return link["name"] ?? "";

        if (_links.Count == 0)
            GatherLinks(draft.Process);

        return _links.GetValueOrDefault(target.Reference) is { } other ? other["name"] ?? target.Reference : link["name"] ?? "";
    }

    private void GatherLinks(Element element)
    {
        if (element is { Name: "linkEventDefinition", Id: { } id })
            _links.TryAdd(id, element);

        element.Children.ForEach(GatherLinks);
    }

    private Trigger Called(NodeDraft node, TriggerKind kind, string name, Element place) => name.StartsWith('=')
        ? new Trigger(kind, name) { Naming = expressions.Read(node, place, name[1..], "The name") }
        : new Trigger(kind, name);

    /// <summary>Some tools refer to a code without declaring it. A catcher without code catches any; a thrower without one throws its element's id, which only such a catcher hears.</summary>
    private string? CodeOf(NodeDraft node, Element definition, string attribute, string code, string what, bool isCaught)
    {
        if (!draft.IsHouse && definition[attribute] is { Length: > 0 } bare && !draft.Shared.ContainsKey(Element.Local(bare)))
            return Element.Local(bare);

        var shared = definition[attribute] is null ? null : Referred(node, definition, attribute, what);
        return shared?[code] is { Length: > 0 } given ? given : isCaught ? null : shared?.Id ?? "";
    }

    private Element? Referred(NodeDraft node, Element definition, string attribute, string what)
    {
        if (definition[attribute] is { Length: > 0 } reference && draft.Shared.TryGetValue(Element.Local(reference), out var shared) && shared.Name == what)
            return shared;

        faults.Add(definition.Line, definition.Column, $"bpmn.unknown-{what}", $"{node.Label} names the {what} '{definition[attribute]}', which the file does not have.", FaultWeight.Error, node.Element);
        return null;
    }

    /// <summary>The name of the message, where the file says which.</summary>
    private string? Thrown(NodeDraft node, Element thrown)
    {
        if (thrown["messageRef"] is not { Length: > 0 } reference)
            return null;
        if (draft.Messages.TryGetValue(Element.Local(reference), out var message))
            return message.Name;

        faults.Add(node.Element, "bpmn.unknown-message", $"{node.Label} throws the message '{reference}', which the file does not have.");
        return null;
    }

    /// <summary>Nothing was refused.</summary>
    private bool Complete(NodeDraft node) => node.Triggers.Count == Definitions(node).Count || node.Triggers.Count == 0 && Definitions(node).TrueForAll(one => one.Name == "messageEventDefinition");

    private List<Element> Definitions(NodeDraft node) =>
        [.. node.Element.Children.Where(NodeReader.IsEventDefinition).Select(child => child.Name == "eventDefinitionRef" && draft.Shared.TryGetValue(child.Reference, out var shared) ? shared : child)];

    private void Refuse(NodeDraft node, Element what) =>
        faults.Add(what.Line, what.Column, "bpmn.not-supported", $"{what.Name} in {node.Label} does not run here. {Names.Mend(what.Name)}", FaultWeight.Error, node.Element);
}

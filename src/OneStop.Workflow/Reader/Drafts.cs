using OneStop.Workflow.Feel;

namespace OneStop.Workflow.Reader;

/// <summary>A process while it is being read, faulty or not.</summary>
/// <param name="isHouse">Names and declarations must be as the house's conditions need them.</param>
internal sealed class Draft(Element process, bool isHouse)
{
    internal bool IsHouse { get; } = isHouse;

    /// <summary>Every expression but the conditions of flows, for the check of names.</summary>
    internal List<ExpressionDraft> Expressions { get; } = [];

    /// <summary>What <c>signalRef</c>, <c>errorRef</c>, <c>escalationRef</c> and references to event definitions name.</summary>
    internal Dictionary<string, Element> Shared { get; } = new(StringComparer.Ordinal);

    internal Element Process { get; } = process;

    internal List<NodeDraft> Nodes { get; } = [];

    internal Dictionary<string, NodeDraft> ById { get; } = new(StringComparer.Ordinal);

    internal List<FlowDraft> Flows { get; } = [];

    /// <summary>By id, as <c>messageRef</c> names it.</summary>
    internal Dictionary<string, MessageDraft> Messages { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, VariableKind> Variables { get; } = new(StringComparer.Ordinal);
}

/// <param name="element">Where it stands.</param>
/// <param name="id">Empty where the file has none.</param>
/// <param name="parent">The sub-process around it.</param>
internal sealed class NodeDraft(Element element, string id, NodeDraft? parent)
{
    internal NodeDraft? Parent { get; } = parent;

    internal NodeDraft? Host { get; set; }

    internal bool Interrupts { get; set; } = true;

    internal List<Trigger> Triggers { get; } = [];

    internal FeelExpression? Key { get; set; }

    internal Many? Many { get; set; }

    internal Loop? Loop { get; set; }

    internal string? Called { get; set; }

    internal List<Mapping> In { get; } = [];

    internal List<Mapping> Out { get; } = [];

    internal Element Element { get; } = element;

    internal string Id { get; } = id;

    /// <summary>Null: it does not run here, which has been said.</summary>
    internal NodeKind? Kind { get; set; }

    internal List<FlowDraft> Incoming { get; } = [];

    internal List<FlowDraft> Outgoing { get; } = [];

    internal FlowDraft? Default { get; set; }

    internal MessageDraft? Message { get; set; }

    internal Timer? Timer { get; set; }

    internal string? Effect { get; set; }

    /// <summary>For sentences: the name where there is one.</summary>
    internal string Label => Element["name"] is { Length: > 0 } name ? $"'{name}'" : $"'{Id}'";

    internal bool IsActivity => Names.IsActivity(Element.Name);
}

internal sealed class FlowDraft(Element element, string id, NodeDraft source, NodeDraft target)
{
    internal Element Element { get; } = element;

    internal string Id { get; } = id;

    internal NodeDraft Source { get; } = source;

    internal NodeDraft Target { get; } = target;

    /// <summary>Whether the file has a condition here, readable or not.</summary>
    internal bool IsConditional { get; set; }

    internal FeelExpression? Condition { get; set; }

    /// <summary>Where the condition's text stands.</summary>
    internal Element? ConditionElement { get; set; }
}

internal sealed record MessageDraft(Element Element, string Name, Dictionary<string, VariableKind> Fields);

/// <param name="Holder">The node that says it.</param>
internal sealed record ExpressionDraft(FeelExpression Expression, Element Place, NodeDraft Holder, string What);

using System.Globalization;
using OneStop.Application.Procedures.Reading;
using OneStop.Domain.Dossiers;
using OneStop.Domain.Procedures;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

/// <summary>Reads <c>process.bpmn</c>: the process itself, and what its os: elements say.</summary>
internal sealed class RouteReader
{
    private static readonly string[] Endings = ["complete", "return-result"];

    private readonly ProcessDefinition _process;
    private readonly Findings _findings;
    private readonly Dictionary<string, StepDefinition> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConversationDefinition> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WaitDefinition> _waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _results = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    private RouteReader(ProcessDefinition process, Findings findings) => (_process, _findings) = (process, findings);

    /// <returns>Null when the process itself cannot run.</returns>
    internal static Route? Read(ReadOnlyMemory<byte> bytes, Findings findings)
    {
        var read = BpmnReader.Read(bytes, findings.File);
        findings.AddRange(read.Faults);
        if (read.Definition is null)
            return null;

        ProcessVocabulary.Check(bytes, findings);
        return new RouteReader(read.Definition, findings).Read();
    }

    private Route Read()
    {
        foreach (var node in _process.Nodes)
        {
            ReadStep(node);
            ReadConversation(node);
            ReadWait(node);
            if (Only(node, "result") is { } result)
                _results[node.Id] = Attribute(result, "outcome");
        }

        return new Route(_process, _steps, _conversations, _waits, _results, _places, _findings);
    }

    private void ReadStep(Node node)
    {
        if (Only(node, "step") is { } step && node.Kind == NodeKind.UserTask)
            _steps[node.Id] = StepOf(node, step);
        else if (node.Kind == NodeKind.UserTask)
            _findings.Error(new Place(node.Line, node.Column), "workflow.step-missing", $"The task {Label(node)} has no os:step, so nobody would know whose work it is.", node.Id);
    }

    private void ReadConversation(Node node)
    {
        if (Only(node, "conversation") is { } told && node.Kind == NodeKind.MessageCatch)
            _conversations[node.Id] = new ConversationDefinition(node.Id, node.Name ?? node.Id, Attribute(told, "kind"), Role(node, told), Phase(node, told));
        else if (node.Kind == NodeKind.MessageCatch)
            _findings.Error(new Place(node.Line, node.Column), "workflow.conversation-missing", $"{Label(node)} waits for a message without os:conversation, so nobody would know who holds the dossier.", node.Id);
    }

    private void ReadWait(Node node)
    {
        if (Only(node, "wait") is not { } wait)
            return;

        if (node.Kind != NodeKind.TimerCatch)
            Fault(wait, "workflow.wait-timer", $"{Label(node)} waits on a ground, but is no timer, so it would never end by itself.", node);

        _waits[node.Id] = new WaitDefinition(
            node.Id, node.Name ?? node.Id, Code(node, wait, "ground"), Role(node, wait), Code(node, wait, "post"), Phase(node, wait), Attribute(wait, "status"), National(node, wait));
    }

    private StepDefinition StepOf(Node node, Extension step) => new(
        node.Id,
        node.Name ?? node.Id,
        Role(node, step),
        Code(node, step, "post"),
        Phase(node, step),
        step.Attributes.TryGetValue("limit", out var limit) ? Limits.Read(limit, PlaceOf(step), _findings, Label(node)) : Limits.StandIn,
        Attribute(step, "status"),
        National(node, step),
        Words(node, step, "grounds"),
        Choices(node, step),
        EndedBy(node, step))
    {
        ChoiceNames = NamesOf(node),
        Closes = step.Attributes.GetValueOrDefault("closes")?.Trim(),
    };

    private int National(Node node, Extension step)
    {
        var (status, national) = (Attribute(step, "status"), Attribute(step, "national"));
        if (status.Length == 0 || national.Length == 0)
            return 1;

        if (!PublicStatus.National.TryGetValue(status, out var expected))
            Fault(step, "workflow.unknown-status", $"{Label(node)} has the status '{status}'; there are {string.Join(", ", PublicStatus.National.Keys)}.", node);
        else if (national != expected.ToString(CultureInfo.InvariantCulture))
            Fault(step, "workflow.national-status", $"{Label(node)} has the national status '{national}', but '{status}' is {expected} in the national list.", node);

        return expected == 0 ? 1 : expected;
    }

    private int? Phase(Node node, Extension extension)
    {
        if (!extension.Attributes.TryGetValue("phase", out var text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var phase))
            return phase;

        Fault(extension, "workflow.value", $"'{text}' is no number of a phase at {Label(node)}.", node);
        return null;
    }

    private IReadOnlyList<string> Choices(Node node, Extension step)
    {
        var choices = Words(node, step, "choices");
        foreach (var choice in choices)
            Forms.Check(Forms.Id(), choice, PlaceOf(step), _findings, "a choice");

        return choices;
    }

    private string EndedBy(Node node, Extension step)
    {
        var by = step.Attributes.GetValueOrDefault("by", "complete");
        if (!Endings.Contains(by))
            Fault(step, "workflow.ended-by", $"{Label(node)} is to end by '{by}'; a task ends by {string.Join(" or ", Endings)}.", node);

        return by;
    }

    private string Role(Node node, Extension extension) => Code(node, extension, "office");

    private string Code(Node node, Extension extension, string attribute)
    {
        var code = Attribute(extension, attribute);
        Forms.Check(Forms.Code(), code, PlaceOf(extension), _findings, $"the {attribute} of {Label(node)}");
        return code;
    }

    private IReadOnlyList<string> Words(Node node, Extension step, string attribute)
    {
        var words = Attribute(step, attribute).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var again in words.GroupBy(word => word, StringComparer.Ordinal).Where(same => same.Count() > 1))
            Fault(step, "workflow.duplicate", $"'{again.Key}' stands twice in '{attribute}' of {Label(node)}.", node);

        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    private Dictionary<string, string> NamesOf(Node node)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var flow in _process.Flows.Where(flow => flow is { Name.Length: > 0, Condition: not null }))
        {
            var prefix = $"{node.Id}.choice = \"";
            if (flow.Condition!.Text.StartsWith(prefix, StringComparison.Ordinal) && flow.Condition.Text[prefix.Length..].Split('"') is [var choice, ""])
                names.TryAdd(choice, flow.Name!);
        }

        return names;
    }

    /// <summary>The one element of that name at a node, or null.</summary>
    private Extension? Only(Node node, string name)
    {
        var found = node.Extensions.Where(extension => extension.Namespace == ProcessVocabulary.Namespace && extension.Name == name).ToList();
        foreach (var again in found.Skip(1))
            Fault(again, "workflow.duplicate", $"os:{name} stands twice at {Label(node)}.", node);

        if (found is [var first, ..])
            _places.TryAdd(node.Id, PlaceOf(first));

        return found.FirstOrDefault();
    }

    /// <summary>Empty where the attribute is missing, which has been said.</summary>
    private static string Attribute(Extension extension, string name) => extension.Attributes.GetValueOrDefault(name, "").Trim();

    private static Place PlaceOf(Extension extension) => new(extension.Line, extension.Column);

    private static string Label(Node node) => $"'{node.Name ?? node.Id}'";

    private void Fault(Extension at, string rule, string sentence, Node node) => _findings.Error(PlaceOf(at), rule, sentence, node.Id);
}

namespace OneStop.Workflow.Reader;

/// <summary>All that a BPMN 2.0 file draws, whether it runs here or not.</summary>
/// <param name="Processes">In document order.</param>
public sealed record BpmnModel(IReadOnlyList<ModelProcess> Processes)
{
    /// <summary>The file, byte for byte.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Reads a file and checks it against the rules of BPMN 2.0. Never throws; work is bounded by the number of bytes.</summary>
    /// <param name="file">Name for the faults.</param>
    public static ModelResult Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var faults = new FaultList(file);
        var model = BpmnReader.Tree(bytes.Span, faults) is { Root: var root } ? Of(root, faults) : null;
        return new ModelResult(model is null ? null : model with { Bytes = bytes }, faults.Sorted());
    }

    private static BpmnModel? Of(Element root, FaultList faults)
    {
        if (!root.IsBpmn || root.Name != "definitions")
        {
            faults.Add(root, "bpmn.not-bpmn", $"The root is '{root.Name}', not BPMN 2.0 'definitions' in {Names.Bpmn}.");
            return null;
        }

        var model = new BpmnModel([.. root.Bpmn("process").Select(ModelReader.Read)]);
        if (model.Processes.Sum(process => process.Nodes.Count) > NodeReader.MaxNodes)
            faults.Add(root, "bpmn.too-many-nodes", $"The file has more than {NodeReader.MaxNodes} nodes; split it.");
        else
            Rules.Conformity.Check(root, faults);

        return model;
    }
}

/// <param name="Model">Null: the file is no BPMN at all.</param>
public sealed record ModelResult(BpmnModel? Model, IReadOnlyList<Fault> Faults);

/// <param name="Nodes">Those inside sub-processes too, in document order.</param>
public sealed record ModelProcess(string Id, string? Name, bool IsExecutable, IReadOnlyList<ModelNode> Nodes, IReadOnlyList<ModelFlow> Flows);

/// <param name="Type">The element's name: <c>userTask</c>.</param>
/// <param name="Events">Names of its event definitions, in document order: <c>timerEventDefinition</c>.</param>
/// <param name="Parent">The sub-process around it; null: the process itself.</param>
public sealed record ModelNode(string Id, string? Name, string Type, IReadOnlyList<string> Events, string? Parent, int Line, int Column);

/// <param name="Source">Null: it starts nowhere.</param>
/// <param name="Target">Null: it leads nowhere.</param>
public sealed record ModelFlow(string Id, string? Name, ModelNode? Source, ModelNode? Target);

namespace OneStop.Workflow.Reader;

/// <summary>Reads BPMN 2.0 XML and tells every fault at once.</summary>
public static class BpmnReader
{
    /// <param name="file">Name for the faults.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string file) => throw new NotSupportedException();
}

/// <param name="Definition">Null when a fault of weight error was found.</param>
public sealed record ReadResult(ProcessDefinition? Definition, IReadOnlyList<Fault> Faults);

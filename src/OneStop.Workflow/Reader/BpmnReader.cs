using System.Security.Cryptography;

namespace OneStop.Workflow.Reader;

/// <summary>Reads BPMN 2.0 XML and tells every fault at once. Never throws, whatever the bytes; work is bounded by their number.</summary>
public static class BpmnReader
{
    /// <param name="file">Name for the faults.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var faults = new FaultList(file);
        var definition = Read(bytes.Span, faults);
        return new ReadResult(faults.HasErrors ? null : definition, faults.Sorted());
    }

    private static ProcessDefinition? Read(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        if (bytes.Length > ElementReader.MaxBytes)
        {
            faults.Add(1, 1, "bpmn.too-large", $"The file has {bytes.Length} bytes, more than {ElementReader.MaxBytes}; this is no drawing of a process.");
            return null;
        }

        if (SourceText.Decode(bytes, faults) is not { } source)
            return null;

        var reader = new ElementReader(source, faults);
        if (reader.Read() is not { } root || ProcessFinder.Find(root, faults) is not { } process)
            return null;

        var draft = new Draft(process);
        NameRules.CheckIds(root, faults);
        new DeclarationReader(draft, faults).Read(root);
        new NodeReader(draft, faults).Read();
        new FlowReader(draft, source, faults).Read();
        var paths = NameRules.Paths(draft, faults);
        NameRules.CheckPaths(draft, paths, source, faults);
        StructureRules.Check(draft, faults);
        ReferenceRules.CheckLanes(draft, faults);
        var isDrawn = ReferenceRules.CheckDrawing(draft, root, reader.Drawn, faults);
        return faults.HasErrors ? null : DefinitionBuilder.Build(draft, paths, isDrawn, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}

/// <param name="Definition">Null when a fault of weight error was found.</param>
public sealed record ReadResult(ProcessDefinition? Definition, IReadOnlyList<Fault> Faults);

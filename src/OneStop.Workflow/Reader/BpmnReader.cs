using System.Security.Cryptography;

namespace OneStop.Workflow.Reader;

/// <summary>Reads BPMN 2.0 XML and tells every fault at once. Never throws, whatever the bytes; work is bounded by their number.</summary>
public static class BpmnReader
{
    /// <summary>Reads a process for publishing: by BPMN's rules, by the house's names and declarations, and only what runs here.</summary>
    /// <param name="file">Name for the faults.</param>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string file) => Read(bytes, file, null, isHouse: true);

    /// <summary>Reads a process to run it by BPMN's rules alone: any ids, nothing declared.</summary>
    /// <param name="process">Its id; null: the executable one.</param>
    public static ReadResult ReadOpen(ReadOnlyMemory<byte> bytes, string file, string? process = null) => Read(bytes, file, process, isHouse: false);

    private static ReadResult Read(ReadOnlyMemory<byte> bytes, string file, string? process, bool isHouse)
    {
        var faults = new FaultList(file);
        var definition = Read(bytes.Span, process, isHouse, faults);
        return new ReadResult(faults.HasErrors ? null : definition, faults.Sorted());
    }

    /// <summary>The tree of the file, or null with a fault.</summary>
    internal static (Element Root, ElementReader Reader, SourceText Source)? Tree(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        if (bytes.Length > ElementReader.MaxBytes)
        {
            faults.Add(1, 1, "bpmn.too-large", $"The file has {bytes.Length} bytes, more than {ElementReader.MaxBytes}; this is no drawing of a process.");
            return null;
        }

        if (SourceText.Decode(bytes, faults) is not { } source)
            return null;

        var reader = new ElementReader(source, faults);
        return reader.Read() is { } root ? (root, reader, source) : null;
    }

    private static ProcessDefinition? Read(ReadOnlySpan<byte> bytes, string? id, bool isHouse, FaultList faults)
    {
        if (Tree(bytes, faults) is not var (root, reader, source) || ProcessFinder.Find(root, id, faults) is not { } process)
            return null;

        var draft = new Draft(process, isHouse);
        var expressions = new ExpressionReader(draft, source, faults);
        NameRules.CheckIds(root, faults);
        new DeclarationReader(draft, faults).Read(root);
        new NodeReader(draft, expressions, faults).Read();
        new FlowReader(draft, source, faults).Read();
        var isDrawn = !isHouse || CheckHouse(draft, root, reader, source, faults);
        var paths = isHouse ? NameRules.Paths(draft, new FaultList("")) : [];
        return faults.HasErrors ? null : DefinitionBuilder.Build(draft, paths, isDrawn, Convert.ToHexStringLower(SHA256.HashData(bytes)), !isHouse);
    }

    /// <summary>Whether the process is drawn.</summary>
    private static bool CheckHouse(Draft draft, Element root, ElementReader reader, SourceText source, FaultList faults)
    {
        var paths = NameRules.Paths(draft, faults);
        NameRules.CheckPaths(draft, paths, source, faults);
        NameRules.CheckExpressions(draft, paths, faults);
        StructureRules.Check(draft, faults);
        ReferenceRules.CheckLanes(draft, faults);
        return ReferenceRules.CheckDrawing(draft, root, reader.Drawn, faults);
    }
}

/// <param name="Definition">Null when a fault of weight error was found.</param>
public sealed record ReadResult(ProcessDefinition? Definition, IReadOnlyList<Fault> Faults);

using System.CommandLine;
using OneStop.Application.Procedures;
using OneStop.Workflow.Reader;

namespace OneStop.Host.Verbs;

/// <summary>
/// <c>onestop workflow check &lt;folder&gt;</c>: reads every jurisdiction in a folder, and every process beside them by itself, and prints
/// all faults. Exit code 1 when one of them is an error.
/// </summary>
internal static class WorkflowCheck
{
    private const int Failed = 1;

    /// <summary>Links are not followed: they could lead back.</summary>
    private static readonly EnumerationOptions Searching = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
    };

    internal static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A jurisdiction, a folder of jurisdictions, or any folder with BPMN files." };
        var check = new Command("check", "Tells every fault of the workflows in a folder.") { folder };
        check.SetAction(parsed => Run(parsed.GetRequiredValue(folder), parsed.InvocationConfiguration.Output));
        return check;
    }

    internal static int Run(string folder, TextWriter output)
    {
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"{folder}: there is no such folder.");
            return Failed;
        }

        var faults = Read(folder, output);
        foreach (var fault in faults)
            output.WriteLine(Line(fault));

        var errors = faults.Count(fault => fault.Weight == FaultWeight.Error);
        output.WriteLine($"Errors: {errors}. Warnings: {faults.Count - errors}.");
        return errors > 0 ? Failed : 0;
    }

    private static List<Fault> Read(string folder, TextWriter output)
    {
        var faults = new List<Fault>();
        var jurisdictions = JurisdictionsIn(folder);
        foreach (var jurisdiction in jurisdictions)
            faults.AddRange(Guarded(jurisdiction, () => JurisdictionReader.Read(JurisdictionFiles.FromFolder(jurisdiction)).Faults));

        var alone = Files(folder, "*.bpmn").Concat(Files(folder, "*.bpmn20.xml"))
            .Where(file => !jurisdictions.Exists(jurisdiction => file.StartsWith(jurisdiction + Path.DirectorySeparatorChar, StringComparison.Ordinal))).ToList();
        foreach (var file in alone)
            faults.AddRange(Guarded(file, () => BpmnReader.Read(File.ReadAllBytes(file), file).Faults));

        output.WriteLine($"Jurisdictions: {jurisdictions.Count}. Other processes: {alone.Count}.");
        return faults;
    }

    internal static List<string> JurisdictionsIn(string folder) =>
        [.. Files(folder, "organisation.yaml").Select(file => Path.GetDirectoryName(file)!)];

    private static List<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder.TrimEnd('/', '\\'), pattern, Searching).Order(StringComparer.Ordinal)];

    /// <summary>One file that cannot be opened must not hide the faults of its neighbours.</summary>
    private static IReadOnlyList<Fault> Guarded(string path, Func<IReadOnlyList<Fault>> read)
    {
        try
        {
            return read();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return [new Fault(path, 1, 1, "workflow.unreadable", null, null, closed.Message)];
        }
    }

    internal static string Line(Fault fault)
    {
        var element = (fault.ElementName ?? fault.ElementId) is { } named ? $" [{named}]" : "";
        var weight = fault.Weight == FaultWeight.Warning ? "warning" : "error";
        return $"{fault.File}:{fault.Line}:{fault.Column} {weight} {fault.Rule}{element} {fault.Sentence}";
    }
}

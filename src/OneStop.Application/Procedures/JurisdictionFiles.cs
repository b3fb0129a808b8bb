namespace OneStop.Application.Procedures;

/// <summary>The files of a jurisdiction, wherever they come from: a folder on disk or rows of the definition table.</summary>
/// <param name="Key">The jurisdiction's key; on disk the folder's name.</param>
/// <param name="Files">By path inside the folder, with <c>/</c>: <c>procedures/transfer/process.bpmn</c>.</param>
public sealed record JurisdictionFiles(string Key, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    internal const string Organisation = "organisation.yaml";
    internal const string Calendar = "calendar.yaml";
    internal const string Rules = "procedure.yaml";
    internal const string Process = "process.bpmn";
    internal const string Form = "form.schema.json";
    internal const string Scenarios = "scenarios.yaml";
    internal const string StepForms = "steps";
    private const string StepFormEnd = ".schema.json";

    /// <summary>How faults call the folder: the key, or the path that the reader of the faults can open.</summary>
    public string Root { get; init; } = Key;

    /// <summary>Reads a folder, without hidden files and links.</summary>
    /// <exception cref="IOException">A file or the folder cannot be read.</exception>
    public static JurisdictionFiles FromFolder(string folder)
    {
        var root = new DirectoryInfo(folder);
        var files = root.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
            .ToDictionary(
                file => Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/'),
                file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file.FullName),
                StringComparer.Ordinal);
        return new JurisdictionFiles(root.Name, files) { Root = folder.TrimEnd('/', '\\') };
    }

    /// <summary>Writes the files into a folder, which is made where it is missing.</summary>
    internal void WriteTo(string folder)
    {
        foreach (var (path, bytes) in Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes.Span);
        }
    }

    /// <summary>Slugs of the folders under <c>procedures</c>, in order.</summary>
    internal IEnumerable<string> Procedures() =>
        Files.Keys.Select(path => path.Split('/')).Where(parts => parts is ["procedures", _, _]).Select(parts => parts[1]).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Paths of the forms of a procedure's steps, by node, in order.</summary>
    internal IEnumerable<(string Node, string Path)> StepFormsOf(string slug) =>
        from path in Files.Keys.Order(StringComparer.Ordinal)
        let parts = path.Split('/')
        where IsStepForm(parts) && parts[1] == slug
        select (parts[3][..^StepFormEnd.Length], path);

    /// <summary>Paths that nobody reads.</summary>
    internal IEnumerable<string> Unknown() => Files.Keys.Where(path => path.Split('/') is not
        ([Organisation or Calendar or "README.md"] or ["procedures", _, Rules or Process or Form or Scenarios or "README.md"])
        && !IsStepForm(path.Split('/'))).Order(StringComparer.Ordinal);

    private static bool IsStepForm(string[] parts) => parts is ["procedures", _, StepForms, var name] && name.EndsWith(StepFormEnd, StringComparison.Ordinal);
}

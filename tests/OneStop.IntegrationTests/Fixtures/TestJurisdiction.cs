namespace OneStop.IntegrationTests.Fixtures;

/// <summary>Lào Cai under another key, with the procedures of <c>Jurisdictions/</c> beside its own and a calendar that covers the machine's date.</summary>
internal sealed class TestJurisdiction : IDisposable
{
    public const string Key = "test-2026";

    /// <summary>The jurisdiction that it is a copy of; its offices have the same codes.</summary>
    public const string Original = "lc-2026";

    private readonly DirectoryInfo _workflows = Directory.CreateTempSubdirectory("onestop-workflows-");

    /// <param name="change">Changes the text of a file of the copy, given its name; null: nothing.</param>
    public TestJurisdiction(Func<string, string, string>? change = null)
    {
        var original = Path.Combine(AppContext.BaseDirectory, "workflows", Original);
        Copy(original, Path.Combine(_workflows.FullName, Original), Original);
        Copy(original, Path.Combine(_workflows.FullName, Key), Key);
        Copy(Path.Combine(AppContext.BaseDirectory, "Jurisdictions"), Path.Combine(_workflows.FullName, Key, "procedures"), Key);
        foreach (var file in change is null ? [] : Directory.GetFiles(Path.Combine(_workflows.FullName, Key), "*", SearchOption.AllDirectories))
            File.WriteAllText(file, change!(Path.GetRelativePath(Path.Combine(_workflows.FullName, Key), file), File.ReadAllText(file)));
    }

    /// <summary>Makes a host serve it alone.</summary>
    public string[] Arguments => [$"--OneStop:Workflows={_workflows.FullName}", $"--OneStop:Jurisdictions={Key}"];

    /// <summary>Makes a host serve it beside its original.</summary>
    public string[] BothArguments => [.. Arguments, $"--OneStop:Jurisdictions={Original},{Key}"];

    public void Dispose() => _workflows.Delete(recursive: true);

    private static void Copy(string from, string to, string key)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, File.ReadAllText(file)
                .Replace(Original, key, StringComparison.Ordinal)
                .Replace("to: 2027-12-31", "to: 2045-12-31", StringComparison.Ordinal));
        }
    }
}

using System.Text.Json;

namespace OneStop.UnitTests.Workflow.Conformance;

/// <summary>
/// Third-party cases, read in place from the folder that <c>ONESTOP_CONFORMANCE</c> names; none of them is part of this repository.
/// A set that is not there is a named skip; where <c>ONESTOP_TEST_REQUIRE_ALL=1</c> forbids to skip, there is no test of it at all.
/// </summary>
internal static class Sets
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("ONESTOP_CONFORMANCE");

    /// <summary>The folder of a set, once; a test's one argument.</summary>
    internal static IEnumerable<TestCaseData> Of(string set)
    {
        var folder = Folder is null ? null : Path.Combine(Folder, set);
        if (folder is not null && Directory.Exists(folder))
            yield return new TestCaseData(folder).SetArgDisplayNames(set);
        else if (Environment.GetEnvironmentVariable("ONESTOP_TEST_REQUIRE_ALL") != "1")
            yield return new TestCaseData("").SetArgDisplayNames(set).Ignore($"The set {set} is not here; ONESTOP_CONFORMANCE names the folder of the sets.");
    }

    internal static List<JsonElement> Read(string folder, string file) =>
        [.. JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file))).RootElement.EnumerateArray()];

    internal static string Text(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    internal static bool Is(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}

/// <summary>Counts the cases of one set by group and names those that fail.</summary>
internal sealed class Tally(string set)
{
    private readonly SortedDictionary<string, (int Passed, int Total)> _groups = new(StringComparer.Ordinal);

    internal List<string> Failed { get; } = [];

    internal void Add(string group, string id, string? fault)
    {
        var (passed, total) = _groups.GetValueOrDefault(group);
        _groups[group] = (passed + (fault is null ? 1 : 0), total + 1);
        if (fault is not null)
            Failed.Add($"{group} {id}: {fault}");
    }

    /// <summary>The share of the group that passed, from 0 to 1.</summary>
    internal double Share(string group) => _groups.TryGetValue(group, out var counts) ? (double)counts.Passed / counts.Total : 1;

    internal void Print()
    {
        foreach (var (group, (passed, total)) in _groups)
            TestContext.Out.WriteLine($"{set} {group} {passed}/{total}");

        Failed.ForEach(TestContext.Out.WriteLine);
    }

    /// <summary>What a case throws is its fault, so that the others still run.</summary>
    internal void Run(string group, string id, Func<string?> test)
    {
        try
        {
            Add(group, id, test());
        }
        catch (Exception broken) when (broken is not AssertionException { ResultState.Status: NUnit.Framework.Interfaces.TestStatus.Inconclusive })
        {
            Add(group, id, $"{broken.GetType().Name}: {broken.Message.ReplaceLineEndings(" ")}");
        }
    }
}

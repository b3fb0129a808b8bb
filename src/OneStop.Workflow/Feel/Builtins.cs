namespace OneStop.Workflow.Feel;

/// <summary>All built-in functions by name. What stands here is the subset that the README documents.</summary>
internal static class Builtins
{
    private static readonly Dictionary<string, Builtin> All =
        new[] { NumberFunctions.All, TextFunctions.All, ListFunctions.All, ContextFunctions.All, TimeFunctions.All }.SelectMany(all => all).ToDictionary(one => one.Name, StringComparer.Ordinal);

    internal static IReadOnlyCollection<string> Names => All.Keys;

    internal static Builtin? Find(string name) => All.GetValueOrDefault(name);
}

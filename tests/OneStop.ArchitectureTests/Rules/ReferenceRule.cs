using Mono.Cecil;

namespace OneStop.ArchitectureTests.Rules;

/// <summary>Which assemblies an assembly may use.</summary>
internal static class ReferenceRule
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>References to our own assemblies that are not among the allowed ones.</summary>
    public static IEnumerable<string> Unallowed(AssemblyDefinition assembly, IReadOnlyCollection<string> allowed) =>
        from reference in assembly.MainModule.AssemblyReferences
        where reference.Name.StartsWith("OneStop", StringComparison.OrdinalIgnoreCase) && !allowed.Contains(reference.Name)
        select $"{assembly.Name.Name} uses {reference.Name}";

    /// <summary>References to what neither .NET itself nor this repository brings: packages, ASP.NET Core.</summary>
    /// <remarks>Names prove nothing: there are packages called System.</remarks>
    public static IEnumerable<string> Packages(AssemblyDefinition assembly) =>
        from reference in assembly.MainModule.AssemblyReferences
        where !reference.Name.StartsWith("OneStop", StringComparison.OrdinalIgnoreCase)
        where !File.Exists(Path.Combine(Framework, reference.Name + ".dll"))
        select $"{assembly.Name.Name} uses {reference.Name}";
}

using Mono.Cecil;

namespace OneStop.ArchitectureTests.Rules;

/// <summary>Rules about a type alone: whether it is sealed, whether it is public, what it is called.</summary>
internal static class ShapeRules
{
    /// <summary>What the migrations tool writes is its own affair.</summary>
    private static readonly string[] WrittenByTools =
    [
        "Microsoft.EntityFrameworkCore.Migrations.Migration",
        "Microsoft.EntityFrameworkCore.Infrastructure.ModelSnapshot",
    ];

    private static readonly string[] EmptyWords = ["Manager", "Helper", "Helpers", "Util", "Utils", "Base", "Impl", "Service"];

    /// <summary>Classes that are neither sealed nor static, nor the abstract record on top of a closed hierarchy.</summary>
    public static IEnumerable<string> Open(IEnumerable<TypeDefinition> types)
    {
        var all = types.ToList();
        return
            from type in all
            where type.IsClass && !type.IsValueType && !type.IsSealed && !type.IsGenerated()
            where !IsTopOfClosedHierarchy(type, all) && !WrittenByTools.Any(type.IsA) && !HoldsTopLevelStatements(type)
            select type.FullName;
    }

    /// <summary>Requests that are not public: the validation of .NET 10 passes over those without a word.</summary>
    public static IEnumerable<string> HiddenRequests(IEnumerable<TypeDefinition> types) =>
        from type in types
        where type.Name.EndsWith("Request", StringComparison.Ordinal) && !type.IsGenerated() && !IsVisible(type)
        select type.FullName;

    /// <summary>Types named by a word that says nothing about what they are.</summary>
    public static IEnumerable<string> EmptyNames(IEnumerable<TypeDefinition> types) =>
        from type in types
        where !type.IsGenerated() && EmptyWords.Any(word => type.Name.Split('`')[0].EndsWith(word, StringComparison.Ordinal))
        select type.FullName;

    /// <summary>Its cases are the records that derive from it here, and nobody else can add one unseen: each is checked itself.</summary>
    private static bool IsTopOfClosedHierarchy(TypeDefinition type, List<TypeDefinition> all) =>
        type.IsAbstract && type.IsRecord() && all.Any(other => other.BaseType?.GetElementType().FullName == type.FullName);

    /// <summary>The compiler makes this class, and the web SDK makes it public for tests.</summary>
    private static bool HoldsTopLevelStatements(TypeDefinition type) => type.Module.EntryPoint?.DeclaringType == type;

    private static bool IsVisible(TypeDefinition type) =>
        type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));
}

using Mono.Cecil;

namespace OneStop.ArchitectureTests;

/// <summary>The compiled house, as the rules read it: IL, not reflection, so that a rule sees calls and literals too.</summary>
internal static class House
{
    public const string Workflow = "OneStop.Workflow";
    public const string Domain = "OneStop.Domain";
    public const string Contracts = "OneStop.Contracts";
    public const string Application = "OneStop.Application";
    public const string Web = "OneStop.Web";
    public const string Host = "onestop";
    public const string MigrationsSqlite = "OneStop.Migrations.Sqlite";
    public const string MigrationsPostgreSql = "OneStop.Migrations.PostgreSql";

    private static readonly ReaderParameters Reading = new() { AssemblyResolver = Resolver() };

    /// <summary>Every assembly of src that lies beside this test, known to the rules or not.</summary>
    public static IReadOnlyList<AssemblyDefinition> Assemblies { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Where(IsOurs).Select(Read).OrderBy(assembly => assembly.Name.Name)];

    /// <summary>The types of all assemblies of src.</summary>
    public static IEnumerable<TypeDefinition> Types => Assemblies.SelectMany(AllTypes);

    /// <summary>The types of <c>Bad/</c>, where every rule must find something.</summary>
    public static IEnumerable<TypeDefinition> BadTypes =>
        AllTypes(Tests).Where(type => type.Outermost().Namespace == typeof(Bad.Unsealed).Namespace);

    public static AssemblyDefinition Tests { get; } = Read(typeof(House).Assembly.Location);

    public static AssemblyDefinition Assembly(string name) => Assemblies.Single(assembly => assembly.Name.Name == name);

    public static IEnumerable<TypeDefinition> TypesOf(params string[] assemblies) =>
        assemblies.SelectMany(name => AllTypes(Assembly(name)));

    private static bool IsOurs(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name == Host || (name.StartsWith("OneStop.", StringComparison.Ordinal) && !name.EndsWith("Tests", StringComparison.Ordinal));
    }

    private static IEnumerable<TypeDefinition> AllTypes(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypes().Where(type => type.Name != "<Module>");

    private static AssemblyDefinition Read(string path) => AssemblyDefinition.ReadAssembly(path, Reading);

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        System.Reflection.Assembly[] frameworks = [typeof(object).Assembly, typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly];
        foreach (var framework in frameworks)
        {
            resolver.AddSearchDirectory(Path.GetDirectoryName(framework.Location));
        }

        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return resolver;
    }
}

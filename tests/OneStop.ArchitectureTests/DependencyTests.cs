using OneStop.ArchitectureTests.Rules;

namespace OneStop.ArchitectureTests;

internal sealed class DependencyTests
{
    private static readonly string[] All =
    [
        House.Workflow, House.Domain, House.Contracts, House.Application, House.Web,
        House.MigrationsSqlite, House.MigrationsPostgreSql, House.Host,
    ];

    private static readonly TestCaseData[] Allowed =
    [
        new(House.Workflow, Array.Empty<string>()),
        new(House.Domain, Array.Empty<string>()),
        new(House.Contracts, Array.Empty<string>()),
        new(House.Application, new[] { House.Workflow, House.Domain, House.Contracts }),
        // The pages speak the words of the domain that Application hands them; the engine stays behind it.
        new(House.Web, new[] { House.Application, House.Domain, House.Contracts }),
        new(House.MigrationsSqlite, new[] { House.Application }),
        new(House.MigrationsPostgreSql, new[] { House.Application }),
        new(House.Host, All),
    ];

    [TestCaseSource(nameof(Allowed))]
    public void References_point_one_way(string assembly, string[] allowed) =>
        ReferenceRule.Unallowed(House.Assembly(assembly), allowed).ShouldBeEmpty();

    [TestCase(House.Workflow)]
    [TestCase(House.Domain)]
    [TestCase(House.Contracts)]
    public void The_leaves_use_no_package(string assembly) =>
        ReferenceRule.Packages(House.Assembly(assembly)).ShouldBeEmpty();

    [Test]
    public void Every_assembly_of_the_house_is_known_here() =>
        House.Assemblies.Select(assembly => assembly.Name.Name).ShouldBe(All, ignoreOrder: true);

    [Test]
    public void The_rules_find_a_reference_that_is_not_allowed()
    {
        ReferenceRule.Unallowed(House.Tests, []).ShouldContain($"{House.Tests.Name.Name} uses {House.Domain}");
        ReferenceRule.Unallowed(House.Tests, All).ShouldBeEmpty();
        ReferenceRule.Packages(House.Tests).ShouldContain($"{House.Tests.Name.Name} uses Mono.Cecil");
        ReferenceRule.Packages(House.Tests).ShouldNotContain($"{House.Tests.Name.Name} uses System.Runtime");
    }
}

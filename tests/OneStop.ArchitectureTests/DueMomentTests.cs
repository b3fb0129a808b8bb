using OneStop.ArchitectureTests.Rules;
using OneStop.Domain.Deadlines;

namespace OneStop.ArchitectureTests;

/// <summary>A due date that did not come from the clock cannot be explained by its ledger.</summary>
internal sealed class DueMomentTests
{
    [Test]
    public void Due_moments_are_made_in_the_room_of_deadlines_only() =>
        new ConstructionRule(typeof(DueMoment).FullName!, typeof(DueMoment).Namespace!)
            .Violations(House.Types)
            .ShouldBeEmpty();

    [Test]
    public void The_rule_finds_every_way_of_making_one_elsewhere()
    {
        const string bad = "OneStop.ArchitectureTests.Bad";
        const string thing = $"{bad}.Protected.Thing";

        new ConstructionRule(thing, $"{bad}.Protected").Violations(House.BadTypes).ShouldBe(
            [
                $"{bad}.Constructions calls Thing..ctor",
                $"{bad}.Constructions calls RuntimeHelpers.GetUninitializedObject",
                $"{bad}.Constructions calls JsonSerializer.Deserialize",
                $"{bad}.ThingConverter converts JSON to {thing}",
            ],
            ignoreOrder: true);
    }

    [Test]
    public void The_rule_looks_into_closures_and_async_methods() =>
        new ConstructionRule(typeof(Bad.Protected.Thing).FullName!, "elsewhere")
            .Violations(House.BadTypes.Where(type => type.IsGenerated()))
            .ShouldContain(violation => violation.Contains("Constructions") && violation.Contains(".ctor"));
}

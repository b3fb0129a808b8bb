using OneStop.ArchitectureTests.Rules;

namespace OneStop.ArchitectureTests;

internal sealed class ShapeTests
{
    private const string Bad = "OneStop.ArchitectureTests.Bad";

    [Test]
    public void Classes_are_sealed() => ShapeRules.Open(House.Types).ShouldBeEmpty();

    [Test]
    public void Requests_are_public_so_that_they_are_validated() =>
        ShapeRules.HiddenRequests(House.TypesOf(House.Application)).ShouldBeEmpty();

    [Test]
    public void Names_say_what_a_type_is() => ShapeRules.EmptyNames(House.Types).ShouldBeEmpty();

    [Test]
    public void The_rule_finds_open_classes() =>
        ShapeRules.Open(House.BadTypes).ShouldBe(
            [$"{Bad}.Unsealed", $"{Bad}.AbstractClass", $"{Bad}.AbstractWithoutCases"], ignoreOrder: true);

    [Test]
    public void The_rule_finds_hidden_requests() =>
        ShapeRules.HiddenRequests(House.BadTypes).ShouldBe(
            [$"{Bad}.HiddenRequest", $"{Bad}.HidingPlace/NestedRequest"], ignoreOrder: true);

    [Test]
    public void The_rule_finds_empty_names() =>
        ShapeRules.EmptyNames(House.BadTypes).ShouldBe([$"{Bad}.DossierManager", $"{Bad}.DateHelper`1"], ignoreOrder: true);
}

using OneStop.ArchitectureTests.Rules;

namespace OneStop.ArchitectureTests;

/// <summary>Every change of a dossier goes through the spine: otherwise it has no lock, no journal entry and no event.</summary>
internal sealed class SpineTests
{
    private const string Marker = "OneStop.Application.Persistence.DossierTableAttribute";

    private static readonly Exemption[] Exemptions =
    [
        new("OneStop.Application.Events", ["EventRow"], "the publisher gives each event its position, once, and moves its lease"),
        new("OneStop.Application.Procedures", [], "the import appends definitions"),
        new("OneStop.Application.Accounts", [], "accounts, posts and who holds them"),
        new("OneStop.Application.Notices", [], "the consumer of events keeps what it told whom"),
        new("OneStop.Application.Operations.AnswerExpiry", ["AnswerRow"], "stored answers end after 24 hours"),
    ];

    private static readonly SpineRule Rule = new("OneStop.Application.Spine", Marker, Exemptions);

    [Test]
    public void Only_the_spine_writes_dossier_tables() =>
        Rule.Violations(House.TypesOf(House.Application, House.Web, House.Host)).ShouldBeEmpty();

    [Test]
    public void The_rule_finds_every_way_of_writing()
    {
        var found = BadRule([]).Violations(House.BadTypes).Select(violation => violation.Split('.').Skip(3).First().Split(' ')[0]);

        found.Distinct().ShouldBe(
            [
                nameof(Bad.Saves), nameof(Bad.SavesThroughTheContext), nameof(Bad.Adds), nameof(Bad.AddsThroughTheContext),
                nameof(Bad.AddsObjects), nameof(Bad.AddsWhatever), nameof(Bad.RemovesInADelegate), nameof(Bad.ChangesTheState),
                nameof(Bad.DeletesInBulk), nameof(Bad.SendsSql), nameof(Bad.SendsACommand),
            ],
            ignoreOrder: true);
    }

    [Test]
    public void Who_is_exempt_may_save_and_still_not_touch_other_rows()
    {
        var saves = new Exemption(typeof(Bad.Saves).FullName!, [], "saves");
        var adds = new Exemption(typeof(Bad.Adds).FullName!, ["AnotherRow"], "adds rows of another table");
        var deletes = new Exemption(typeof(Bad.DeletesInBulk).FullName!, [nameof(Bad.GuardedRow)], "may");

        var found = BadRule([saves, adds, deletes]).Violations(House.BadTypes).ToList();

        found.ShouldNotContain(violation => violation.StartsWith(saves.Where + ' ', StringComparison.Ordinal));
        found.ShouldContain(violation => violation.StartsWith(adds.Where + ' ', StringComparison.Ordinal));
        found.ShouldNotContain(violation => violation.StartsWith(deletes.Where + ' ', StringComparison.Ordinal));
    }

    [Test]
    public void The_spine_itself_may_write() =>
        new SpineRule(typeof(Bad.Saves).Namespace!, typeof(Bad.GuardedTableAttribute).FullName!, [])
            .Violations(House.BadTypes)
            .ShouldBeEmpty();

    private static SpineRule BadRule(Exemption[] exemptions) =>
        new("OneStop.Nowhere", typeof(Bad.GuardedTableAttribute).FullName!, exemptions);
}

using Mono.Cecil;
using OneStop.Application.Persistence;
using OneStop.ArchitectureTests.Rules;

namespace OneStop.ArchitectureTests;

/// <summary>Every change of a dossier goes through the spine: otherwise it has no lock, no journal entry and no event.</summary>
internal sealed class SpineTests
{
    private const string Spine = "OneStop.Application.Spine";

    private static readonly Exemption[] Exemptions =
    [
        new("OneStop.Application.Events.Publisher", "gives each event its position, once, and keeps its lease"),
        new("OneStop.Application.Events.NoticeConsumer", "keeps what the citizen was told"),
        new("OneStop.Application.Procedures.Definitions", "appends definitions when a jurisdiction is imported"),
        new("OneStop.Application.Accounts.Drafts", "keeps what was typed and not yet sent"),
        new("OneStop.Application.Accounts.People", "adds people, gives and ends their posts"),
        new("OneStop.Application.Accounts.DemoPeople", "makes the accounts of the demo"),
    ];

    /// <summary>Tables that say nothing of one dossier; counters move under a command's transaction, and the spine alone moves them.</summary>
    private static readonly string[] OtherTables =
    [
        nameof(AnswerRow), nameof(CodeCounter), nameof(DefinitionRow), nameof(DocumentCounter), nameof(DraftRow), nameof(EventLease),
        nameof(Incumbency), nameof(NoticeRow), nameof(Person), nameof(ReadLogRow),
    ];

    private static IEnumerable<TypeDefinition> Writers => House.TypesOf(House.Application, House.Web, House.Host);

    [Test]
    public void Only_the_spine_writes_dossier_tables() => Rule(Exemptions).Violations(Writers).ShouldBeEmpty();

    [TestCaseSource(nameof(Exemptions))]
    public void No_exemption_outlives_its_need(Exemption exemption) =>
        Rule(Exemptions.Except([exemption])).Violations(Writers)
            .ShouldContain(violation => violation.StartsWith($"{exemption.Type} calls", StringComparison.Ordinal));

    [Test]
    public void Every_table_is_marked_as_a_dossiers_or_known_as_another() =>
        House.TypesOf(House.Application)
            .SelectMany(type => type.Interfaces)
            .Select(implementation => implementation.InterfaceType)
            .OfType<GenericInstanceType>()
            .Where(configuration => configuration.ElementType.Name == "IEntityTypeConfiguration`1")
            .Select(configuration => configuration.GenericArguments[0].Resolve())
            .Where(row => !row.Has(typeof(DossierTableAttribute).FullName!))
            .Select(row => row.Name)
            .ShouldBe(OtherTables, ignoreOrder: true);

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
    public void Who_is_exempt_may_save_and_still_not_touch_rows()
    {
        var saves = new Exemption(typeof(Bad.Saves).FullName!, "saves");
        var adds = new Exemption(typeof(Bad.Adds).FullName!, "adds");

        var found = BadRule([saves, adds]).Violations(House.BadTypes).ToList();

        found.ShouldNotContain(violation => violation.StartsWith($"{saves.Type} calls", StringComparison.Ordinal));
        found.ShouldContain(violation => violation.StartsWith($"{adds.Type} calls", StringComparison.Ordinal));
    }

    [Test]
    public void The_spine_itself_may_write() =>
        new SpineRule(typeof(Bad.Saves).Namespace!, typeof(Bad.GuardedTableAttribute).FullName!, [])
            .Violations(House.BadTypes)
            .ShouldBeEmpty();

    private static SpineRule Rule(IEnumerable<Exemption> exemptions) =>
        new(Spine, typeof(DossierTableAttribute).FullName!, exemptions);

    private static SpineRule BadRule(IEnumerable<Exemption> exemptions) =>
        new("OneStop.Nowhere", typeof(Bad.GuardedTableAttribute).FullName!, exemptions);
}

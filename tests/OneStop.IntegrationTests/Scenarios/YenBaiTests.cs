using OneStop.Host.Scenarios;

namespace OneStop.IntegrationTests.Scenarios;

/// <summary>Yên Bái 2012: tax and its notice inside the one limit, only the payment outside.</summary>
internal sealed class YenBaiTests
{
    // 34 wd = 68 bells. Until the pause of the payment 32, from Mon 10/9 to Thu 27/9 11:30 27 more.
    [Test]
    public async Task Each_office_is_charged_what_it_used_the_tax_office_and_the_desk_too()
    {
        var group = Shipped.Groups.Single(group => group.Files.Key == "yb-2012");
        var clean = group.Scenarios.Single(one => one.Name.Contains("Clean", StringComparison.Ordinal));

        var walk = (await ScenarioRunner.Walk(group with { Scenarios = [clean] }, null, CancellationToken.None)).Single();

        walk.Differences.ShouldBeEmpty();
        var phase = walk.Latest.ShouldNotBeNull().Deadline.Phases.ShouldHaveSingleItem();
        phase.Charges.Select(line => $"{line.Step} {line.Office} {line.Charged}/{line.Allowed}").ShouldBe(
        [
            "receive mot-cua-tp 0/2", "assign vpdk-tp 5/6", "communeConfirm phuong-yen-ninh 9/10", "examine vpdk-tp 10/10",
            "taxCompleted thue-tp 7/6", "taxCompleted mot-cua-tp 2/2", "afterTax vpdk-tp 9/12", "verify tnmt-tp 8/10", "sign ubnd-tp 8/8", "handResult tnmt-tp 1/2",
        ]);
        (phase.Counted, phase.Balance).ShouldBe((59, -9));
    }
}

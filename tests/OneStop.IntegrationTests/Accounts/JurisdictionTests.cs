using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Accounts;

/// <summary>Two jurisdictions may name their offices and posts alike; their people see nothing of each other.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class JurisdictionTests(Store store)
{
    [Test]
    public async Task The_post_of_the_same_name_elsewhere_sees_no_dossier_no_task_and_no_event()
    {
        await using var database = await TestDatabase.Create(store);
        using TestJurisdiction jurisdiction = new();
        await using var host = await TestHost.Start(database, new SetClock("2026-11-05T09:00:00+07:00"), more: jurisdiction.BothArguments);
        var elsewhere = await host.As(await SecondPerson.Beside(database, Walk.Clerk, TestJurisdiction.Key));
        var work = await host.Client.Received();
        var clerk = await host.As(Walk.Clerk);
        await Eventually.Holds("its own desk reads the event", async () => (await clerk.Get("/api/v1/events")).Body.Contains(work.Dossier, StringComparison.Ordinal));

        (await elsewhere.Get(work.Path)).ShouldBe(404, "dossier.not-found");
        (await elsewhere.Complete(work)).ShouldBe(404, "task.not-found");
        (await elsewhere.Get("/api/v1/tasks")).ShouldBe(200).Body.ShouldNotContain(work.Dossier);
        (await elsewhere.Get("/api/v1/events")).ShouldBe(200).Body.ShouldNotContain(work.Dossier);
    }
}

using Microsoft.EntityFrameworkCore;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Contract;

[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class MigrationTests(Store store)
{
    [Test]
    public async Task The_migrations_make_the_model_from_an_empty_database_and_nothing_is_left_to_do()
    {
        await using var database = await TestDatabase.Create(store);
        await using var db = database.Open();

        await db.Database.MigrateAsync();

        db.Database.HasPendingModelChanges().ShouldBeFalse("run: dotnet ef migrations add, for both databases");
        (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await db.Users.CountAsync()).ShouldBe(0);
    }
}

namespace OneStop.IntegrationTests.Fixtures;

/// <summary>The database that a fixture runs on; the service promises the same on both.</summary>
internal enum Store
{
    Sqlite,
    PostgreSql,
}

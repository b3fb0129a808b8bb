using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OneStop.Application.Persistence;

namespace OneStop.Migrations.PostgreSql;

/// <summary>For <c>dotnet ef</c> only; no server is contacted.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<OneStopDb>
{
    public OneStopDb CreateDbContext(string[] args)
    {
        DbContextOptionsBuilder<OneStopDb> options = new();
        options.UseOneStopPostgreSql("Host=127.0.0.1;Database=design-time");
        return new OneStopDb(options.Options);
    }
}

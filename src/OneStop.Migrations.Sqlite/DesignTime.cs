using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using OneStop.Application.Persistence;

namespace OneStop.Migrations.Sqlite;

/// <summary>For <c>dotnet ef</c> only.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<OneStopDb>
{
    public OneStopDb CreateDbContext(string[] args)
    {
        DbContextOptionsBuilder<OneStopDb> options = new();
        options.UseOneStopSqlite("design-time.db");
        return new OneStopDb(options.Options);
    }
}

using Microsoft.EntityFrameworkCore;

namespace OneStop.ArchitectureTests.Bad;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class GuardedTableAttribute : Attribute;

[GuardedTable]
internal sealed class GuardedRow;

internal sealed class FreeRow;

internal sealed class Database : DbContext
{
    public DbSet<GuardedRow> Guarded => Set<GuardedRow>();

    public DbSet<FreeRow> Free => Set<FreeRow>();
}

/// <summary>Each in a class of its own, so that a test can name what must be found.</summary>
internal static class Saves
{
    public static async Task<int> Do(Database db) => await db.SaveChangesAsync();
}

internal static class SavesThroughTheContext
{
    public static int Do(DbContext db) => db.SaveChanges();
}

internal static class Adds
{
    public static void Do(Database db) => db.Guarded.Add(new GuardedRow());
}

internal static class AddsThroughTheContext
{
    public static void Do(Database db) => db.Add(new GuardedRow());
}

internal static class AddsObjects
{
    public static void Do(Database db, object row) => db.AddRange(row);
}

internal static class AddsWhatever
{
    public static void Do<T>(Database db, T row)
        where T : class => db.Set<T>().Add(row);
}

internal static class RemovesInADelegate
{
    public static Action<GuardedRow[]> Do(Database db) => db.Guarded.RemoveRange;
}

internal static class ChangesTheState
{
    public static void Do(Database db, GuardedRow row) => db.Entry(row).State = EntityState.Modified;
}

internal static class DeletesInBulk
{
    public static Task<int> Do(Database db) => db.Guarded.ExecuteDeleteAsync();
}

internal static class SendsSql
{
    public static Task<int> Do(Database db) => db.Database.ExecuteSqlAsync($"DELETE FROM guarded");
}

internal static class SendsACommand
{
    public static int Do(Database db)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        return command.ExecuteNonQuery();
    }
}

/// <summary>Good: reads, and writes what is not guarded.</summary>
internal static class Harmless
{
    public static async Task<int> Do(Database db)
    {
        db.Free.Add(new FreeRow());
        await db.Free.ExecuteDeleteAsync();
        return await db.Guarded.CountAsync();
    }
}

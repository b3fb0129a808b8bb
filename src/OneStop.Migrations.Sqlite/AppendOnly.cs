using Microsoft.EntityFrameworkCore.Migrations;

namespace OneStop.Migrations.Sqlite;

/// <summary>Triggers that refuse to change what is only ever appended.</summary>
internal static class AppendOnly
{
    public static void Protect(MigrationBuilder migration)
    {
        foreach (var table in (string[])["journal", "definition"])
        {
            migration.Sql($"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
            migration.Sql($"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;");
        }

        migration.Sql("CREATE TRIGGER event_no_delete BEFORE DELETE ON \"event\" BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;");
        migration.Sql("CREATE TRIGGER event_no_update BEFORE UPDATE OF id, event_id, dossier_id, type, source, subject, sequence, time, data ON \"event\" BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;");
        migration.Sql("CREATE TRIGGER event_position_once BEFORE UPDATE OF position ON \"event\" WHEN OLD.position IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a position is never rewritten'); END;");
    }
}

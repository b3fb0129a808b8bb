using Microsoft.EntityFrameworkCore.Migrations;

namespace OneStop.Migrations.PostgreSql;

/// <summary>Triggers that refuse to change what is only ever appended.</summary>
internal static class AppendOnly
{
    public static void Protect(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
            END $$;
            """);
        foreach (var table in (string[])["journal", "definition"])
        {
            migration.Sql($"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION append_only();");
            migration.Sql($"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION append_only();");
        }

        migration.Sql("CREATE TRIGGER event_no_delete BEFORE DELETE ON \"event\" FOR EACH ROW EXECUTE FUNCTION append_only();");
        migration.Sql("CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON \"event\" FOR EACH STATEMENT EXECUTE FUNCTION append_only();");
        migration.Sql("CREATE TRIGGER event_no_update BEFORE UPDATE OF id, event_id, dossier_id, type, source, subject, sequence, time, data ON \"event\" FOR EACH ROW EXECUTE FUNCTION append_only();");
        migration.Sql("CREATE TRIGGER event_position_once BEFORE UPDATE OF position ON \"event\" FOR EACH ROW WHEN (OLD.position IS NOT NULL) EXECUTE FUNCTION append_only();");
    }
}

package heartstring.platform.backup;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that read a backup back. */
record RestoreSql(JdbcClient sql) {
    /** A rule on a table, put aside while it is loaded: how to drop it and how to put it back. */
    private record Rule(String drop, String restore) {}

    /** Removes the schemas of these tables with all they hold. */
    void dropSchemasOf(Collection<CatalogueSql.Table> tables) {
        List<String> schemas =
                tables.stream().map(CatalogueSql.Table::schema).distinct().toList();
        for (String schema : schemas) {
            String quoted = sql.sql("SELECT quote_ident(:name)")
                    .param("name", schema)
                    .query(String.class)
                    .single();
            sql.sql("DROP SCHEMA " + quoted + " CASCADE").update();
            if (schema.equals("public")) {
                sql.sql("CREATE SCHEMA public").update();
            }
        }
    }

    /**
     * Runs {@code loading} without foreign keys and triggers, then puts them back; each foreign key checks all rows
     * once. This copes with cycles, and needs no right beyond owning the tables.
     */
    void withoutRules(Runnable loading) {
        List<Rule> rules = sql.sql("""
                        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS drop,
                               format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname,
                                      pg_get_constraintdef(k.oid)) AS restore
                        FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
                        WHERE k.contype = 'f' AND k.conparentid = 0
                          AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
                        UNION ALL
                        SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),
                               format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
                                      CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' ELSE '' END, t.tgname)
                        FROM pg_trigger t
                             JOIN pg_class c ON c.oid = t.tgrelid
                             JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled IN ('O', 'A')
                          AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
                        """)
                .query((row, n) -> new Rule(row.getString(1), row.getString(2)))
                .list();
        rules.forEach(rule -> sql.sql(rule.drop()).update());
        loading.run();
        // Deferred unique keys are checked now: a table with checks still to come cannot be altered.
        sql.sql("SET CONSTRAINTS ALL IMMEDIATE").update();
        rules.forEach(rule -> sql.sql(rule.restore()).update());
    }

    /** Empties the tables, among them those that migrations have seeded. */
    void empty(List<CatalogueSql.Table> tables) {
        if (!tables.isEmpty()) {
            sql.sql("TRUNCATE TABLE "
                            + tables.stream().map(CatalogueSql.Table::quoted).collect(Collectors.joining(", ")))
                    .update();
        }
    }

    static String copyIn(CatalogueSql.Table table, List<CatalogueSql.Column> columns) {
        return "COPY " + table.quoted() + " (" + BackupSql.names(columns) + ") FROM STDIN";
    }

    void set(CatalogueSql.Sequence sequence, Manifest.Sequence value) {
        sql.sql("SELECT setval(CAST(:sequence AS regclass), :value, :called)")
                .param("sequence", sequence.quoted())
                .param("value", value.lastValue())
                .param("called", value.called())
                .query(Long.class)
                .single();
    }

    /** Fills what is computed from the tables by statement, oldest first, since younger ones may read older ones. */
    void refreshViews() {
        List<String> views = sql.sql("""
                        SELECT format('%I.%I', n.nspname, c.relname)
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'm' AND n.nspname NOT LIKE 'pg\\_%'
                        ORDER BY c.oid
                        """).query((row, n) -> row.getString(1)).list();
        views.forEach(view -> sql.sql("REFRESH MATERIALIZED VIEW " + view).update());
    }

    /** Without this the first pages after a restore would be planned in the dark. */
    void analyse(CatalogueSql.Table table) {
        sql.sql("ANALYZE " + table.quoted()).update();
    }
}

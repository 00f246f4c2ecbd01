package heartstring.platform.backup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says about itself: tables, columns, sequences and the migrations applied. */
record CatalogueSql(JdbcClient sql) {
    /** The migration history's table, by the name that the migration tool gives it. */
    static final String HISTORY = "flyway_schema_history";

    /** A table as it is named in a statement; partitions are reached through the table they are part of. */
    record Table(String schema, String name, String quoted, boolean partitioned) {}

    /** A column that is stored rather than generated. */
    record Column(String name, String quoted, String type) {}

    record Sequence(String schema, String name, String quoted) {}

    List<Table> tables() {
        return sql.sql("""
                        SELECT n.nspname AS schema, c.relname AS name,
                               format('%I.%I', n.nspname, c.relname) AS quoted, c.relkind = 'p' AS partitioned
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
                          AND NOT EXISTS (SELECT FROM pg_depend d
                                          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                            AND d.deptype = 'e')
                          AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
                        ORDER BY n.nspname, c.relname
                        """)
                .query((row, n) -> new Table(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    List<Column> columns(Table table) {
        return sql.sql("""
                        SELECT a.attname AS name, quote_ident(a.attname) AS quoted,
                               format_type(a.atttypid, a.atttypmod) AS type
                        FROM pg_attribute a
                        WHERE a.attrelid = CAST(:table AS regclass)
                          AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                        ORDER BY a.attnum
                        """)
                .param("table", table.quoted())
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    List<Sequence> sequences() {
        return sql.sql("""
                        SELECT n.nspname AS schema, c.relname AS name, format('%I.%I', n.nspname, c.relname) AS quoted
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'S' AND c.relpersistence <> 't'
                          AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
                        ORDER BY n.nspname, c.relname
                        """)
                .query((row, n) -> new Sequence(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    Manifest.Sequence value(Sequence sequence) {
        return sql.sql("SELECT last_value, is_called FROM " + sequence.quoted())
                .query((row, n) ->
                        new Manifest.Sequence(sequence.schema(), sequence.name(), row.getLong(1), row.getBoolean(2)))
                .single();
    }

    List<Manifest.Migration> migrations(Table history) {
        return sql.sql("SELECT version, description, checksum FROM " + history.quoted()
                        + " WHERE success AND type NOT IN ('SCHEMA', 'DELETE') ORDER BY installed_rank")
                .query((row, n) -> {
                    Integer checksum = row.getObject(3, Integer.class);
                    return new Manifest.Migration(row.getString(1), row.getString(2), checksum);
                })
                .list();
    }
}

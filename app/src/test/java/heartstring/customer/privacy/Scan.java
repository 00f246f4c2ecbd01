package heartstring.customer.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words in every column of every table that can hold text. */
final class Scan {

    private final JdbcClient jdbc;

    Scan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Column(String table, String name, String type) {}

    /** Every table of the product, as {@code schema.table}. */
    List<String> tables() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') order by 1""").query((rs, n) -> rs.getString(1)).list();
    }

    /** Every column of every table of the product. */
    List<Column> columns() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, null)
                          from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
                           and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
                         order by 1, a.attnum""")
                .query((rs, n) -> new Column(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    static boolean holdsText(Column column) {
        String type = column.type();
        return type.startsWith("text")
                || type.startsWith("character")
                || type.startsWith("json")
                || type.startsWith("bytea")
                || type.startsWith("citext")
                || type.equals("tsvector")
                || type.equals("name");
    }

    /** Where any of these words stands, as {@code table.column: word}. */
    List<String> find(List<String> words) {
        List<String> places = new ArrayList<>();
        for (Column column : columns()) {
            if (holdsText(column)) {
                String text = column.type().equals("bytea")
                        ? "encode(\"%s\", 'escape')".formatted(column.name())
                        : "\"%s\"::text".formatted(column.name());
                for (String word : words) {
                    long count = jdbc.sql("select count(*) from %s where position(:word in lower(%s)) > 0"
                                    .formatted(column.table(), text))
                            .param("word", word.toLowerCase(Locale.ROOT))
                            .query(Long.class)
                            .single();
                    if (count > 0) {
                        places.add(column.table() + "." + column.name() + ": " + word);
                    }
                }
            }
        }
        return places;
    }
}

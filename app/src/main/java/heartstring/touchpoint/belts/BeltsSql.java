package heartstring.touchpoint.belts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements that follow writing transactions. A batch is visible to followers only once no transaction with a lower id
 * is still open ({@code pg_snapshot_xmin}), so moving the cursor past it can skip none.
 */
@Component
class BeltsSql {

    private final JdbcClient jdbc;

    BeltsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Mark(String tx, long block) {}

    /** Takes the consumer's cursor for this transaction; null when another server holds it. */
    @Nullable
    String lock(String name, boolean wait) {
        String cursor = jdbc.sql(
                        wait
                                ? "select tx::text from touchpoint.belt where name = :name for update"
                                : "select tx::text from touchpoint.belt where name = :name for update skip locked")
                .param("name", name)
                .query(String.class)
                .optional()
                .orElse(null);
        if (cursor == null) {
            jdbc.sql("insert into touchpoint.belt (name) values (:name) on conflict do nothing")
                    .param("name", name)
                    .update();
        }
        return cursor;
    }

    /** In the order of transaction ids; a bare {@code order by tx} would mean the text, in which 1000 comes before 999. */
    List<Mark> next(String cursor, int most) {
        return jdbc.sql("""
                        select b.tx::text, b.block from touchpoint.batch b
                         where b.tx > :cursor::xid8 and b.tx < pg_snapshot_xmin(pg_current_snapshot())
                         order by b.tx limit :most""")
                .param("cursor", cursor)
                .param("most", most)
                .query((rs, n) -> new Mark(rs.getString(1), rs.getLong(2)))
                .list();
    }

    List<TouchpointConsumer.Row> rows(List<Mark> marks, Set<String> wants, boolean body) {
        return jdbc.sql("""
                        select t.id, t.profile_id, t.source_id, t.kind, t.name, t.channel, t.occurred_at,
                               case when :body then t.body::text end
                          from unnest(:blocks::bigint[]) with ordinality as b(block, nth)
                          join touchpoint.touchpoint t on t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024
                         where cardinality(:wants::text[]) = 0 or t.name = any(:wants::text[])
                         order by b.nth, t.id""")
                .param("body", body)
                .param("blocks", marks.stream().mapToLong(Mark::block).toArray())
                .param("wants", wants.toArray(String[]::new))
                .query(TouchpointConsumer.Row::of)
                .list();
    }

    void advance(String name, String tx) {
        jdbc.sql("update touchpoint.belt set tx = :tx::xid8, touched_at = now() where name = :name")
                .param("tx", tx)
                .param("name", name)
                .update();
    }

    void rewind(String name) {
        advance(name, "0");
    }

    long waiting(String name) {
        return jdbc.sql("""
                        select count(*) from touchpoint.batch
                         where tx > coalesce((select tx from touchpoint.belt where name = :name), '0'::xid8)""").param("name", name).query(Long.class).single();
    }
}

package heartstring.touchpoint.belts;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements that follow writing transactions. A batch of this era is visible to followers only once no transaction with a
 * lower id is still open ({@code pg_snapshot_xmin}), so moving the cursor past it can skip none; those of earlier eras were
 * all committed before they came here.
 */
@Component
class BeltsSql {

    private final JdbcClient jdbc;

    BeltsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a consumer is: behind every batch up to this transaction of this era. */
    record Cursor(int era, long tx) implements Comparable<Cursor> {
        static final Cursor START = new Cursor(0, 0);
        static final Cursor END = new Cursor(Integer.MAX_VALUE, 0);

        @Override
        public int compareTo(Cursor other) {
            int byEra = Integer.compare(era, other.era);
            return byEra != 0 ? byEra : Long.compareUnsigned(tx, other.tx);
        }
    }

    record Mark(Cursor at, long block) {}

    /** Begins a new era when the database has moved to another server since it was last opened. */
    boolean beginEra() {
        return jdbc.sql("""
                        update touchpoint.era e set era = e.era + 1, system_identifier = s.system_identifier
                          from pg_control_system() s where s.system_identifier <> e.system_identifier""").update() == 1;
    }

    /** Takes these consumers' cursors for this transaction; those that another server holds are left out unless waited for. */
    Map<String, Cursor> lock(Collection<String> names, boolean wait) {
        Map<String, Cursor> held = new TreeMap<>();
        jdbc.sql("select name, era, tx::text from touchpoint.belt where name = any(:names) order by name for update"
                        + (wait ? "" : " skip locked"))
                .param("names", names.toArray(String[]::new))
                .query(rs -> {
                    held.put(rs.getString(1), new Cursor(rs.getInt(2), Long.parseUnsignedLong(rs.getString(3))));
                });
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(held.keySet());
        if (!missing.isEmpty()) {
            jdbc.sql("insert into touchpoint.belt (name) select unnest(:names::text[]) on conflict do nothing")
                    .param("names", missing.toArray(String[]::new))
                    .update();
        }
        return held;
    }

    /** Where a consumer is, held by nobody. */
    Cursor cursor(String name) {
        return jdbc.sql("select era, tx::text from touchpoint.belt where name = :name")
                .param("name", name)
                .query((rs, n) -> new Cursor(rs.getInt(1), Long.parseUnsignedLong(rs.getString(2))))
                .optional()
                .orElse(Cursor.START);
    }

    /** The last batch that is committed by now; START when there is none. */
    Cursor newest() {
        return jdbc.sql(
                        "select era, tx::text from touchpoint.batch order by era desc, touchpoint.batch.tx desc limit 1")
                .query((rs, n) -> new Cursor(rs.getInt(1), Long.parseUnsignedLong(rs.getString(2))))
                .optional()
                .orElse(Cursor.START);
    }

    /** Where the hindmost of these consumers is. */
    Cursor rear(Collection<String> names) {
        return names.stream().map(this::cursor).min(Cursor::compareTo).orElse(Cursor.END);
    }

    /**
     * The next batches after the cursor and not beyond the limit, together of at most so many touchpoints; the first comes in
     * any case. In the order of transaction ids: a bare {@code order by tx} would mean the text, in which 1000 is before 999.
     */
    List<Mark> next(Cursor cursor, Cursor limit, int mostBatches, int mostTouchpoints) {
        return jdbc.sql("""
                        select era, tx::text, block from (
                          select n.*, sum(size) over (order by n.era, n.tx, n.block) - size before from (
                            select b.era, b.tx, b.block, b.size from touchpoint.batch b
                             where (b.era, b.tx) > (:era, :tx::xid8) and (b.era, b.tx) <= (:limitEra, :limitTx::xid8)
                               and (b.era < touchpoint.current_era() or b.tx < pg_snapshot_xmin(pg_current_snapshot()))
                             order by b.era, b.tx limit :batches) n) s
                         where before = 0 or before + size <= :touchpoints order by s.era, s.tx, s.block""")
                .param("era", cursor.era())
                .param("tx", Long.toUnsignedString(cursor.tx()))
                .param("limitEra", limit.era())
                .param("limitTx", Long.toUnsignedString(limit.tx()))
                .param("batches", mostBatches)
                .param("touchpoints", mostTouchpoints)
                .query((rs, n) ->
                        new Mark(new Cursor(rs.getInt(1), Long.parseUnsignedLong(rs.getString(2))), rs.getLong(3)))
                .list();
    }

    /**
     * The touchpoints of these batches, each batch by its numbers: the planner, who knows nothing yet of a table that grows fast,
     * would walk it all and set other processes to it.
     *
     * @param wants their names; null for all
     * @param bodies the names of those whose body is read too; null for all
     */
    List<TouchpointConsumer.Row> rows(List<Mark> marks, @Nullable Set<String> wants, @Nullable Set<String> bodies) {
        return jdbc.sql("""
                        select t.id, t.profile_id, t.source_id, t.kind, t.name, t.channel, t.occurred_at,
                               case when :everyBody or t.name = any(:bodies::text[]) then t.body::text end
                          from unnest(:blocks::bigint[]) with ordinality as b(block, nth)
                         cross join lateral (
                           select * from touchpoint.touchpoint one
                            where one.id >= b.block * 1024 and one.id < (b.block + 1) * 1024
                              and (:everyName or one.name = any(:wants::text[])) offset 0) t
                         order by b.nth, t.id""")
                .param("everyBody", bodies == null)
                .param("bodies", bodies == null ? new String[0] : bodies.toArray(String[]::new))
                .param("blocks", marks.stream().mapToLong(Mark::block).toArray())
                .param("everyName", wants == null)
                .param("wants", wants == null ? new String[0] : wants.toArray(String[]::new))
                .query(TouchpointConsumer.Row::of)
                .list();
    }

    void advance(Collection<String> names, Cursor to) {
        jdbc.sql("update touchpoint.belt set era = :era, tx = :tx::xid8, touched_at = now() where name = any(:names)")
                .param("era", to.era())
                .param("tx", Long.toUnsignedString(to.tx()))
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /** The age in seconds of the oldest touchpoint that each of these has not been carried; 0 when nothing waits. */
    Map<String, Double> lags(Collection<String> names) {
        Map<String, Double> lags = new TreeMap<>();
        jdbc.sql("""
                        select n.name, coalesce(extract(epoch from clock_timestamp() - t.recorded_at), 0)
                          from unnest(:names::text[]) as n(name)
                          left join touchpoint.belt l on l.name = n.name
                          left join lateral (
                            select b.block from touchpoint.batch b where (b.era, b.tx) > (coalesce(l.era, 0), coalesce(l.tx, '0'))
                             order by b.era, b.tx limit 1) b on true
                          left join lateral (
                            select t.recorded_at from touchpoint.touchpoint t
                             where t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024 order by t.id limit 1) t on true""").param("names", names.toArray(String[]::new)).query(rs -> {
            lags.put(rs.getString(1), Math.max(0, rs.getDouble(2)));
        });
        return lags;
    }

    long waiting(String name) {
        return jdbc.sql("""
                        select count(*) from touchpoint.batch b
                         where not exists (select from touchpoint.belt l where l.name = :name and (l.era, l.tx) >= (b.era, b.tx))""").param("name", name).query(Long.class).single();
    }
}

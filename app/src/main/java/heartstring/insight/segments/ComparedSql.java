package heartstring.insight.segments;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was counted. */
@Component
class ComparedSql {

    /** Combinations kept, the largest; more than a hundred segments of a shop ever have. */
    static final int MOST_CELLS = 50_000;

    private static final String LAST_DONE =
            "(select coalesce(max(id), 0) from insight.run where study = 'segments' and state = 'done')";

    private final JdbcClient jdbc;

    ComparedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A segment as it was counted, under its bit. */
    record Counted(int place, int segmentId, int version, long customers, long house) {}

    /** What tells a segment from others. */
    record Told(String family, String key, String name, long hits, long otherHits, double rate) {}

    /** How large a segment was on a day. */
    record Size(int segmentId, int version, LocalDate day, long customers) {}

    /** Takes away what older runs left, but of the last that came to its end nothing; and what this one wrote before a crash. */
    void forget(long run) {
        for (String table : List.of("segment_counted", "segment_cell", "segment_contrast")) {
            jdbc.sql("delete from insight." + table + " where run_id = :run or run_id < " + LAST_DONE)
                    .param("run", run)
                    .update();
        }
        jdbc.sql("delete from insight.segment_size where day < current_date - 800")
                .update();
    }

    void keep(long run, List<Counted> counted, LocalDate today) {
        jdbc.sql("""
                        insert into insight.segment_counted (run_id, place, segment_id, version, customers, house)
                        select :run, * from unnest(:places::smallint[], :segments::int[], :versions::int[], :customers::bigint[], :houses::bigint[])""")
                .param("run", run)
                .param("places", counted.stream().mapToInt(Counted::place).toArray())
                .param("segments", counted.stream().mapToInt(Counted::segmentId).toArray())
                .param("versions", counted.stream().mapToInt(Counted::version).toArray())
                .param(
                        "customers",
                        counted.stream().mapToLong(Counted::customers).toArray())
                .param("houses", counted.stream().mapToLong(Counted::house).toArray())
                .update();
        jdbc.sql("""
                        insert into insight.segment_size (segment_id, version, day, customers, house)
                        select segment_id, version, :today::date, customers, house from insight.segment_counted where run_id = :run
                        on conflict (segment_id, version, day) do update set customers = excluded.customers, house = excluded.house""").param("today", today.toString()).param("run", run).update();
        jdbc.sql("""
                        delete from insight.segment_size s
                         where not exists (select from story.v_segment g where g.id = s.segment_id)""").update();
    }

    void keepCells(long run, Map<Long, Long> cells) {
        jdbc.sql("""
                        insert into insight.segment_cell (run_id, mask, customers)
                        select :run, mask, customers from unnest(:masks::bigint[], :customers::bigint[]) as t(mask, customers)
                         order by customers desc, mask limit :most""")
                .param("run", run)
                .param(
                        "masks",
                        cells.keySet().stream().mapToLong(Long::longValue).toArray())
                .param(
                        "customers",
                        cells.values().stream().mapToLong(Long::longValue).toArray())
                .param("most", MOST_CELLS)
                .update();
    }

    void keepContrasts(long run, int segment, List<Told> told) {
        jdbc.sql("""
                        insert into insight.segment_contrast (run_id, segment_id, nth, family, key, name, hits, other_hits, rate)
                        select :run, :segment, t.nth, t.family, t.key, t.name, t.hits, t.other_hits, t.rate
                          from unnest(:families::text[], :keys::text[], :names::text[], :hits::bigint[], :others::bigint[],
                                      :rates::double precision[]) with ordinality as t(family, key, name, hits, other_hits, rate, nth)""")
                .param("run", run)
                .param("segment", segment)
                .param("families", told.stream().map(Told::family).toArray(String[]::new))
                .param("keys", told.stream().map(Told::key).toArray(String[]::new))
                .param("names", told.stream().map(Told::name).toArray(String[]::new))
                .param("hits", told.stream().mapToLong(Told::hits).toArray())
                .param("others", told.stream().mapToLong(Told::otherHits).toArray())
                .param("rates", told.stream().mapToDouble(Told::rate).toArray())
                .update();
    }

    /** All segments of a run, by their bits. */
    List<Counted> counted(long run) {
        return jdbc.sql("""
                        select place, segment_id, version, customers, house from insight.segment_counted
                         where run_id = :run order by place limit 62""")
                .param("run", run)
                .query((rs, n) -> new Counted(rs.getInt(1), rs.getInt(2), rs.getInt(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    Map<Long, Long> cells(long run) {
        Map<Long, Long> cells = new HashMap<>();
        jdbc.sql("select mask, customers from insight.segment_cell where run_id = :run limit :most")
                .param("run", run)
                .param("most", MOST_CELLS)
                .query(rs -> {
                    cells.put(rs.getLong(1), rs.getLong(2));
                });
        return cells;
    }

    List<Told> contrasts(long run, int segment) {
        return jdbc.sql("""
                        select family, key, name, hits, other_hits, rate from insight.segment_contrast
                         where run_id = :run and segment_id = :segment order by nth limit 1000""")
                .param("run", run)
                .param("segment", segment)
                .query((rs, n) -> new Told(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getLong(5),
                        rs.getDouble(6)))
                .list();
    }

    /** How large these were since that day, day by day. */
    List<Size> sizes(List<Integer> segments, LocalDate since) {
        return jdbc.sql("""
                        select segment_id, version, day, customers from insight.segment_size
                         where segment_id = any(:segments) and day >= :since::date order by day, segment_id, version limit 50000""")
                .param("segments", segments.stream().mapToInt(Integer::intValue).toArray())
                .param("since", since.toString())
                .query((rs, n) -> new Size(rs.getInt(1), rs.getInt(2), rs.getObject(3, LocalDate.class), rs.getLong(4)))
                .list();
    }
}

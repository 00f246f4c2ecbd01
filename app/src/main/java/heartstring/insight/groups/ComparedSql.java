package heartstring.insight.groups;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was counted. */
@Component
class ComparedSql {

    /** Combinations kept, the largest; more than a hundred groups of a shop ever have. */
    static final int MOST_CELLS = 50_000;

    private static final String LAST_DONE =
            "(select coalesce(max(id), 0) from insight.run where study = 'groups' and state = 'done')";

    private final JdbcClient jdbc;

    ComparedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group as it was counted, under its bit. */
    record Counted(int place, int groupId, int version, long customers, long house) {}

    /** What tells a group from others. */
    record Told(String family, String key, String name, long hits, long otherHits, double rate) {}

    /** How large a group was on a day. */
    record Size(int groupId, int version, LocalDate day, long customers) {}

    /** Takes away what older runs left, but of the last that came to its end nothing; and what this one wrote before a crash. */
    void forget(long run) {
        for (String table : List.of("group_counted", "group_cell", "group_contrast")) {
            jdbc.sql("delete from insight." + table + " where run_id = :run or run_id < " + LAST_DONE)
                    .param("run", run)
                    .update();
        }
        jdbc.sql("delete from insight.group_size where day < current_date - 800")
                .update();
    }

    void keep(long run, List<Counted> counted, LocalDate today) {
        jdbc.sql("""
                        insert into insight.group_counted (run_id, place, group_id, version, customers, house)
                        select :run, * from unnest(:places::smallint[], :groups::int[], :versions::int[], :customers::bigint[], :houses::bigint[])""")
                .param("run", run)
                .param("places", counted.stream().mapToInt(Counted::place).toArray())
                .param("groups", counted.stream().mapToInt(Counted::groupId).toArray())
                .param("versions", counted.stream().mapToInt(Counted::version).toArray())
                .param(
                        "customers",
                        counted.stream().mapToLong(Counted::customers).toArray())
                .param("houses", counted.stream().mapToLong(Counted::house).toArray())
                .update();
        jdbc.sql("""
                        insert into insight.group_size (group_id, version, day, customers, house)
                        select group_id, version, :today::date, customers, house from insight.group_counted where run_id = :run
                        on conflict (group_id, version, day) do update set customers = excluded.customers, house = excluded.house""").param("today", today.toString()).param("run", run).update();
        jdbc.sql("""
                        delete from insight.group_size s
                         where not exists (select from story.v_customer_group g where g.id = s.group_id)""").update();
    }

    void keepCells(long run, Map<Long, Long> cells) {
        jdbc.sql("""
                        insert into insight.group_cell (run_id, mask, customers)
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

    void keepContrasts(long run, int group, List<Told> told) {
        jdbc.sql("""
                        insert into insight.group_contrast (run_id, group_id, nth, family, key, name, hits, other_hits, rate)
                        select :run, :group, t.nth, t.family, t.key, t.name, t.hits, t.other_hits, t.rate
                          from unnest(:families::text[], :keys::text[], :names::text[], :hits::bigint[], :others::bigint[],
                                      :rates::double precision[]) with ordinality as t(family, key, name, hits, other_hits, rate, nth)""")
                .param("run", run)
                .param("group", group)
                .param("families", told.stream().map(Told::family).toArray(String[]::new))
                .param("keys", told.stream().map(Told::key).toArray(String[]::new))
                .param("names", told.stream().map(Told::name).toArray(String[]::new))
                .param("hits", told.stream().mapToLong(Told::hits).toArray())
                .param("others", told.stream().mapToLong(Told::otherHits).toArray())
                .param("rates", told.stream().mapToDouble(Told::rate).toArray())
                .update();
    }

    /** All groups of a run, by their bits. */
    List<Counted> counted(long run) {
        return jdbc.sql("""
                        select place, group_id, version, customers, house from insight.group_counted
                         where run_id = :run order by place limit 62""")
                .param("run", run)
                .query((rs, n) -> new Counted(rs.getInt(1), rs.getInt(2), rs.getInt(3), rs.getLong(4), rs.getLong(5)))
                .list();
    }

    Map<Long, Long> cells(long run) {
        Map<Long, Long> cells = new HashMap<>();
        jdbc.sql("select mask, customers from insight.group_cell where run_id = :run limit :most")
                .param("run", run)
                .param("most", MOST_CELLS)
                .query(rs -> {
                    cells.put(rs.getLong(1), rs.getLong(2));
                });
        return cells;
    }

    List<Told> contrasts(long run, int group) {
        return jdbc.sql("""
                        select family, key, name, hits, other_hits, rate from insight.group_contrast
                         where run_id = :run and group_id = :group order by nth limit 1000""")
                .param("run", run)
                .param("group", group)
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
    List<Size> sizes(List<Integer> groups, LocalDate since) {
        return jdbc.sql("""
                        select group_id, version, day, customers from insight.group_size
                         where group_id = any(:groups) and day >= :since::date order by day, group_id, version limit 50000""")
                .param("groups", groups.stream().mapToInt(Integer::intValue).toArray())
                .param("since", since.toString())
                .query((rs, n) -> new Size(rs.getInt(1), rs.getInt(2), rs.getObject(3, LocalDate.class), rs.getLong(4)))
                .list();
    }
}

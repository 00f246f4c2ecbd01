package heartstring.experience.rollups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of figures of groups. */
@Component
class RollupsSql {

    static final String EVERYBODY =
            "select m.customer_id, ''::text as key, 'Everybody'::text as name from experience.v_mood m";

    private static final int MOST_GROUPS = 1_000;

    private static final String COLUMNS = "week, key, name, customers, polite, index_sum, index_squares, shown_sum,"
            + " shown_squares, said_count, said_sum, said_squares, gap_sum, gap_squares";

    private final JdbcClient jdbc;

    RollupsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A group in a week. */
    record Place(String grouping, LocalDate week, String key, String name) {

        static final Place ALL = new Place(Rollups.ALL, LocalDate.EPOCH, "", "Everybody");

        Place in(LocalDate other) {
            return new Place(grouping, other, key, name);
        }
    }

    /** Works out groups as their customers stand now, and keeps those that are not too small. */
    void roll(String grouping, LocalDate week, Grouping.Members members, Instant at) {
        jdbc.sql("""
                        insert into experience.mood_rollup (grouping, found_at, %s)
                        select :grouping, :rolledAt::timestamptz, :week, g.key, min(g.name), count(*), count(*) filter (where m.polite),
                               sum(m.index::double precision), sum(m.index::double precision ^ 2),
                               sum(m.shown::double precision), sum(m.shown::double precision ^ 2),
                               count(m.said), coalesce(sum(m.said::double precision), 0), coalesce(sum(m.said::double precision ^ 2), 0),
                               coalesce(sum((m.said - m.shown)::double precision), 0),
                               coalesce(sum((m.said - m.shown)::double precision ^ 2), 0)
                          from (%s) g join experience.v_mood m on m.customer_id = g.customer_id
                         group by g.key having count(*) >= :fewest order by count(*) desc limit :mostGroups
                        on conflict (grouping, week, key) do update
                           set found_at = excluded.found_at, name = excluded.name, customers = excluded.customers, polite = excluded.polite,
                               index_sum = excluded.index_sum, index_squares = excluded.index_squares, shown_sum = excluded.shown_sum,
                               shown_squares = excluded.shown_squares, said_count = excluded.said_count, said_sum = excluded.said_sum,
                               said_squares = excluded.said_squares, gap_sum = excluded.gap_sum, gap_squares = excluded.gap_squares
                         where mood_rollup.found_at <= excluded.found_at""".formatted(COLUMNS, members.sql()))
                .params(members.params())
                .param("grouping", grouping)
                .param("rolledAt", at.toString())
                .param("week", week)
                .param("fewest", Rollup.FEWEST)
                .param("mostGroups", MOST_GROUPS)
                .update();
    }

    void keep(String grouping, Rollup r, Instant at) {
        jdbc.sql("""
                        insert into experience.mood_rollup (grouping, found_at, %s)
                        values (:grouping, :at::timestamptz, :week, :key, :name, :customers, :polite, :index, :indexes, :shown, :showns,
                               :rated, :said, :saids, :gap, :gaps)
                        on conflict (grouping, week, key) do nothing""".formatted(COLUMNS))
                .param("grouping", grouping)
                .param("at", at.toString())
                .param("week", r.week())
                .param("key", r.key())
                .param("name", r.name())
                .param("customers", r.customers())
                .param("polite", r.polite())
                .param("index", r.index().sum())
                .param("indexes", r.index().squares())
                .param("shown", r.shown().sum())
                .param("showns", r.shown().squares())
                .param("rated", r.said().many())
                .param("said", r.said().sum())
                .param("saids", r.said().squares())
                .param("gap", r.gap().sum())
                .param("gaps", r.gap().squares())
                .update();
    }

    /** Which groups of this grouping each customer belongs to who has an index. */
    void places(String grouping, Grouping.Members members, Map<Long, List<Place>> places) {
        jdbc.sql("select g.customer_id, g.key, g.name from (" + members.sql()
                        + ") g join experience.v_mood m on m.customer_id = g.customer_id")
                .params(members.params())
                .query(rs -> {
                    places.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Place(grouping, LocalDate.EPOCH, rs.getString(2), rs.getString(3)));
                });
    }

    /** Groups of that week that were not found at that time or later. */
    void discard(String grouping, LocalDate week, Instant at) {
        jdbc.sql("""
                        delete from experience.mood_rollup where grouping = :grouping and week = :week and found_at < :at::timestamptz""")
                .param("grouping", grouping)
                .param("week", week)
                .param("at", at.toString())
                .update();
    }

    void discard(LocalDate before) {
        jdbc.sql("delete from experience.mood_rollup where week < :before")
                .param("before", before)
                .update();
    }

    List<Rollup> last(String grouping) {
        return jdbc.sql("""
                        select %s from experience.mood_rollup
                         where grouping = :grouping
                           and week = (select max(week) from experience.mood_rollup where grouping = :grouping)
                         order by key limit :most""".formatted(COLUMNS))
                .param("grouping", grouping)
                .param("most", MOST_GROUPS)
                .query((rs, n) -> rollup(rs))
                .list();
    }

    List<Rollup> weeks(String grouping, String key, int most) {
        return jdbc.sql("""
                        select %s from (select %s from experience.mood_rollup where grouping = :grouping and key = :key
                                         order by week desc limit :most) r order by week""".formatted(COLUMNS, COLUMNS))
                .param("grouping", grouping)
                .param("key", key)
                .param("most", most)
                .query((rs, n) -> rollup(rs))
                .list();
    }

    private static Rollup rollup(ResultSet rs) throws SQLException {
        long customers = rs.getLong(4);
        long rated = rs.getLong(10);
        return new Rollup(
                rs.getObject(1, LocalDate.class),
                rs.getString(2),
                rs.getString(3),
                customers,
                rs.getLong(5),
                new Rollup.Sum(customers, rs.getDouble(6), rs.getDouble(7)),
                new Rollup.Sum(customers, rs.getDouble(8), rs.getDouble(9)),
                new Rollup.Sum(rated, rs.getDouble(11), rs.getDouble(12)),
                new Rollup.Sum(rated, rs.getDouble(13), rs.getDouble(14)));
    }
}

package heartstring.experience.leaving;

import heartstring.customer.owners.CustomerReach;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of kept indices. */
@Component
class MoodsSql {

    private final JdbcClient jdbc;

    MoodsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these customers of whom nothing is found any more lose their index. */
    void discard(long[] customers, Map<Long, Mood> moods) {
        jdbc.sql("delete from experience.mood where customer_id = any(:gone)")
                .param(
                        "gone",
                        Arrays.stream(customers)
                                .filter(id -> !moods.containsKey(id))
                                .toArray())
                .update();
    }

    /** Whoever was not found since then has no index any more. */
    void discardBefore(Instant then) {
        jdbc.sql("delete from experience.mood where found_at < :then::timestamptz")
                .param("then", then.toString())
                .update();
    }

    /** Writes the indices of these customers as they were found at that time, unless something younger is known; the erased have none. */
    void keep(Map<Long, Mood> moods, int model, Instant now) {
        List<Map.Entry<Long, Mood>> list =
                moods.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        if (list.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into experience.mood as m (customer_id, found_at, model_id, said, said_count, shown, index, index_from,
                               index_until, chance, polite, polite_since, usual_gap, reasons)
                        select n.id, :now::timestamptz, :model, n.said, n.ratings, n.shown, n.index, n.low, n.high, n.chance, n.polite,
                               case when n.polite then :now::timestamptz end, n.gap, string_to_array(n.reasons, E'\\n')
                          from unnest(:ids::bigint[], :saids::real[], :ratings::int[], :showns::real[], :indices::real[], :lows::real[],
                                      :highs::real[], :chances::real[], :polites::boolean[], :gaps::real[], :reasons::text[])
                            as n(id, said, ratings, shown, index, low, high, chance, polite, gap, reasons)
                         where exists (select from customer.v_headline h where h.customer_id = n.id)
                         order by n.id
                        on conflict (customer_id) do update
                           set found_at = excluded.found_at, model_id = excluded.model_id, said = excluded.said,
                               said_count = excluded.said_count, shown = excluded.shown, index = excluded.index,
                               index_from = excluded.index_from, index_until = excluded.index_until, chance = excluded.chance,
                               polite = excluded.polite, usual_gap = excluded.usual_gap, reasons = excluded.reasons,
                               polite_since = case when excluded.polite then coalesce(m.polite_since, excluded.polite_since) end
                         where m.found_at <= excluded.found_at""")
                .param("now", now.toString())
                .param("model", model)
                .param("ids", list.stream().mapToLong(Map.Entry::getKey).toArray())
                .param("saids", list.stream().map(e -> e.getValue().said()).toArray(Double[]::new))
                .param(
                        "ratings",
                        list.stream().mapToInt(e -> e.getValue().ratings()).toArray())
                .param("showns", doubles(list, Mood::shown))
                .param("indices", doubles(list, Mood::index))
                .param("lows", doubles(list, Mood::from))
                .param("highs", doubles(list, Mood::until))
                .param("chances", doubles(list, Mood::chance))
                .param("polites", list.stream().map(e -> e.getValue().polite()).toArray(Boolean[]::new))
                .param("gaps", doubles(list, Mood::usualGap))
                .param(
                        "reasons",
                        list.stream()
                                .map(e -> String.join("\n", e.getValue().reasons()))
                                .toArray(String[]::new))
                .update();
    }

    private static double[] doubles(List<Map.Entry<Long, Mood>> list, java.util.function.ToDoubleFunction<Mood> part) {
        return list.stream().mapToDouble(e -> part.applyAsDouble(e.getValue())).toArray();
    }

    Moods.Count count() {
        return jdbc.sql("""
                        select coalesce((select moods from experience.mood_walk order by id desc limit 1),
                                        (select count(*) from (select from experience.mood limit 10000) m)),
                               (select count(*) from experience.mood where polite)""")
                .query((rs, n) -> new Moods.Count(rs.getLong(1), rs.getLong(2)))
                .single();
    }

    /** Polite leavers within reach, those who became it last first. */
    List<Moods.Leaver> leavers(CustomerReach reach, @Nullable Instant before, long beforeId, int most) {
        return jdbc.sql("""
                        select m.customer_id, coalesce(h.name, ''), m.said, m.shown, m.chance, m.polite_since, m.reasons
                          from experience.mood m join customer.v_headline h on h.customer_id = m.customer_id
                         where m.polite and (:before::timestamptz is null
                               or (m.polite_since, m.customer_id) < (:before::timestamptz, :id))%s
                         order by m.polite_since desc, m.customer_id desc limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("before", before == null ? null : before.toString())
                .param("id", beforeId)
                .param("most", most)
                .query((rs, n) -> leaver(rs))
                .list();
    }

    private static Moods.Leaver leaver(ResultSet rs) throws SQLException {
        double said = rs.getDouble(3);
        return new Moods.Leaver(
                rs.getLong(1),
                rs.getString(2),
                rs.wasNull() ? null : said,
                rs.getDouble(4),
                rs.getDouble(5),
                rs.getTimestamp(6).toInstant(),
                texts(rs.getArray(7)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** Notes that all were worked out. */
    void walked(int model, Instant from, Instant to, Walk.Walked walked) {
        jdbc.sql("""
                        insert into experience.mood_walk (model_id, began_at, ended_at, customers, moods)
                        values (:model, :from::timestamptz, :to::timestamptz, :customers, :moods)""")
                .param("model", model)
                .param("from", from.toString())
                .param("to", to.toString())
                .param("customers", walked.customers())
                .param("moods", walked.moods())
                .update();
        jdbc.sql("delete from experience.mood_walk where began_at < now() - interval '90 days'")
                .update();
    }

    /** Whether all were worked out by this model. */
    boolean isWalked(int model) {
        return jdbc.sql("select exists (select from experience.mood_walk where model_id = :model)")
                .param("model", model)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    Optional<Instant> foundAt(long customer) {
        return jdbc.sql("select found_at from experience.mood where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional();
    }
}

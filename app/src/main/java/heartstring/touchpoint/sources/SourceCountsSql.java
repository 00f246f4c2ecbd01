package heartstring.touchpoint.sources;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that count what each source sent. */
@Component
class SourceCountsSql {

    private final JdbcClient jdbc;

    SourceCountsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Map<SourceCounts.Day, SourceCounts.Count> counts) {
        List<Map.Entry<SourceCounts.Day, SourceCounts.Count>> list = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<SourceCounts.Day, SourceCounts.Count> e) ->
                                e.getKey().day())
                        .thenComparingInt(e -> e.getKey().sourceId()))
                .toList();
        jdbc.sql("""
                        insert into touchpoint.source_day (source_id, day, touchpoints, last_at)
                        select s, d, c, l from unnest(:sources::int[], :days::date[], :counts::bigint[], :lasts::timestamptz[])
                               as t(s, d, c, l)
                        on conflict (source_id, day) do update
                           set touchpoints = source_day.touchpoints + excluded.touchpoints,
                               last_at = greatest(source_day.last_at, excluded.last_at)""")
                .param(
                        "sources",
                        list.stream().mapToInt(e -> e.getKey().sourceId()).toArray())
                .param(
                        "days",
                        list.stream().map(e -> e.getKey().day().toString()).toArray(String[]::new))
                .param(
                        "counts",
                        list.stream().mapToLong(e -> e.getValue().touchpoints()).toArray())
                .param(
                        "lasts",
                        list.stream().map(e -> e.getValue().lastAt().toString()).toArray(String[]::new))
                .update();
    }

    void forget() {
        jdbc.sql("delete from touchpoint.source_day").update();
    }

    /** What one source sent. */
    record Sent(long ever, long lastDays, Instant lastAt) {}

    Map<Integer, Sent> sent(int days) {
        Map<Integer, Sent> sent = new HashMap<>();
        jdbc.sql("""
                        select source_id, sum(touchpoints), coalesce(sum(touchpoints) filter (where day > current_date - :days), 0),
                               max(last_at)
                          from touchpoint.source_day group by source_id""").param("days", days).query(rs -> {
            sent.put(
                    rs.getInt(1),
                    new Sent(rs.getLong(2), rs.getLong(3), rs.getTimestamp(4).toInstant()));
        });
        return sent;
    }

    Map<Integer, Long> rejected() {
        Map<Integer, Long> rejected = new HashMap<>();
        jdbc.sql("select source_id, count(*) from touchpoint.rejected where replayed_at is null group by source_id")
                .query(rs -> {
                    rejected.put(rs.getInt(1), rs.getLong(2));
                });
        return rejected;
    }
}

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

    void subtract(Map<SourceCounts.Day, SourceCounts.Count> counts) {
        List<Map.Entry<SourceCounts.Day, SourceCounts.Count>> list = List.copyOf(counts.entrySet());
        int[] sources = list.stream().mapToInt(e -> e.getKey().sourceId()).toArray();
        String[] days = list.stream().map(e -> e.getKey().day().toString()).toArray(String[]::new);
        jdbc.sql("""
                        update touchpoint.source_day y set touchpoints = y.touchpoints - t.n
                          from unnest(:sources::int[], :days::date[], :counts::bigint[]) as t(s, d, n)
                         where y.source_id = t.s and y.day = t.d""")
                .param("sources", sources)
                .param("days", days)
                .param(
                        "counts",
                        list.stream().mapToLong(e -> e.getValue().touchpoints()).toArray())
                .update();
        jdbc.sql("""
                        delete from touchpoint.source_day y using unnest(:sources::int[], :days::date[]) as t(s, d)
                         where y.source_id = t.s and y.day = t.d and y.touchpoints <= 0""").param("sources", sources).param("days", days).update();
    }

    /** For a source that only imports write to: the last moment of each day, read again from the imports that are left. */
    void lastOfImports(int source) {
        jdbc.sql("""
                        update touchpoint.source_day y set last_at = t.last_at
                          from (select (t.occurred_at at time zone 'UTC')::date as day, max(t.occurred_at) last_at
                                  from touchpoint.import_run i
                                  join touchpoint.batch b on b.import_run_id = i.id
                                  join touchpoint.touchpoint t on t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024
                                 where i.source_id = :source group by 1) t
                         where y.source_id = :source and y.day = t.day and y.last_at <> t.last_at""").param("source", source).update();
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

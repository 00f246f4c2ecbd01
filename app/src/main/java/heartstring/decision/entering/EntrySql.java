package heartstring.decision.entering;

import heartstring.decision.entering.EntryRules.Before;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements by which people come in. */
@Component
class EntrySql {

    private final JdbcClient jdbc;

    EntrySql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static long[] array(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whose pieces these are now; none of those who were erased. */
    Map<Long, Long> customers(Collection<Long> profiles) {
        Map<Long, Long> whose = new HashMap<>();
        jdbc.sql("select id, customer_id from customer.v_profile where id = any(:profiles) and erased_at is null")
                .param("profiles", array(profiles))
                .query(rs -> {
                    whose.put(rs.getLong(1), rs.getLong(2));
                });
        return whose;
    }

    /** When a workflow did something for somebody, and how deep it was. */
    private record Acted(Instant at, int depth) {}

    private record Place(long customer, String key) {}

    private record Runs(boolean live, Instant last) {}

    /** What is known of the runs of some customers; it remembers who came in meanwhile. For one thread. */
    static final class Past {

        private final Map<Place, Runs> runs = new HashMap<>();
        private final Map<Long, Integer> today = new HashMap<>();
        private final Map<Long, List<Acted>> acted = new HashMap<>();

        Before of(long customer, News news) {
            Runs before = runs.get(new Place(customer, news.key()));
            int depth = news.bulk()
                    ? 0
                    : acted.getOrDefault(customer, List.of()).stream()
                            .filter(a -> !a.at().isBefore(news.at().minus(EntryRules.LED))
                                    && !a.at().isAfter(news.at().plusSeconds(10)))
                            .mapToInt(Acted::depth)
                            .max()
                            .orElse(0);
            return new Before(
                    before != null && before.live(),
                    before == null ? null : before.last(),
                    today.getOrDefault(customer, 0),
                    depth);
        }

        void came(long customer, String key, Instant now) {
            runs.put(new Place(customer, key), new Runs(true, now));
            today.merge(customer, 1, Integer::sum);
        }
    }

    Past past(int workflow, Collection<Long> customers, Instant now) {
        Past past = new Past();
        jdbc.sql("""
                        select p.customer_id, r.key, bool_or(r.state <> 'ended'), max(r.entered_at),
                               count(*) filter (where r.entered_at > :day::timestamptz)
                          from customer.v_profile p join decision.workflow_run r on r.profile_id = p.id and r.workflow_id = :workflow
                         where p.customer_id = any(:customers) group by 1, 2""")
                .param("workflow", workflow)
                .param("customers", array(customers))
                .param("day", now.minus(Duration.ofDays(1)).toString())
                .query(rs -> {
                    past.runs.put(
                            new Place(rs.getLong(1), rs.getString(2)),
                            new Runs(rs.getBoolean(3), rs.getTimestamp(4).toInstant()));
                    past.today.merge(rs.getLong(1), rs.getInt(5), Integer::sum);
                });
        jdbc.sql("""
                        select p.customer_id, r.acted_at, r.depth
                          from customer.v_profile p join decision.workflow_run r on r.profile_id = p.id
                         where p.customer_id = any(:customers) and r.acted_at > :since::timestamptz""")
                .param("customers", array(customers))
                .param("since", now.minus(Duration.ofHours(2)).toString())
                .query(rs -> {
                    past.acted
                            .computeIfAbsent(rs.getLong(1), c -> new ArrayList<>())
                            .add(new Acted(rs.getTimestamp(2).toInstant(), rs.getInt(3)));
                });
        return past;
    }

    /** Where runs begin. */
    record Begin(String step, boolean acts) {}

    /** A run to be. */
    record Fresh(News news, int depth, boolean heldOut) {}

    /** Runs of those who come in; those who go without have ended at once. */
    void insert(int workflow, int version, Begin begin, List<Fresh> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into decision.workflow_run (workflow_id, version, profile_id, key, cause, depth, bulk, step, state, acts, since,
                                                           due_at, reason, entered_at, ended_at)
                        select :workflow, :version, u.profile, u.key, u.cause, u.depth, u.bulk, :step,
                               case when u.out then 'ended' else 'waiting' end, :acts, u.due, case when not u.out then u.due end,
                               case when u.out then 'held-out' end, :now::timestamptz, case when u.out then :now::timestamptz end
                          from unnest(:profiles, :keys::text[], :causes, :depths, :bulk, :due::timestamptz[], :out)
                               u (profile, key, cause, depth, bulk, due, out)
                            on conflict do nothing""")
                .param("workflow", workflow)
                .param("version", version)
                .param("step", begin.step())
                .param("acts", begin.acts())
                .param("now", now.toString())
                .param(
                        "profiles",
                        fresh.stream().mapToLong(f -> f.news().profile()).toArray())
                .param("keys", fresh.stream().map(f -> f.news().key()).toArray(String[]::new))
                .param(
                        "causes",
                        fresh.stream().mapToLong(f -> f.news().touchpoint()).toArray())
                .param("depths", fresh.stream().mapToInt(Fresh::depth).toArray())
                .param("bulk", fresh.stream().map(f -> f.news().bulk()).toArray(Boolean[]::new))
                .param(
                        "due",
                        fresh.stream().map(f -> due(f.news(), now).toString()).toArray(String[]::new))
                .param("out", fresh.stream().map(Fresh::heldOut).toArray(Boolean[]::new))
                .update();
    }

    private static Instant due(News news, Instant now) {
        Instant before = news.notBefore();
        return before != null && before.isAfter(now) ? before : now;
    }

    /** Counts how many came in, and how many did not and why. */
    void tally(int workflow, int version, Map<String, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        List<String> ways = List.copyOf(counts.keySet());
        jdbc.sql("""
                        insert into decision.workflow_tally (workflow_id, version, step, way, n)
                        select :workflow, :version, 'entry', u.way, u.n from unnest(:ways::text[], :n) u (way, n)""")
                .param("workflow", workflow)
                .param("version", version)
                .param("ways", ways.toArray(String[]::new))
                .param(
                        "n",
                        ways.stream().mapToLong(w -> counts.getOrDefault(w, 0L)).toArray())
                .update();
    }
}

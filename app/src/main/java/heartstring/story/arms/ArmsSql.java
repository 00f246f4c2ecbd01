package heartstring.story.arms;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of arms. */
@Component
class ArmsSql {

    private final JdbcClient jdbc;

    ArmsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That a piece met a trial. */
    record Exposed(String trial, long profileId, Arm arm, Instant at) {}

    /** What the customers' pieces met, by customer and trial. */
    Map<Long, Map<String, Lots.Before>> met(Collection<Long> customers, Collection<String> trials) {
        Map<Long, Map<String, Lots.Before>> met = new HashMap<>();
        jdbc.sql("""
                        select p.customer_id, e.trial, (array_agg(e.arm order by e.exposed_at, e.id))[1], count(distinct e.arm) > 1,
                               min(e.exposed_at)
                          from customer.v_profile p join story.exposure e on e.profile_id = p.id
                         where p.customer_id = any(:customers) and e.trial = any(:trials)
                         group by 1, 2""")
                .param("customers", numbers(customers))
                .param("trials", trials.toArray(String[]::new))
                .query(rs -> {
                    met.computeIfAbsent(rs.getLong(1), c -> new HashMap<>())
                            .put(
                                    rs.getString(2),
                                    new Lots.Before(
                                            Arm.of(rs.getString(3)),
                                            rs.getBoolean(4),
                                            rs.getTimestamp(5).toInstant()));
                });
        return met;
    }

    private static long[] numbers(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /** The customers' first pieces, for which arms are drawn. */
    Map<Long, Long> firstPieces(Collection<Long> customers) {
        Map<Long, Long> pieces = new HashMap<>();
        jdbc.sql("select customer_id, min(id) from customer.v_profile where customer_id = any(:customers) group by 1")
                .param("customers", numbers(customers))
                .query(rs -> {
                    pieces.put(rs.getLong(1), rs.getLong(2));
                });
        return pieces;
    }

    /** A customer's first piece, 0 for none, and what their pieces met first. */
    record Known(long piece, Map<String, Arm> met) {}

    Known known(long customer, Collection<String> trials) {
        Map<String, Arm> met = new HashMap<>();
        AtomicLong piece = new AtomicLong();
        jdbc.sql("""
                        select p.first, e.trial, e.arm
                          from (select id, min(id) over () as first from customer.v_profile where customer_id = :customer) p
                          left join story.exposure e on e.profile_id = p.id and e.trial = any(:trials)
                         order by e.exposed_at, e.id""")
                .param("customer", customer)
                .param("trials", trials.toArray(String[]::new))
                .query(rs -> {
                    piece.set(rs.getLong(1));
                    String trial = rs.getString(2);
                    if (trial != null) {
                        met.putIfAbsent(trial, Arm.of(rs.getString(3)));
                    }
                });
        return new Known(piece.get(), met);
    }

    /** Each once; what is told late of a moment before the one that is known makes that one earlier. */
    void expose(List<Exposed> exposed) {
        jdbc.sql("""
                        insert into story.exposure as e (trial, profile_id, arm, exposed_at)
                        select distinct on (trial, profile) trial, profile, arm, at
                          from unnest(:trials::text[], :profiles::bigint[], :arms::text[], :ats::timestamptz[]) t(trial, profile, arm, at)
                         order by trial, profile, at
                        on conflict (trial, profile_id) do update set exposed_at = excluded.exposed_at
                         where e.arm = excluded.arm and e.exposed_at > excluded.exposed_at""")
                .param("trials", exposed.stream().map(Exposed::trial).toArray(String[]::new))
                .param(
                        "profiles",
                        exposed.stream().mapToLong(Exposed::profileId).toArray())
                .param("arms", exposed.stream().map(e -> e.arm().text()).toArray(String[]::new))
                .param("ats", exposed.stream().map(e -> e.at().toString()).toArray(String[]::new))
                .update();
    }

    /** Customers by the arm that their pieces met first, and those whose pieces met both, by trial. */
    Map<String, Met> tallies(Collection<String> trials) {
        Map<String, Met> tallies = new HashMap<>();
        jdbc.sql("""
                        with m as (
                          select e.trial, p.customer_id, (array_agg(e.arm order by e.exposed_at, e.id))[1] arm,
                                 count(distinct e.arm) > 1 mixed
                            from story.exposure e join customer.v_profile p on p.id = e.profile_id
                           where e.trial = any(:trials) group by 1, 2)
                        select trial, count(*) filter (where arm = 'treated' and not mixed),
                               count(*) filter (where arm = 'held_out' and not mixed), count(*) filter (where mixed)
                          from m group by 1""").param("trials", trials.toArray(String[]::new)).query(rs -> {
            tallies.put(rs.getString(1), new Met(rs.getLong(2), rs.getLong(3), rs.getLong(4)));
        });
        return tallies;
    }
}

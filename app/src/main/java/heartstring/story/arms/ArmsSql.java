package heartstring.story.arms;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of arms. */
@Component
class ArmsSql {

    private final JdbcClient jdbc;

    ArmsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the customer's pieces met first, by trial. */
    Map<String, Arm> met(long customerId, Collection<String> trials) {
        Map<String, Arm> met = new HashMap<>();
        jdbc.sql("""
                        select distinct on (e.trial) e.trial, e.arm
                          from customer.v_profile p join story.exposure e on e.profile_id = p.id
                         where p.customer_id = :customer and e.trial = any(:trials)
                         order by e.trial, e.exposed_at, e.id""")
                .param("customer", customerId)
                .param("trials", trials.toArray(String[]::new))
                .query(rs -> {
                    met.put(rs.getString(1), Arm.of(rs.getString(2)));
                });
        return met;
    }

    /** The customer's first piece, for which arms are drawn. */
    Optional<Long> firstPiece(long customerId) {
        return jdbc.sql("select id from customer.v_profile where customer_id = :customer order by id limit 1")
                .param("customer", customerId)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void expose(long profileId, List<String> trials, List<String> arms, Instant at) {
        jdbc.sql("""
                        insert into story.exposure (trial, profile_id, arm, exposed_at)
                        select trial, :profile, arm, :at::timestamptz from unnest(:trials::text[], :arms::text[]) t(trial, arm)
                        on conflict (trial, profile_id) do nothing""")
                .param("profile", profileId)
                .param("trials", trials.toArray(String[]::new))
                .param("arms", arms.toArray(String[]::new))
                .param("at", at.toString())
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

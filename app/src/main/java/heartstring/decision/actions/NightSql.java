package heartstring.decision.actions;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers for whom something may be to be done and about whom nothing was decided within the day. */
@Component
class NightSql {

    private final JdbcClient jdbc;

    NightSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with a case of which nobody took care, with a promise that is due, who drift away, or need something; so many of each kind. */
    List<Long> waiting(Instant now, LocalDate today, int ofEach, int most) {
        return jdbc.sql("""
                        with w as (
                          (select p.customer_id, 1 rank from decision.customer_case c join customer.v_profile p on p.id = c.profile_id
                            where c.state <> 'closed' and c.first_action_at is null and c.family in ('voiced', 'hand') order by c.id desc limit :each)
                          union all
                          (select p.customer_id, 2 from story.v_memory m join customer.v_profile p on p.id = m.profile_id
                            where m.kind = 'promise' and m.ours and m.state in ('found', 'confirmed')
                              and coalesce(m.due, 'infinity'::date) <= :today::date
                            order by coalesce(m.due, 'infinity'::date) desc limit :each)
                          union all
                          (select v.customer_id, 3 from insight.v_customer_value v where v.drifting
                            order by coalesce(v.stake_minor, -1) desc, v.customer_id desc limit :each)
                          union all
                          (select p.customer_id, 4 from insight.v_due d join customer.v_profile p on p.id = d.profile_id
                            where d.due_on = :today::date order by d.profile_id limit :each))
                        select x.customer_id from (select customer_id, min(rank) rank from w group by 1) x
                         where not exists (select from customer.v_profile p join decision.next_action n on n.profile_id = p.id
                                            where p.customer_id = x.customer_id and n.until > :now)
                         order by x.rank, x.customer_id desc limit :most""")
                .param("now", Timestamp.from(now))
                .param("today", Date.valueOf(today))
                .param("each", ofEach)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}

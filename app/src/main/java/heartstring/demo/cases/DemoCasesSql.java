package heartstring.demo.cases;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that choose what went wrong in the demo shop. */
@Component
class DemoCasesSql {

    private final JdbcClient jdbc;

    DemoCasesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something that went wrong; {@code cause} is answer or complaint. */
    record Wrong(long profile, long touchpoint, Instant at, String cause, int score, int most, String store) {}

    /** Low answers and complaints, spread over the history; the newest first. */
    List<Wrong> wrongs(int most) {
        return jdbc.sql("""
                        select w.profile_id, w.touchpoint_id, w.occurred_at, w.cause, w.score, w.most, w.store from (
                          select a.profile_id, a.touchpoint_id, a.occurred_at, 'answer' as cause, a.score, a.most, coalesce(a.store, '') as store
                            from experience.v_answer a where a.profile_id is not null and a.score is not null and a.score <= 0.5 * a.most
                           union all
                          select t.profile_id, t.id, t.occurred_at, 'complaint', 0, 0, ''
                            from touchpoint.v_touchpoint t where t.name = 'Complaint Raised') w
                         order by occurred_at desc, touchpoint_id limit :most""")
                .param("most", most)
                .query((rs, n) -> new Wrong(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getTimestamp(3).toInstant(),
                        rs.getString(4),
                        rs.getInt(5),
                        rs.getInt(6),
                        rs.getString(7)))
                .list();
    }

    /** Whether the customer of a piece bought again within six weeks of then. */
    boolean cameBack(long profile, Instant since) {
        return jdbc.sql("""
                        select exists (select from customer.v_profile p join customer.v_profile q on q.customer_id = p.customer_id
                                         join commerce.v_order o on o.profile_id = q.id
                                        where p.id = :profile and o.occurred_at > :since::timestamptz
                                          and o.occurred_at <= :since::timestamptz + interval '42 days')""")
                .param("profile", profile)
                .param("since", since.toString())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}

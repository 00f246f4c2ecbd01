package heartstring.demo.care;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that choose what the demo's colleagues answered. */
@Component
class CareSql {

    private final JdbcClient jdbc;

    CareSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A conversation in which the customer spoke last; {@code subject} is empty for none. */
    record Unanswered(long conversation, long profile, String channel, Instant at, String name, String subject) {}

    List<Unanswered> unanswered(int most) {
        return jdbc.sql("""
                        select c.id, c.profile_id, c.channel, c.last_at, coalesce(h.name, ''), coalesce(v.body #>> '{properties,subject}', '')
                          from crm.v_conversation c
                          join customer.v_profile p on p.id = c.profile_id and p.erased_at is null
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          join lateral (select t.touchpoint_id from crm.v_talk t where t.conversation_id = c.id and t.at = c.last_at limit 1) l on true
                          join touchpoint.v_touchpoint v on v.id = l.touchpoint_id
                         where c.last_by = 'customer' and c.merged_into is null and c.channel in ('email', 'social')
                         order by c.last_at desc limit :most""")
                .param("most", most)
                .query((rs, n) -> new Unanswered(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getString(5),
                        rs.getString(6)))
                .list();
    }

    /** Somebody who can be written to. */
    record Somebody(String email, String name) {}

    /** People with an address, those seen often first, none of whom has an open conversation. */
    List<Somebody> regulars(int most) {
        return jdbc.sql("""
                        select h.email, h.name from story.v_standing s join customer.v_headline h on h.customer_id = s.customer_id
                         where h.kind = 'person' and h.email is not null and s.orders > 5
                           and not exists (select from customer.v_profile p join crm.v_conversation c on c.profile_id = p.id
                                            where p.customer_id = h.customer_id and c.last_at > now() - interval '30 days')
                         order by s.last_at desc, h.customer_id limit :most""")
                .param("most", most)
                .query((rs, n) -> new Somebody(rs.getString(1), rs.getString(2)))
                .list();
    }

    /** A conversation that is open; {@code answered} when we spoke last. */
    record Open(long id, boolean answered, Instant at) {}

    List<Open> open(int most) {
        return jdbc.sql(
                        "select id, last_by = 'us', last_at from crm.v_conversation where state = 'open' order by last_at desc limit :most")
                .param("most", most)
                .query((rs, n) -> new Open(
                        rs.getLong(1), rs.getBoolean(2), rs.getTimestamp(3).toInstant()))
                .list();
    }
}

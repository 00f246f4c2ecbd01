package heartstring.demo.window;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that choose who sits in the demo shop's chat. */
@Component
class WindowSql {

    private final JdbcClient jdbc;

    WindowSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who signs in on the shop's site. */
    record Regular(String userId, String name) {}

    /** Regulars with a user id who have no open conversation, those seen last first. */
    List<Regular> regulars(int most) {
        return jdbc.sql("""
                        select distinct on (s.last_at, h.customer_id) i.value, h.name
                          from (select customer_id, last_at from story.v_standing where orders > 5 order by last_at desc limit 200) s
                          join customer.v_headline h on h.customer_id = s.customer_id and h.kind = 'person' and h.name <> h.email
                          join customer.v_profile p on p.customer_id = h.customer_id and p.erased_at is null
                          join customer.v_identifier i on i.profile_id = p.id and i.kind = 'user_id'
                         where not exists (select from customer.v_profile q join crm.v_conversation c on c.profile_id = q.id
                                            where q.customer_id = h.customer_id and c.last_at > now() - interval '14 days')
                         order by s.last_at desc, h.customer_id, i.value limit :most""")
                .param("most", most)
                .query((rs, n) -> new Regular(rs.getString(1), rs.getString(2)))
                .list();
    }
}

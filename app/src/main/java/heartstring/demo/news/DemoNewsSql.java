package heartstring.demo.news;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find who wants news of the demo shop. */
@Component
class DemoNewsSql {

    private final JdbcClient jdbc;

    DemoNewsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An address whose owner ticked the box when they made their account. */
    record Wanting(long profile, String address, Instant at) {}

    List<Wanting> wanting(int most) {
        return jdbc.sql("""
                        select distinct on (i.profile_id, i.value) i.profile_id, i.value, t.occurred_at
                          from customer.v_trait t join customer.v_identifier i on i.profile_id = t.profile_id
                         where t.name = 'marketing_opt_in' and t.value #>> '{}' = 'true' and i.kind = 'email' and i.value like '%.example'
                         order by i.profile_id, i.value, t.occurred_at desc, t.id desc limit :most""")
                .param("most", most)
                .query((rs, n) -> new Wanting(
                        rs.getLong(1), rs.getString(2), rs.getTimestamp(3).toInstant()))
                .list();
    }
}

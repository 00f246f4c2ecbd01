package heartstring.demo.fields;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find whose fields the demo fills. */
@Component
class DemoFieldsSql {

    private final JdbcClient jdbc;

    DemoFieldsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer by its lead piece. */
    record Somebody(long customerId, long profileId, String name) {}

    List<Somebody> somebody(String kind, int most) {
        return jdbc.sql("""
                        select h.customer_id, (select min(p.id) from customer.v_profile p
                                                where p.customer_id = h.customer_id and p.erased_at is null), h.name
                          from (select customer_id, name from customer.v_headline where kind = :kind
                                 order by customer_id limit :most) h""")
                .param("kind", kind)
                .param("most", most)
                .query((rs, n) -> new Somebody(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list();
    }

    List<Long> deals(int most) {
        return jdbc.sql("select id from crm.v_deal order by id limit :most")
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}

package heartstring.loyalty.tiers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that pages through members. */
@Component
class SimulationSql {

    private final JdbcClient jdbc;

    SimulationSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member, with the name of the customer where it is known. */
    record One(long memberId, long customerId, @Nullable String name) {}

    List<One> members(int programme, long after, int most) {
        return jdbc.sql("""
                        select m.id, p.customer_id, h.name
                          from loyalty.member m join customer.v_profile p on p.id = m.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where m.programme_id = :programme and m.status = 'active' and m.id > :after order by m.id limit :most""")
                .param("programme", programme)
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new One(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list();
    }
}

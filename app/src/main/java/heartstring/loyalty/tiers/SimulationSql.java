package heartstring.loyalty.tiers;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that pages through members. */
@Component
class SimulationSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    SimulationSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** A member, with the name of the customer where it is known. */
    record One(long memberId, long customerId, @Nullable String name) {}

    List<One> members(int programme, long after, int most) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select m.id, p.customer_id, h.name
                          from loyalty.member m join customer.v_profile p on p.id = m.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                         where m.programme_id = :programme and m.status = 'active' and m.id > :after%s order by m.id limit :most""".formatted(reach.and("h")))
                .params(reach.params())
                .param("programme", programme)
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new One(rs.getLong(1), rs.getLong(2), rs.getString(3)))
                .list();
    }
}

package heartstring.crm.deals;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that reads a customer's deals. */
@Component
class CustomerDealsSql {

    private final JdbcClient jdbc;

    CustomerDealsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Deal> of(long customer, int limit) {
        return jdbc.sql(DealsSql.DEAL + """
                         where d.id in (
                           select x.id from customer.v_profile y join crm.deal x on x.profile_id = y.id where y.customer_id = :customer
                           union
                           select x.id from customer.v_profile y join crm.deal x on x.contact_profile_id = y.id
                            where y.customer_id = :customer)
                         order by d.state = 'open' desc, d.changed_at desc, d.id limit :limit""")
                .param("customer", customer)
                .param("limit", limit)
                .query((rs, n) -> DealsSql.deal(rs))
                .list();
    }
}

package heartstring.crm.deals;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that reads a customer's deals. */
@Component
class CustomerDealsSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    CustomerDealsSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    List<Deal> of(long customer, int limit) {
        Reach reach = reaches.of(RecordKind.DEALS);
        return jdbc.sql(DealsSql.DEAL + """
                         where d.id in (
                           select x.id from customer.v_profile y join crm.deal x on x.profile_id = y.id where y.customer_id = :customer
                           union
                           select x.id from customer.v_profile y join crm.deal x on x.contact_profile_id = y.id
                            where y.customer_id = :customer)%s
                         order by d.state = 'open' desc, d.changed_at desc, d.id limit :limit""".formatted(reach.and("d.owner_id")))
                .params(reach.params())
                .param("customer", customer)
                .param("limit", limit)
                .query((rs, n) -> DealsSql.deal(rs))
                .list();
    }
}

package heartstring.crm.deals;

import java.util.List;
import org.springframework.stereotype.Component;

/** The deals of a customer. */
@Component
public class CustomerDeals {

    private final CustomerDealsSql sql;

    CustomerDeals(CustomerDealsSql sql) {
        this.sql = sql;
    }

    /** Deals with a customer, and those in which they are the contact; open ones first. */
    public List<Deal> of(long customer, int limit) {
        return sql.of(customer, limit);
    }
}

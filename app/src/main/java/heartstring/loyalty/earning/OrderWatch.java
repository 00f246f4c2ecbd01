package heartstring.loyalty.earning;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import heartstring.loyalty.programmes.Programmes;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts orders that changed on the list of those to be judged, in the transaction that changed them. */
@Component
class OrderWatch implements OrderWatcher {

    private final DueOrdersSql sql;
    private final Programmes programmes;

    OrderWatch(DueOrdersSql sql, Programmes programmes) {
        this.sql = sql;
        this.programmes = programmes;
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        if (!programmes.all().isEmpty()) {
            sql.add(orders);
        }
    }

    /** Each order is told again, and judged as it is then; what stands in the ledger stays. */
    @Override
    public void forgotten() {}
}

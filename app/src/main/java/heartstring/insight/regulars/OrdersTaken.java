package heartstring.insight.regulars;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What somebody has just bought is no longer due, in the same transaction. */
@Component
class OrdersTaken implements OrderWatcher {

    private final RegularsSql sql;

    OrdersTaken(RegularsSql sql) {
        this.sql = sql;
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        if (!profiles.isEmpty() && !orders.isEmpty() && sql.isKept()) {
            sql.taken(orders);
        }
    }

    @Override
    public void forgotten() {
        // They come again; what is due is worked out anew every night.
    }
}

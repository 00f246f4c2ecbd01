package heartstring.insight.noticed;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whoever bought, or brought something back, is worked out anew. */
@Component
class OrdersNoticed implements OrderWatcher {

    private final NoticedSql sql;

    OrdersNoticed(NoticedSql sql) {
        this.sql = sql;
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        sql.due(profiles.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public void forgotten() {
        // They come again, and are noticed then.
    }
}

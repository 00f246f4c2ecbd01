package heartstring.insight.value;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import heartstring.customer.matching.Movement;
import heartstring.customer.matching.MovementWatcher;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Whoever bought, brought something back, or became another customer is worked out anew. */
@Component
class OrdersNoticed implements OrderWatcher, MovementWatcher {

    private final PurchasesSql sql;

    OrdersNoticed(PurchasesSql sql) {
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

    @Override
    public void moved(Movement movement) {
        LongStream sides = LongStream.of(movement.left(), movement.right()).filter(profile -> profile > 0);
        LongStream moved = movement.moved().stream().mapToLong(Long::longValue);
        sql.due(LongStream.concat(sides, moved).distinct().toArray());
    }
}

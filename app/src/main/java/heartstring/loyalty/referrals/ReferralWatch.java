package heartstring.loyalty.referrals;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import heartstring.customer.matching.Movement;
import heartstring.customer.matching.MovementWatcher;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has referrals looked at again when the friend's orders changed or people were moved, in the transaction that did it. */
@Component
class ReferralWatch implements OrderWatcher, MovementWatcher {

    private final ReferralJudgeSql sql;
    private final InstantSource time;

    ReferralWatch(ReferralJudgeSql sql, InstantSource time) {
        this.sql = sql;
        this.time = time;
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        if (!profiles.isEmpty()) {
            sql.stir(profiles, time.instant());
        }
    }

    /** Orders are told again one by one; until then nothing is decided by their absence. */
    @Override
    public void forgotten() {}

    @Override
    public void moved(Movement movement) {
        sql.stirCustomers(movement.fromCustomer(), movement.toCustomer(), time.instant());
    }
}

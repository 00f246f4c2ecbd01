package heartstring.loyalty.earning;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import heartstring.loyalty.members.JoinWatcher;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programmes;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts orders on the list of those to be judged when they changed or their customer joined, in the transaction that did it. */
@Component
class OrderWatch implements OrderWatcher, JoinWatcher {

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

    /** Who joined from an earlier moment on earns by the orders since then. */
    @Override
    public void joined(List<Member> members) {
        sql.addOf(members);
    }

    /** Each order is told again, and judged as it is then; what stands in the ledger stays. */
    @Override
    public void forgotten() {}
}

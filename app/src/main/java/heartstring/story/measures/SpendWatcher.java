package heartstring.story.measures;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Recounts what profiles have bought whenever their orders change, in the transaction that changes them. */
@Component
class SpendWatcher implements OrderWatcher {

    private final SpendSql sql;
    private final Standings standings;

    SpendWatcher(SpendSql sql, Standings standings) {
        this.sql = sql;
        this.standings = standings;
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        if (profiles.isEmpty()) {
            return;
        }
        sql.recount(profiles.stream().mapToLong(Long::longValue).sorted().toArray());
        standings.refreshOwners(profiles);
    }

    @Override
    public void forgotten() {
        sql.forget();
    }
}

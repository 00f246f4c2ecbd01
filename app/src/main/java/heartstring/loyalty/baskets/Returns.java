package heartstring.loyalty.baskets;

import heartstring.commerce.orders.OrderKey;
import heartstring.commerce.orders.OrderWatcher;
import heartstring.loyalty.baskets.BasketsSql.Deal;
import heartstring.loyalty.baskets.BasketsSql.Draw;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.audit.Audit;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what the discounts of returned goods drew: the share of each piece, and with the whole basket its vouchers too. Looked
 * at again, it gives nothing more; what went back once stays there.
 */
@Component
public class Returns implements OrderWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final ReturnsSql sql;
    private final BasketsSql deals;
    private final Baskets baskets;
    private final Ledger ledger;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Returns(
            ReturnsSql sql,
            BasketsSql deals,
            Baskets baskets,
            Ledger ledger,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.deals = deals;
        this.baskets = baskets;
        this.ledger = ledger;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /** Whether discounts of that order drew from budgets or vouchers. */
    public boolean drew(OrderKey order) {
        return sql.ofOrder(order).map(id -> !deals.draws(id).isEmpty()).orElse(false);
    }

    @Override
    public void changed(Set<Long> profiles, Set<OrderKey> orders) {
        sql.due(orders);
    }

    /** Each order is told again, and what was given back stays. */
    @Override
    public void forgotten() {}

    /** Looks at every basket that is due now, in this thread; one that fails holds up no other. */
    public void drain() {
        boolean more = true;
        while (more) {
            try {
                more = Boolean.TRUE.equals(transactions.execute(status -> {
                    Optional<Long> deal = sql.take();
                    deal.ifPresent(this::settle);
                    return deal.isPresent();
                }));
            } catch (IllegalStateException | IllegalArgumentException | DataAccessException e) {
                LOG.warn("What came back of a basket could not be given back and is tried again later", e);
                transactions.executeWithoutResult(status -> sql.later());
            }
        }
    }

    private void settle(long id) {
        Optional<Deal> found = deals.lock(id);
        if (found.isEmpty()
                || found.get().state() != Dealing.State.DONE
                || found.get().order() == null) {
            return;
        }
        Optional<ReturnsSql.Back> back = sql.back(found.get().order());
        if (back.isEmpty()) {
            return;
        }
        if (back.get().whole()) {
            baskets.rollBack(id);
        } else {
            giveBack(id, ShareRules.back(sql.shares(id), back.get().returned()));
        }
    }

    private void giveBack(long id, Map<Long, Long> target) {
        for (Draw draw : deals.draws(id)) {
            long amount =
                    Math.min(target.getOrDefault(draw.budgetId(), 0L), draw.amountMinor()) - draw.givenBackMinor();
            if (draw.budget() && amount > 0) {
                Cause cause = new Cause(Cause.Kind.PROMOTION, id, 0, 0, time.instant());
                Outcome outcome = ledger.post(new Command.GiveBack(Key.fresh(), draw.ref(), amount, null, cause));
                if (!(outcome instanceof Outcome.Done)) {
                    throw new IllegalStateException("Basket deal " + id + ": " + outcome);
                }
                sql.givenBack(id, draw.ref(), amount);
                audit.record(
                        "gave back a part of", "basket deal", String.valueOf(id), "{\"amountMinor\":" + amount + "}");
            }
        }
    }
}

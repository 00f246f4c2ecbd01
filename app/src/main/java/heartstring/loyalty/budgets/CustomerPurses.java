package heartstring.loyalty.budgets;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.budgets.CustomerPursesSql.Theirs;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What single customers may still have of budgets with a limit for each. All pieces of a customer count as one. */
@Component
public class CustomerPurses {

    private final CustomerPursesSql sql;
    private final Ledger ledger;
    private final Units units;
    private final Settings settings;
    private final InstantSource time;

    CustomerPurses(CustomerPursesSql sql, Ledger ledger, Units units, Settings settings, InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.units = units;
        this.settings = settings;
        this.time = time;
    }

    /** From where a customer draws, and how much at most. */
    public record Room(Command.Purse purse, long leftMinor) {}

    /**
     * Until the transaction ends, nobody else draws for this customer; before any account and any {@link Budgets#open} of it, so that
     * nobody waits in a ring.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(long customerId) {
        sql.lock(customerId);
    }

    /** What this customer may still have, under the lock; the piece that was shown gets a purse where the customer has none yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Room room(Budget budget, long customerId, long profileId) {
        LocalDate starts = starts(budget);
        List<Theirs> theirs = new ArrayList<>(sql.of(budget, starts, customerId));
        if (theirs.isEmpty()) {
            theirs.add(open(budget, starts, profileId));
        }
        int unit = units.byKey(Budgets.unitKey(budget.currency())).orElseThrow().id();
        List<Holder> holders = theirs.stream()
                .limit(Command.MOST_ACCOUNTS)
                .map(t -> new Holder(unit, Holder.Kind.BUDGET, t.id()))
                .toList();
        return new Room(new Command.Purse(holders.getFirst(), holders), left(budget, theirs));
    }

    private Theirs open(Budget budget, LocalDate starts, long profileId) {
        long each = budget.eachCustomer();
        long id = sql.open(budget.id(), starts, profileId, each);
        int unit = units.byKey(Budgets.unitKey(budget.currency())).orElseThrow().id();
        Instant now = time.instant();
        ledger.post(new Command.Earn(
                Key.fresh(),
                new Holder(unit, Holder.Kind.BUDGET, id),
                each,
                null,
                null,
                new Cause(Cause.Kind.FUNDING, id, 0, Actor.current().userId(), now)));
        return new Theirs(id, each, each);
    }

    /** What this customer may still have, as far as is known without a lock; writes nothing. */
    long left(Budget budget, long customerId) {
        return left(budget, sql.of(budget, starts(budget), customerId));
    }

    private static long left(Budget budget, List<Theirs> theirs) {
        long had =
                theirs.stream().mapToLong(t -> t.fundedMinor() - t.leftMinor()).sum();
        return Math.max(0, budget.eachCustomer() - had);
    }

    private LocalDate starts(Budget budget) {
        return BudgetRules.starts(budget.period(), time.instant(), settings.zone());
    }
}

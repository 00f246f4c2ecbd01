package heartstring.decision.gifts;

import heartstring.decision.giftfacts.Shelf;
import heartstring.decision.giftprogrammes.GiftProgramme;
import heartstring.decision.giftprogrammes.GiftStock;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.budgets.Holding;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets aside what a gift costs, and a piece of it where pieces are counted: both or neither, in the caller's transaction. Pieces always
 * come before money.
 */
@Component
class GiftHolds {

    private final Budgets budgets;
    private final GiftStock stock;
    private final TransactionTemplate nested;
    private final InstantSource time;

    GiftHolds(Budgets budgets, GiftStock stock, PlatformTransactionManager transactions, InstantSource time) {
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.budgets = budgets;
        this.stock = stock;
        this.time = time;
    }

    /** What became of setting one aside. */
    sealed interface Taken {

        /** Both are set aside; {@code piece} null where pieces are not counted. */
        record Aside(long reservation, @Nullable Long piece) implements Taken {}

        /** There is no more left of the budget than that. */
        record TooLittle(long leftMinor) implements Taken {}

        /** No piece is left. */
        record Gone() implements Taken {}
    }

    /** The pieces that are counted and of which none is left, among what has to do with the basket. */
    Set<Long> gone(GiftProgramme programme, Shelf shelf, List<String> basket) {
        Set<String> fitting = basket.stream()
                .flatMap(key -> shelf.ties().getOrDefault(key, List.of()).stream())
                .map(Shelf.Tie::product)
                .collect(Collectors.toSet());
        List<Long> counted = programme.items().stream()
                .filter(i -> i.counted() && fitting.contains(i.product()))
                .map(GiftProgramme.Item::id)
                .toList();
        return stock.left(counted).entrySet().stream()
                .filter(e -> e.getValue() < 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What one more gift may cost, as far as it is known without a lock, in minor units; nothing where each store has its own and none is told. */
    long left(Budget budget, String store, long customer) {
        return budget.eachStore() && store.isEmpty()
                ? 0
                : Math.min(budgets.left(budget, store(budget, store)), budgets.leftFor(budget, customer));
    }

    private static @Nullable String store(Budget budget, String store) {
        return budget.eachStore() && !store.isEmpty() ? store : null;
    }

    /** Takes both or neither; what could not be had is let go of before another is tried, so that no two tills wait for each other. */
    Taken take(GiftProgramme programme, Budget budget, Weighed.Option option, Budgets.Whose whose, Gifts.Asked asked) {
        Optional<GiftProgramme.Item> item = programme.items().stream()
                .filter(i -> i.product().equals(option.product()))
                .findFirst();
        if (item.isEmpty()) {
            return new Taken.Gone();
        }
        if (programme.items().stream().noneMatch(GiftProgramme.Item::counted)) {
            return taken(item.get(), budget, option, whose, asked);
        }
        return nested.execute(status -> {
            Taken taken = taken(item.get(), budget, option, whose, asked);
            if (!(taken instanceof Taken.Aside)) {
                status.setRollbackOnly();
            }
            return taken;
        });
    }

    private Taken taken(
            GiftProgramme.Item item, Budget budget, Weighed.Option option, Budgets.Whose whose, Gifts.Asked asked) {
        OptionalLong piece = OptionalLong.empty();
        if (item.counted()) {
            piece = stock.reserve(item.id(), time.instant().plus(Gifts.STANDS));
            if (piece.isEmpty()) {
                return new Taken.Gone();
            }
        }
        Holding held = budgets.reserve(
                budget.id(),
                store(budget, asked.store()),
                whose,
                option.costMinor(),
                Gifts.STANDS,
                "gift " + asked.key() + " " + option.product());
        if (held instanceof Holding.Held set) {
            return new Taken.Aside(set.reservation(), piece.isPresent() ? piece.getAsLong() : null);
        }
        long left = held instanceof Holding.NotEnough few ? few.leftMinor() : 0;
        return new Taken.TooLittle(Math.min(left, option.costMinor() - 1));
    }

    /** Uses up what was set aside; false when its time was over. */
    boolean capture(DecisionsSql.Standing standing) {
        boolean piece = standing.stock() == 0 || stock.capture(standing.stock());
        return piece && budgets.capture(standing.reservation(), standing.cost()) instanceof Holding.Held;
    }

    /** Puts back what was used up: the cost where its budget still takes it, the piece where it is still given. */
    void putBack(Decision decision, DecisionsSql.Standing standing) {
        budgets.giveBack(standing.reservation(), standing.cost());
        if (standing.stock() != 0) {
            decision.programme().items().stream()
                    .filter(i -> i.counted() && i.product().equals(decision.product()))
                    .forEach(i -> stock.putBack(i.id(), decision.id()));
        }
    }

    /** Frees what was set aside; what its time has freed stays free. */
    void free(DecisionsSql.Standing standing) {
        if (standing.stock() != 0) {
            stock.free(standing.stock());
        }
        budgets.free(standing.reservation());
    }
}

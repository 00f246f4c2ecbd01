package heartstring.loyalty.baskets;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.baskets.BasketsSql.Deal;
import heartstring.loyalty.baskets.BasketsSql.Draw;
import heartstring.loyalty.baskets.Dealing.State;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.loyalty.budgets.CustomerPurses;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.vouchers.Shopper;
import heartstring.loyalty.vouchers.Using;
import heartstring.loyalty.vouchers.Vouchers;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.story.terms.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws what the discounts of a basket cost from budgets and vouchers, all or nothing, and rolls that back. */
@Component
public class Baskets {

    private final BasketsSql sql;
    private final ReturnsSql returns;
    private final Quotes quotes;
    private final HoldOuts holdOuts;
    private final Vouchers vouchers;
    private final Budgets budgets;
    private final CustomerPurses customers;
    private final Ledger ledger;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Baskets(
            BasketsSql sql,
            ReturnsSql returns,
            Quotes quotes,
            HoldOuts holdOuts,
            Vouchers vouchers,
            Budgets budgets,
            CustomerPurses customers,
            Ledger ledger,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.returns = returns;
        this.quotes = quotes;
        this.holdOuts = holdOuts;
        this.vouchers = vouchers;
        this.budgets = budgets;
        this.customers = customers;
        this.ledger = ledger;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /** Ends a deal that cannot be: everything it did is rolled back. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(String reason) {
            super(reason);
        }
    }

    /**
     * Prices a basket and draws what that costs.
     *
     * @param expected the discount that was shown before; null where any will do
     * @param reserve to set aside for so long instead of using up; null for at once
     * @param key makes it happen once
     * @param order what the basket becomes, so that what comes back of it is given back; null where that is said later or never
     * @param json how the quote is kept, to be told again
     */
    public Dealing commit(
            Quote.Wish wish,
            @Nullable Long expected,
            @Nullable Duration reserve,
            String key,
            @Nullable OrderKey order,
            Function<Quote, String> json) {
        Key made = Key.of("basket " + Actor.current().getName(), key, wish.contents() + " " + (reserve != null));
        Optional<Deal> before = sql.byKey(made.value());
        if (before.isPresent()) {
            return replayed(before.get(), made);
        }
        Quote quote = quotes.of(wish);
        if (expected != null && expected != quote.priced().discountMinor()) {
            return new Dealing.Refused("The discount is another by now. Price the basket again.");
        }
        return whole(() -> {
            Duration within = reserve != null && reserve.compareTo(Vouchers.LONGEST) > 0 ? Vouchers.LONGEST : reserve;
            Instant until = within == null ? null : time.instant().plus(within);
            Optional<Long> id =
                    sql.begin(made, wish, quote.priced().discountMinor(), json.apply(quote), until, time.instant());
            if (id.isEmpty()) {
                return replayed(sql.byKey(made.value()).orElseThrow(), made);
            }
            draw(id.get(), wish, quote, within, until);
            holdOuts.met(wish.customerId(), quote);
            returns.share(id.get(), quote.shares());
            if (order != null) {
                link(id.get(), order);
            }
            audit.record(reserve == null ? "drew" : "reserved", "basket deal", id.get());
            return standing(sql.byId(id.get()).orElseThrow(), false);
        });
    }

    private Dealing whole(Supplier<Dealing> work) {
        try {
            return transactions.execute(status -> work.get());
        } catch (Stopped stopped) {
            return new Dealing.Refused(Objects.requireNonNull(stopped.getMessage()));
        }
    }

    /** Vouchers first, then budgets, each in the order of their numbers, so that nobody waits for each other in a ring. */
    private void draw(long deal, Quote.Wish wish, Quote quote, @Nullable Duration reserve, @Nullable Instant until) {
        List<Budget> wanted = quote.draws().keySet().stream()
                .map(id -> budgets.byId(id).orElseThrow())
                .toList();
        if (wanted.stream().anyMatch(b -> b.customerMinor() != null)) {
            customers.lock(wish.customerId());
        }
        drawVouchers(deal, wish, quote, reserve);
        drawBudgets(deal, wish, quote, wanted, until);
    }

    private void drawVouchers(long deal, Quote.Wish wish, Quote quote, @Nullable Duration reserve) {
        Shopper shopper = new Shopper(wish.customerId(), wish.profileId(), basket(wish, quote));
        quote.codes().stream()
                .filter(quote::uses)
                .sorted(Comparator.comparingLong(Quote.Code::voucherId))
                .forEach(code -> {
                    Using using =
                            vouchers.take(code.code(), shopper, reserve, "basket " + deal + " " + code.voucherId());
                    if (!(using instanceof Using.Stands stands)) {
                        throw new Stopped(
                                using instanceof Using.Refused refused
                                        ? "The code …" + tail(code.code()) + ": " + refused.reason()
                                        : "A code cannot be used any more.");
                    }
                    sql.draw(deal, "voucher", stands.use().id(), null, 0);
                });
    }

    /** Where a budget has a limit for each customer, as much is drawn from what that customer may have of it. */
    private void drawBudgets(long deal, Quote.Wish wish, Quote quote, List<Budget> wanted, @Nullable Instant until) {
        List<Command> commands = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        Cause cause = cause(deal);
        for (Budget budget : wanted) {
            long amount = quote.draws().getOrDefault(budget.id(), 0L);
            Holder holder = budgets.open(budget, wish.store()).orElseThrow(() -> new Stopped("Name the store."));
            commands.add(command(Command.Purse.of(holder), amount, until, cause));
            drawn.add(budget.id());
            if (budget.customerMinor() != null) {
                CustomerPurses.Room room = customers.room(budget, wish.customerId(), wish.profileId());
                if (amount > room.leftMinor()) {
                    throw new Stopped(
                            "This customer has had as much of a budget as each may have. Price the basket again.");
                }
                commands.add(command(room.purse(), amount, until, cause));
                drawn.add(budget.id());
            }
        }
        List<Outcome> outcomes = ledger.post(commands);
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.Done done)) {
                throw new Stopped("A budget was used up meanwhile. Price the basket again.");
            }
            sql.draw(deal, "budget", done.postingId(), drawn.get(i), done.amount());
        }
    }

    private static Command command(Command.Purse purse, long amount, @Nullable Instant until, Cause cause) {
        return until == null
                ? new Command.Spend(Key.fresh(), purse, amount, cause)
                : new Command.Reserve(Key.fresh(), purse, amount, until, cause);
    }

    private Occasion basket(Quote.Wish wish, Quote quote) {
        return new Occasion(
                time.instant(),
                "Order Completed",
                wish.channel(),
                wish.store(),
                quote.priced().worthMinor(),
                wish.currency(),
                wish.codes().isEmpty() ? null : wish.codes().getFirst(),
                quotes.known(wish.basket()).lines().stream()
                        .map(l -> new Occasion.Line(l.product(), null, l.category(), null))
                        .toList());
    }

    private static String tail(String code) {
        return code.substring(Math.max(0, code.length() - 4));
    }

    /** What was drawn for a basket, and for whom; the piece 0 for nobody known, the user 0 for a program. */
    public record Drawn(
            long id,
            State state,
            long profileId,
            @Nullable String store,
            String currency,
            long discountMinor,
            String told,
            long userId) {}

    /** The deal with that number. */
    public Optional<Drawn> byId(long dealId) {
        return sql.byId(dealId)
                .map(d -> new Drawn(
                        d.id(),
                        d.state(),
                        d.profileId(),
                        d.store(),
                        d.currency(),
                        d.discountMinor(),
                        d.told(),
                        d.userId()));
    }

    /** The deal whose basket became this order. */
    public Optional<Long> ofOrder(OrderKey order) {
        return returns.ofOrder(order);
    }

    /** Uses up what was reserved; again, it is found replayed. */
    public Dealing capture(long dealId) {
        return whole(() -> captured(dealId));
    }

    /** Likewise, and says which order the basket became: what comes back of that is given back. */
    public Dealing capture(long dealId, OrderKey order) {
        return whole(() -> {
            Dealing dealing = captured(dealId);
            if (dealing instanceof Dealing.Stands) {
                link(dealId, order);
            }
            return dealing;
        });
    }

    private void link(long dealId, OrderKey order) {
        if (!returns.link(dealId, order)) {
            throw new Stopped("This basket was paid before, or the order is another basket's.");
        }
        // What came back of it may have been told already.
        returns.due(dealId);
    }

    private Dealing captured(long dealId) {
        Optional<Deal> found = sql.lock(dealId);
        if (found.isEmpty()) {
            return new Dealing.Unknown();
        }
        Deal deal = found.get();
        if (deal.state() != State.RESERVED) {
            return deal.state() == State.DONE
                    ? standing(deal, true)
                    : new Dealing.Refused("It was rolled back before.");
        }
        List<Draw> draws = sql.draws(dealId);
        for (Draw draw : draws.stream().filter(d -> !d.budget()).toList()) {
            if (!(vouchers.capture(draw.ref()) instanceof Using.Stands)) {
                throw new Stopped("The time for which it was reserved is over. Price the basket again.");
            }
        }
        List<Draw> budgeted = draws.stream().filter(Draw::budget).toList();
        List<Outcome> outcomes = ledger.post(budgeted.stream()
                .<Command>map(d -> new Command.Capture(Key.fresh(), d.ref(), d.amountMinor(), cause(dealId)))
                .toList());
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.Done done)) {
                throw new Stopped("The time for which it was reserved is over. Price the basket again.");
            }
            sql.captured(dealId, budgeted.get(i).ref(), done.postingId());
        }
        sql.become(dealId, State.DONE);
        returns.due(dealId);
        audit.record("drew", "basket deal", dealId);
        return standing(sql.byId(dealId).orElseThrow(), false);
    }

    /** Gives everything back; again, it is found replayed. */
    public Dealing rollBack(long dealId) {
        return whole(() -> {
            Optional<Deal> found = sql.lock(dealId);
            if (found.isEmpty()) {
                return new Dealing.Unknown();
            }
            Deal deal = found.get();
            if (deal.state() == State.ROLLED_BACK) {
                return standing(deal, true);
            }
            List<Draw> draws = sql.draws(dealId);
            draws.stream().filter(d -> !d.budget()).forEach(d -> vouchers.rollBack(d.ref()));
            // A reservation whose time is over was freed by the house.
            ledger.post(draws.stream()
                    .filter(d -> d.budget() && d.givenBackMinor() < d.amountMinor())
                    .<Command>map(d -> deal.state() == State.RESERVED
                            ? new Command.Release(Key.fresh(), d.ref(), cause(dealId))
                            : new Command.GiveBack(
                                    Key.fresh(), d.ref(), d.amountMinor() - d.givenBackMinor(), null, cause(dealId)))
                    .toList());
            sql.become(dealId, State.ROLLED_BACK);
            audit.record("rolled back", "basket deal", dealId);
            return standing(sql.byId(dealId).orElseThrow(), false);
        });
    }

    private static Dealing replayed(Deal deal, Key key) {
        return deal.contents().equals(key.contents()) ? standing(deal, true) : new Dealing.KeyReused();
    }

    private static Dealing standing(Deal deal, boolean replayed) {
        return new Dealing.Stands(deal.id(), deal.state(), deal.discountMinor(), deal.told(), replayed);
    }

    private Cause cause(long deal) {
        return new Cause(Cause.Kind.PROMOTION, deal, 0, Actor.current().userId(), time.instant());
    }
}

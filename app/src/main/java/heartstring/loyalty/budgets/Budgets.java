package heartstring.loyalty.budgets;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.ledger.Sitting;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money that campaigns may give away: makes budgets, and draws from them. Amounts in minor units. */
@Component
public class Budgets {

    /** The longest that something can be set aside. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private final BudgetsSql sql;
    private final CustomerPurses customers;
    private final CustomerPursesSql pairs;
    private final Ledger ledger;
    private final Units units;
    private final PurseIds purseIds;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<Map<Long, Budget>> known;

    Budgets(
            BudgetsSql sql,
            CustomerPurses customers,
            CustomerPursesSql pairs,
            Ledger ledger,
            Units units,
            PurseIds purseIds,
            Settings settings,
            Audit audit,
            InstantSource time,
            Changes changes) {
        this.sql = sql;
        this.customers = customers;
        this.pairs = pairs;
        this.ledger = ledger;
        this.units = units;
        this.purseIds = purseIds;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.known = new Kept<>(
                "loyalty-budgets",
                changes,
                () -> sql.all().stream().collect(Collectors.toUnmodifiableMap(Budget::id, Function.identity())));
    }

    /** Makes a budget without a limit for each customer. */
    @Transactional
    public Budget make(String name, String currency, long limitMinor, Budget.Period period, boolean eachStore) {
        return make(name, currency, limitMinor, period, eachStore, null);
    }

    /** Makes a budget; the caller has seen that it makes sense. */
    @Transactional
    public Budget make(
            String name,
            String currency,
            long limitMinor,
            Budget.Period period,
            boolean eachStore,
            @Nullable Long customerMinor) {
        unit(currency);
        long id = sql.make(
                name.strip(),
                currency,
                limitMinor,
                period,
                eachStore,
                customerMinor,
                time.instant(),
                Actor.current().userId());
        known.changed();
        audit.record("made", "budget", id);
        return sql.byId(id).orElseThrow();
    }

    /** Nothing can be drawn from it any more, or again; what is set aside can still be captured. */
    @Transactional
    public boolean setStopped(long id, boolean stopped) {
        boolean changed = sql.setStopped(id, stopped ? time.instant() : null);
        if (changed) {
            known.changed();
            audit.record(stopped ? "stopped" : "opened again", "budget", id);
        }
        return changed;
    }

    /**
     * Another limit, for the periods under way too. Where more was drawn already than it allows, what is left becomes nothing.
     *
     * @return false when there is no such budget
     */
    @Transactional
    public boolean limit(long id, long limitMinor) {
        Optional<Budget> budget = sql.lock(id);
        if (budget.isEmpty()) {
            return false;
        }
        Budget it = budget.get();
        LocalDate starts = BudgetRules.starts(it.period(), time.instant(), settings.zone());
        for (Purse purse : sql.lockPurses(id, starts)) {
            long change = limitMinor - purse.fundedMinor();
            sql.funded(purse.id(), purse.fundedMinor() + moved(it, purse, change));
        }
        sql.setLimit(id, limitMinor);
        known.changed();
        audit.record("changed the limit of", "budget", String.valueOf(id), "{\"limitMinor\":" + limitMinor + "}");
        return true;
    }

    private long moved(Budget budget, Purse purse, long change) {
        Holder holder = holder(budget, purse.id());
        Cause cause = cause(Cause.Kind.FUNDING, purse.id());
        if (change > 0) {
            ledger.post(new Command.Earn(Key.fresh(), holder, change, null, null, cause));
            return change;
        }
        if (change == 0) {
            return 0;
        }
        Command.Purse from = Command.Purse.of(holder);
        if (ledger.post(new Command.Debit(Key.fresh(), from, -change, cause)) instanceof Outcome.NotEnough few) {
            // The account stays locked in this transaction, so that what was told is what there is.
            if (few.available() > 0) {
                ledger.post(new Command.Debit(Key.fresh(), from, few.available(), cause));
            }
            return -few.available();
        }
        return change;
    }

    /** For whom something is drawn: the piece that was shown; 0 and 0 for nobody known. */
    public record Whose(long customerId, long profileId) {

        /** Nobody known. */
        public static final Whose NOBODY = new Whose(0, 0);
    }

    /** Sets an amount aside for nobody in particular. */
    @Transactional
    public Holding reserve(long id, @Nullable String store, long amountMinor, Duration howLong, String key) {
        return reserve(id, store, Whose.NOBODY, amountMinor, howLong, key);
    }

    /** Sets an amount aside for so long, at most {@link #LONGEST}. */
    @Transactional
    public Holding reserve(
            long id, @Nullable String store, Whose whose, long amountMinor, Duration howLong, String key) {
        Optional<Budget> found = byId(id);
        if (found.isEmpty()) {
            return new Holding.Unknown();
        }
        Budget budget = found.get();
        if (budget.stopped()) {
            return new Holding.Refused("This budget was stopped.");
        }
        boolean each = budget.customerMinor() != null;
        if (each && whose.customerId() == 0) {
            return new Holding.Refused("Name the member: this budget has a limit for each customer.");
        }
        if (each) {
            customers.lock(whose.customerId());
        }
        Optional<Holder> purse = open(budget, store);
        if (purse.isEmpty()) {
            return new Holding.Refused("Name the store: this budget is one for each store.");
        }
        Duration within = howLong.compareTo(LONGEST) > 0 ? LONGEST : howLong;
        String contents = id + " " + purse.get().id() + " " + amountMinor + (each ? " " + whose.profileId() : "");
        Key made = Key.of("budget " + Actor.current().getName(), key, contents);
        Cause cause = cause(Cause.Kind.FUNDING, purse.get().id());
        Instant until = time.instant().plus(within);
        Command whole = new Command.Reserve(made, Command.Purse.of(purse.get()), amountMinor, until, cause);
        return each ? both(budget, whose, whole, amountMinor, until) : told(ledger.post(whole));
    }

    /** The budget's own part and the customer's, both or neither. */
    private Holding both(Budget budget, Whose whose, Command whole, long amountMinor, Instant until) {
        CustomerPurses.Room room = customers.room(budget, whose.customerId(), whose.profileId());
        Command theirs = new Command.Reserve(
                Key.of("budget of a customer", whole.key().value().toString(), String.valueOf(amountMinor)),
                room.purse(),
                amountMinor,
                until,
                whole.cause());
        Sitting sitting = ledger.sitting(List.of(whole, theirs));
        if (sitting.knows(whole.key())) {
            return told(sitting.decide(whole));
        }
        if (amountMinor > room.leftMinor()) {
            return new Holding.NotEnough(room.leftMinor());
        }
        List<Outcome> outcomes = sitting.together(List.of(whole, theirs));
        if (outcomes.getLast() instanceof Outcome.Done theirDone
                && outcomes.getFirst() instanceof Outcome.Done done
                && outcomes.size() == 2) {
            sitting.write();
            pairs.pair(done.postingId(), theirDone.postingId());
        }
        return told(outcomes.size() == 2 ? outcomes.getFirst() : outcomes.getLast());
    }

    /** Uses up what was set aside, or a part of it; the rest is free again. */
    @Transactional
    public Holding capture(long reservation, long amountMinor) {
        Optional<Long> purse = sql.purseOf(reservation);
        if (purse.isEmpty()) {
            return new Holding.Unknown();
        }
        Holding holding = captured(reservation, amountMinor, purse.get());
        if (holding instanceof Holding.Held) {
            pairs.pairOf(reservation).ifPresent(theirs -> captured(theirs, amountMinor, purse.get()));
        }
        return holding;
    }

    private Holding captured(long reservation, long amountMinor, long purse) {
        Key key = captureKey(reservation, amountMinor);
        return told(ledger.post(new Command.Capture(key, reservation, amountMinor, cause(Cause.Kind.FUNDING, purse))));
    }

    /** Frees what was set aside. */
    @Transactional
    public Holding free(long reservation) {
        Optional<Long> purse = sql.purseOf(reservation);
        if (purse.isEmpty()) {
            return new Holding.Unknown();
        }
        Holding holding = freed(reservation, purse.get());
        if (holding instanceof Holding.Held) {
            pairs.pairOf(reservation).ifPresent(theirs -> freed(theirs, purse.get()));
        }
        return holding;
    }

    private Holding freed(long reservation, long purse) {
        Key key = Key.of("budget freed", String.valueOf(reservation), "");
        return told(ledger.post(new Command.Release(key, reservation, cause(Cause.Kind.FUNDING, purse))));
    }

    /** Gives back the whole of what was captured, once; to the account it was drawn from, and to the customer's own limit. */
    @Transactional
    public Holding giveBack(long reservation, long amountMinor) {
        Optional<Long> purse = sql.purseOf(reservation);
        if (purse.isEmpty()) {
            return new Holding.Unknown();
        }
        Holding holding = returned(reservation, amountMinor, purse.get());
        if (holding instanceof Holding.Held) {
            pairs.pairOf(reservation).ifPresent(theirs -> returned(theirs, amountMinor, purse.get()));
        }
        return holding;
    }

    private Holding returned(long reservation, long amountMinor, long purse) {
        Optional<Long> captured =
                sql.posting(captureKey(reservation, amountMinor).value());
        if (captured.isEmpty()) {
            return new Holding.Unknown();
        }
        Key key = Key.of("budget given back", String.valueOf(reservation), String.valueOf(amountMinor));
        return told(ledger.post(
                new Command.GiveBack(key, captured.get(), amountMinor, null, cause(Cause.Kind.FUNDING, purse))));
    }

    private static Key captureKey(long reservation, long amountMinor) {
        return Key.of("budget capture", String.valueOf(reservation), String.valueOf(amountMinor));
    }

    private static Holding told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> new Holding.Held(done.postingId(), done.amount(), done.replayed());
            case Outcome.NotEnough few -> new Holding.NotEnough(few.available());
            case Outcome.KeyReused k -> new Holding.KeyReused();
            case Outcome.Unknown u -> new Holding.Unknown();
            case Outcome.Settled s -> new Holding.Refused("It was captured or freed before, or its time is over.");
        };
    }

    /**
     * The account that this store draws from now, opened and filled where it is the first time; empty where the budget wants a store
     * and none is named. In the caller's transaction; who opens several does so in the order of their ids.
     */
    @Transactional
    public Optional<Holder> open(Budget budget, @Nullable String store) {
        String whose = BudgetRules.store(budget, store);
        if (whose == null) {
            return Optional.empty();
        }
        LocalDate starts = BudgetRules.starts(budget.period(), time.instant(), settings.zone());
        Optional<Long> there = purseIds.of(budget.id(), starts, whose);
        if (there.isPresent()) {
            return Optional.of(holder(budget, there.get()));
        }
        // Its limit cannot change meanwhile.
        Budget now = sql.lock(budget.id()).orElseThrow();
        Optional<Long> made = sql.open(now, starts, whose);
        if (made.isEmpty()) {
            return Optional.of(
                    holder(now, sql.purse(now.id(), starts, whose).orElseThrow().id()));
        }
        purseIds.opened();
        Holder holder = holder(now, made.get());
        if (now.limitMinor() > 0) {
            Cause cause = cause(Cause.Kind.FUNDING, made.get());
            ledger.post(new Command.Earn(Key.fresh(), holder, now.limitMinor(), null, null, cause));
        }
        return Optional.of(holder);
    }

    /** What this store can still draw now, 0 where it is stopped or wants a store and none is named; writes nothing. */
    public long left(Budget budget, @Nullable String store) {
        String whose = BudgetRules.store(budget, store);
        if (whose == null || budget.stopped()) {
            return 0;
        }
        LocalDate starts = BudgetRules.starts(budget.period(), time.instant(), settings.zone());
        return sql.purse(budget.id(), starts, whose).map(Purse::leftMinor).orElse(budget.limitMinor());
    }

    /** What this customer may still have of it, as far as it is known now; {@link Budget#MOST} where there is no such limit. */
    public long leftFor(Budget budget, long customerId) {
        return budget.customerMinor() == null ? Budget.MOST : customers.left(budget, customerId);
    }

    /** The budget with that number, read from memory; a change by any node is heard within a moment. */
    public Optional<Budget> byId(long id) {
        Budget there = known.get().get(id);
        return there == null ? sql.byId(id) : Optional.of(there);
    }

    /** All of them, newest first, at most 500. */
    public List<Budget> all() {
        return sql.all();
    }

    /** What the newest periods of one came to, at most {@code most}. */
    public List<Purse> purses(long id, int most) {
        return sql.purses(id, most);
    }

    private Holder holder(Budget budget, long purse) {
        return new Holder(unit(budget.currency()).id(), Holder.Kind.BUDGET, purse);
    }

    static String unitKey(String currency) {
        return "money-" + currency.toLowerCase(Locale.ROOT);
    }

    private Unit unit(String currency) {
        String key = unitKey(currency);
        return units.byKey(key).orElseGet(() -> units.make(key, "Money in " + currency, Unit.Kind.MONEY, currency));
    }

    private Cause cause(Cause.Kind kind, long id) {
        return new Cause(kind, id, 0, Actor.current().userId(), time.instant());
    }
}

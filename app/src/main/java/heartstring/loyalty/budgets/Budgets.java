package heartstring.loyalty.budgets;

import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Money that campaigns may give away: makes budgets, and draws from them. Amounts in minor units. */
@Component
public class Budgets {

    /** The longest that something can be set aside. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private final BudgetsSql sql;
    private final Ledger ledger;
    private final Units units;
    private final Balances balances;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Budgets(
            BudgetsSql sql,
            Ledger ledger,
            Units units,
            Balances balances,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.units = units;
        this.balances = balances;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** Makes a budget; the caller has seen that it makes sense. */
    @Transactional
    public Budget make(String name, String currency, long limitMinor, Budget.Period period, boolean eachStore) {
        unit(currency);
        long id = sql.make(
                name.strip(),
                currency,
                limitMinor,
                period,
                eachStore,
                time.instant(),
                Actor.current().userId());
        audit.record("made", "budget", id);
        return sql.byId(id).orElseThrow();
    }

    /** Nothing can be drawn from it any more, or again; what is set aside can still be captured. */
    @Transactional
    public boolean setStopped(long id, boolean stopped) {
        boolean changed = sql.setStopped(id, stopped ? time.instant() : null);
        if (changed) {
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

    /** Sets an amount aside until that moment, at most {@link #LONGEST} from now. */
    @Transactional
    public Holding reserve(long id, @Nullable String store, long amountMinor, Duration howLong, String key) {
        Optional<Budget> found = sql.byId(id);
        if (found.isEmpty()) {
            return new Holding.Unknown();
        }
        Budget budget = found.get();
        if (budget.stopped()) {
            return new Holding.Refused("This budget was stopped.");
        }
        Optional<Holder> purse = open(budget, store);
        if (purse.isEmpty()) {
            return new Holding.Refused("Name the store: this budget is one for each store.");
        }
        Duration within = howLong.compareTo(LONGEST) > 0 ? LONGEST : howLong;
        Key made = Key.of(
                "budget " + Actor.current().getName(),
                key,
                id + " " + purse.get().id() + " " + amountMinor);
        Cause cause = cause(Cause.Kind.FUNDING, purse.get().id());
        Instant until = time.instant().plus(within);
        return told(ledger.post(new Command.Reserve(made, Command.Purse.of(purse.get()), amountMinor, until, cause)));
    }

    /** Uses up what was set aside, or a part of it; the rest is free again. */
    @Transactional
    public Holding capture(long reservation, long amountMinor) {
        Optional<Long> purse = sql.purseOf(reservation);
        if (purse.isEmpty()) {
            return new Holding.Unknown();
        }
        Key key = Key.of("budget capture", String.valueOf(reservation), String.valueOf(amountMinor));
        return told(ledger.post(
                new Command.Capture(key, reservation, amountMinor, cause(Cause.Kind.FUNDING, purse.get()))));
    }

    /** Frees what was set aside. */
    @Transactional
    public Holding free(long reservation) {
        Optional<Long> purse = sql.purseOf(reservation);
        if (purse.isEmpty()) {
            return new Holding.Unknown();
        }
        Key key = Key.of("budget freed", String.valueOf(reservation), "");
        return told(ledger.post(new Command.Release(key, reservation, cause(Cause.Kind.FUNDING, purse.get()))));
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
        Optional<Purse> there = sql.purse(budget.id(), starts, whose);
        if (there.isPresent()) {
            return Optional.of(holder(budget, there.get().id()));
        }
        // Its limit cannot change meanwhile.
        Budget now = sql.lock(budget.id()).orElseThrow();
        Optional<Long> made = sql.open(now, starts, whose);
        if (made.isEmpty()) {
            return Optional.of(
                    holder(now, sql.purse(now.id(), starts, whose).orElseThrow().id()));
        }
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
        return sql.purse(budget.id(), starts, whose)
                .map(purse -> balances.of(holder(budget, purse.id())).available())
                .orElse(budget.limitMinor());
    }

    /** The budget with that number. */
    public Optional<Budget> byId(long id) {
        return sql.byId(id);
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

    private Unit unit(String currency) {
        String key = "money-" + currency.toLowerCase(Locale.ROOT);
        return units.byKey(key).orElseGet(() -> units.make(key, "Money in " + currency, Unit.Kind.MONEY, currency));
    }

    private Cause cause(Cause.Kind kind, long id) {
        return new Cause(kind, id, 0, Actor.current().userId(), time.instant());
    }
}

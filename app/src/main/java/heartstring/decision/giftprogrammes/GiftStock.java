package heartstring.decision.giftprogrammes;

import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pieces of what is given away, where they are counted: in the ledger, so that no two tills give the last one. */
@Component
public class GiftStock {

    private static final String UNIT = "gift-stock";

    private final Ledger ledger;
    private final Units units;
    private final Balances balances;
    private final GiftStockSql sql;
    private final InstantSource time;

    GiftStock(Ledger ledger, Units units, Balances balances, GiftStockSql sql, InstantSource time) {
        this.ledger = ledger;
        this.units = units;
        this.balances = balances;
        this.sql = sql;
        this.time = time;
    }

    private Holder holder(long item) {
        int unit = units.byKey(UNIT)
                .orElseGet(() -> units.make(UNIT, "Pieces of gifts", Unit.Kind.STOCK, null))
                .id();
        return new Holder(unit, Holder.Kind.STOCK, item);
    }

    private Cause cause(long item) {
        return new Cause(Cause.Kind.FUNDING, item, 0, Actor.current().userId(), time.instant());
    }

    /** From now on so many are left, beside what is set aside. */
    @Transactional(propagation = Propagation.MANDATORY)
    void set(long item, long pieces) {
        Holder holder = holder(item);
        long change = pieces - balances.of(holder).available();
        if (change > 0) {
            ledger.post(new Command.Earn(Key.fresh(), holder, change, null, null, cause(item)));
        } else if (change < 0) {
            ledger.post(new Command.Debit(Key.fresh(), Command.Purse.of(holder), -change, cause(item)));
        }
    }

    /** How many are left of these; 0 for what was never there. */
    public Map<Long, Long> left(Collection<Long> items) {
        return items.isEmpty() ? Map.of() : sql.left(UNIT, items);
    }

    /** Sets one piece aside until then; empty when none is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OptionalLong reserve(long item, Instant until) {
        Command.Purse purse = Command.Purse.of(holder(item));
        return ledger.post(new Command.Reserve(Key.fresh(), purse, 1, until, cause(item))) instanceof Outcome.Done done
                ? OptionalLong.of(done.postingId())
                : OptionalLong.empty();
    }

    /** Uses up what was set aside; false when it was given back before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean capture(long reservation) {
        return ledger.post(new Command.Capture(Key.fresh(), reservation, 1, cause(0))) instanceof Outcome.Done;
    }

    /** Puts a piece that was given back, once for each decision. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putBack(long item, long decision) {
        Key key = Key.of("gift taken back", String.valueOf(decision), String.valueOf(item));
        ledger.post(new Command.Earn(key, holder(item), 1, null, null, cause(item)));
    }

    /** Gives back what was set aside. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void free(long reservation) {
        ledger.post(new Command.Release(Key.fresh(), reservation, cause(0)));
    }
}

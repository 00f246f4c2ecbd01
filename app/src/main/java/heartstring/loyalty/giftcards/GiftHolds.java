package heartstring.loyalty.giftcards;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.giftcards.GiftCardsSql.Kept;
import heartstring.loyalty.giftcards.GiftHoldsSql.Hold;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Sets money of gift cards aside while somebody pays, spends it for an order, or frees it. Amounts in minor units. */
@Component
public class GiftHolds {

    /** How long somebody may look for the rest of the money. */
    private static final Duration HELD = Duration.ofMinutes(30);

    private static final String OVER = "What was set aside on the gift card is free again. Show the card once more.";

    private final GiftCardsSql cards;
    private final GiftHoldsSql sql;
    private final GiftMoney money;
    private final Ledger ledger;
    private final Balances balances;
    private final Audit audit;
    private final InstantSource time;

    GiftHolds(
            GiftCardsSql cards,
            GiftHoldsSql sql,
            GiftMoney money,
            Ledger ledger,
            Balances balances,
            Audit audit,
            InstantSource time) {
        this.cards = cards;
        this.sql = sql;
        this.money = money;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
        this.time = time;
    }

    /** Sets an amount aside for half an hour, once for each key; with {@code upTo} less when there is less. */
    @Transactional
    public Gifting hold(GiftMoney.Wish wish, String key) {
        Optional<Kept> found = money.find(wish.code());
        if (found.isEmpty()) {
            return new Gifting.Refused("There is no such gift card.", true);
        }
        if (wish.amountMinor() < 1 || wish.amountMinor() > GiftRules.MOST) {
            return new Gifting.Refused("The amount has to be more than 0.", false);
        }
        Actor actor = Actor.current();
        Kept card = cards.lock(found.get().card().id());
        Key made = Key.of("gift hold " + actor.getName(), key, GiftMoney.contents(card, wish));
        Optional<Gifting> before = sql.byKey(made);
        if (before.isPresent()) {
            return before.get();
        }
        String refusal = GiftRules.refusal(card.card(), wish.currency());
        if (refusal != null) {
            return new Gifting.Refused(refusal, false);
        }
        return held(card, wish, made, actor);
    }

    private Gifting held(Kept card, GiftMoney.Wish wish, Key key, Actor actor) {
        long id = card.card().id();
        long balance = balances.of(GiftCards.holder(card.unitId(), id)).available();
        long amount = wish.upTo() ? Math.min(balance, wish.amountMinor()) : wish.amountMinor();
        if (amount < 1 || amount > balance) {
            return new Gifting.NotEnough(balance);
        }
        Instant now = time.instant();
        Instant until = now.plus(HELD);
        Outcome outcome = ledger.post(new Command.Reserve(
                Key.fresh(),
                Command.Purse.of(GiftCards.holder(card.unitId(), id)),
                amount,
                until,
                new Cause(Cause.Kind.FUNDING, id, 0, actor.userId(), now)));
        if (!(outcome instanceof Outcome.Done done)) {
            return new Gifting.NotEnough(outcome instanceof Outcome.NotEnough few ? few.available() : 0);
        }
        Optional<Long> kept = sql.keep(key, id, amount, balance - amount, done.postingId(), now, until, actor.userId());
        if (kept.isEmpty()) {
            // The same key came for another card a moment earlier.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Gifting.KeyReused();
        }
        return new Gifting.Moved(
                kept.get(), id, amount, balance - amount, card.card().currency(), false);
    }

    /** Spends what was set aside for that order; again, it is found replayed. */
    @Transactional
    public Gifting capture(long holdId, OrderKey order) {
        Optional<Hold> found = sql.lock(holdId);
        if (found.isEmpty()) {
            return new Gifting.Refused("Nothing of that number is set aside.", true);
        }
        Hold hold = found.get();
        if (!hold.state().equals("held")) {
            return sql.spend(holdId, order)
                    .<Gifting>map(spend -> new Gifting.Moved(
                            spend, hold.cardId(), hold.amountMinor(), hold.leftMinor(), hold.currency(), true))
                    .orElseGet(() -> new Gifting.Refused(OVER, false));
        }
        Actor actor = Actor.current();
        Instant now = time.instant();
        Outcome outcome = ledger.post(new Command.Capture(
                Key.fresh(),
                hold.postingId(),
                hold.amountMinor(),
                new Cause(Cause.Kind.FUNDING, hold.cardId(), 0, actor.userId(), now)));
        if (!(outcome instanceof Outcome.Done done)) {
            return new Gifting.Refused(OVER, false);
        }
        sql.become(holdId, "spent");
        long spend = sql.spent(hold, order, done.postingId(), UUID.randomUUID(), now, actor.userId());
        audit.record("spent from", "gift card", hold.cardId());
        return new Gifting.Moved(spend, hold.cardId(), hold.amountMinor(), hold.leftMinor(), hold.currency(), false);
    }

    /** Frees what was set aside; false when it was spent, or is none of this colleague's or program's. */
    @Transactional
    public boolean free(long holdId) {
        Optional<Hold> found =
                sql.lock(holdId).filter(h -> h.userId() == Actor.current().userId());
        if (found.isEmpty() || found.get().state().equals("spent")) {
            return false;
        }
        if (found.get().state().equals("held")) {
            // One whose time is over was freed by the house.
            ledger.post(new Command.Release(
                    Key.fresh(),
                    found.get().postingId(),
                    new Cause(
                            Cause.Kind.FUNDING,
                            found.get().cardId(),
                            0,
                            Actor.current().userId(),
                            time.instant())));
            sql.become(holdId, "freed");
        }
        return true;
    }
}

package heartstring.loyalty.giftcards;

import heartstring.commerce.orders.OrderKey;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.giftcards.GiftCardsSql.Kept;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Looks up, spends and gives back what is on gift cards, by their codes. */
@Component
public class GiftMoney {

    /** How long money can be spent that comes back after the card's time. */
    private static final Duration GRACE = Duration.ofDays(30);

    private final GiftCardsSql sql;
    private final GiftMoneySql moves;
    private final GiftRewards rewards;
    private final Ledger ledger;
    private final Balances balances;
    private final Audit audit;
    private final InstantSource time;

    GiftMoney(
            GiftCardsSql sql,
            GiftMoneySql moves,
            GiftRewards rewards,
            Ledger ledger,
            Balances balances,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.moves = moves;
        this.rewards = rewards;
        this.ledger = ledger;
        this.balances = balances;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What is to be spent.
     *
     * @param upTo whether less will do when there is less on the card
     * @param receipt the caller's own name for what is paid, null for none
     */
    public record Wish(
            String code,
            long amountMinor,
            String currency,
            boolean upTo,
            @Nullable String receipt) {}

    /** The card with this code, in any spelling, when it can be used; empty alike for every other code. */
    @Transactional
    public Optional<GiftCard> usable(String code) {
        return find(code).map(Kept::card).filter(GiftCard::usable);
    }

    Optional<Kept> find(String code) {
        if (code.length() > GiftRules.MOST_LETTERS) {
            return Optional.empty();
        }
        Optional<Kept> found = sql.byDigest(GiftRules.digest(code));
        return found.isPresent() || !rewards.turned(code) ? found : sql.byDigest(GiftRules.digest(code));
    }

    /** Spends from a card, once for each key. */
    @Transactional
    public Gifting spend(Wish wish, String key) {
        Optional<Kept> found = find(wish.code());
        if (found.isEmpty()) {
            return new Gifting.Refused("There is no such gift card.", true);
        }
        if (wish.amountMinor() < 1 || wish.amountMinor() > GiftRules.MOST) {
            return new Gifting.Refused("The amount has to be more than 0.", false);
        }
        Actor actor = Actor.current();
        Kept card = sql.lock(found.get().card().id());
        Key made = Key.of("gift spend " + actor.getName(), key, contents(card, wish));
        Optional<Gifting> before = moves.spend(made);
        if (before.isPresent()) {
            return before.get();
        }
        String refusal = GiftRules.refusal(card.card(), wish.currency());
        if (refusal != null) {
            return new Gifting.Refused(refusal, false);
        }
        return spent(card, wish, made, actor);
    }

    /** The same for the same wish. */
    static String contents(Kept card, Wish wish) {
        return card.card().id() + " " + wish.amountMinor() + " " + wish.currency() + " " + wish.upTo() + " "
                + wish.receipt();
    }

    private Gifting spent(Kept card, Wish wish, Key key, Actor actor) {
        long id = card.card().id();
        long balance = balances.of(GiftCards.holder(card.unitId(), id)).available();
        long amount = wish.upTo() ? Math.min(balance, wish.amountMinor()) : wish.amountMinor();
        if (amount < 1 || amount > balance) {
            return new Gifting.NotEnough(balance);
        }
        Instant now = time.instant();
        Outcome outcome = ledger.post(new Command.Spend(
                Key.fresh(),
                Command.Purse.of(GiftCards.holder(card.unitId(), id)),
                amount,
                new Cause(Cause.Kind.FUNDING, id, 0, actor.userId(), now)));
        if (!(outcome instanceof Outcome.Done done)) {
            return new Gifting.NotEnough(outcome instanceof Outcome.NotEnough few ? few.available() : 0);
        }
        Optional<Long> kept = moves.keepSpend(
                key, id, amount, balance - amount, done.postingId(), wish.receipt(), now, actor.userId());
        if (kept.isEmpty()) {
            // The same key came for another card a moment earlier.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Gifting.KeyReused();
        }
        audit.record("spent from", "gift card", id);
        return new Gifting.Moved(
                kept.get(), id, amount, balance - amount, card.card().currency(), false);
    }

    /**
     * Gives back what a spend took, once for each key and never more than it took; to blocked cards and those whose time is over as
     * well.
     *
     * @param amountMinor null for all that is left of it
     */
    @Transactional
    public Gifting giveBack(long spendId, @Nullable Long amountMinor, String key) {
        Optional<GiftMoneySql.Spend> found = moves.lock(spendId);
        if (found.isEmpty()) {
            return new Gifting.Refused("There is no such spend.", true);
        }
        GiftMoneySql.Spend spend = found.get();
        Actor actor = Actor.current();
        Key made = Key.of("gift return " + actor.getName(), key, spendId + " " + amountMinor);
        Optional<Gifting> before = moves.returned(made);
        if (before.isPresent()) {
            return before.get();
        }
        long left = spend.amountMinor() - spend.givenBackMinor();
        long amount = amountMinor == null ? left : amountMinor;
        if (amount < 1 || amount > left) {
            return new Gifting.Refused(
                    left == 0 ? "All of it was given back before." : "Less than that is left to give back.", false);
        }
        Kept card = sql.lock(spend.cardId());
        Instant now = time.instant();
        Outcome outcome = ledger.post(new Command.GiveBack(
                Key.fresh(),
                spend.postingId(),
                amount,
                now.plus(GRACE),
                new Cause(Cause.Kind.FUNDING, spend.cardId(), 0, actor.userId(), now)));
        if (!(outcome instanceof Outcome.Done done) || done.shortfall() > 0) {
            throw new IllegalStateException("Gift spend " + spendId + ": " + outcome);
        }
        long balance =
                balances.of(GiftCards.holder(card.unitId(), spend.cardId())).available();
        Optional<Long> kept = moves.keepReturn(made, spendId, amount, balance, done.postingId(), now, actor.userId());
        if (kept.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Gifting.KeyReused();
        }
        audit.record("gave back to", "gift card", spend.cardId());
        return new Gifting.Moved(
                kept.get(), spend.cardId(), amount, balance, card.card().currency(), false);
    }

    /**
     * Gives back to the cards that paid for an order, in the order in which they paid, up to that amount in all; in the caller's
     * transaction, which makes it happen once.
     *
     * @return what was given back to each
     */
    @Transactional
    public List<GivenBack> giveBack(OrderKey order, long mostMinor) {
        List<GivenBack> given = new ArrayList<>();
        long left = mostMinor;
        for (GiftMoneySql.Paid paid : moves.ofOrder(order)) {
            long amount = Math.min(left, paid.leftMinor());
            if (amount > 0
                    && giveBack(paid.spendId(), amount, UUID.randomUUID().toString()) instanceof Gifting.Moved moved) {
                given.add(new GivenBack(paid.tail(), moved.amountMinor()));
                left -= moved.amountMinor();
            }
        }
        return given;
    }

    /**
     * Takes again what a return of an order had given back to its cards, the last that paid first; in the caller's transaction, which
     * makes it happen once.
     *
     * @return what is not on them any more: the caller has to roll back where that is not 0
     */
    @Transactional
    public long takeAgain(OrderKey order, long amountMinor, long returnId) {
        long left = amountMinor;
        for (GiftMoneySql.Back back : left > 0 ? moves.givenBack(order) : List.<GiftMoneySql.Back>of()) {
            Kept card = sql.lock(back.cardId());
            long balance =
                    balances.of(GiftCards.holder(card.unitId(), back.cardId())).available();
            long amount = Math.min(left, Math.min(back.amountMinor(), balance));
            if (amount > 0 && card.card().usable()) {
                Actor actor = Actor.current();
                Instant now = time.instant();
                Outcome outcome = ledger.post(new Command.Spend(
                        Key.fresh(),
                        Command.Purse.of(GiftCards.holder(card.unitId(), back.cardId())),
                        amount,
                        new Cause(Cause.Kind.FUNDING, back.cardId(), 0, actor.userId(), now)));
                if (outcome instanceof Outcome.Done done) {
                    Key key = Key.of("gift again", returnId + " " + back.cardId(), String.valueOf(amount));
                    moves.keepAgain(
                            key,
                            back.cardId(),
                            amount,
                            balance - amount,
                            done.postingId(),
                            order,
                            returnId,
                            now,
                            actor.userId());
                    audit.record("took again from", "gift card", back.cardId());
                    left -= amount;
                }
            }
        }
        return left;
    }

    /** What gift cards paid for an order and can still be given back. */
    @Transactional(readOnly = true)
    public long paidFor(OrderKey order) {
        return moves.ofOrder(order).stream()
                .mapToLong(GiftMoneySql.Paid::leftMinor)
                .sum();
    }

    /** So much went back to the card whose code ends so. */
    public record GivenBack(String tail, long amountMinor) {}

    /** Who spent and when, the user 0 for a program; and whether it paid for an order, with which it goes back. */
    public record Spent(long userId, Instant at, boolean forOrder) {}

    /** The spend with that number. */
    public Optional<Spent> spent(long spendId) {
        return moves.spent(spendId);
    }
}

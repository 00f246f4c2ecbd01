package heartstring.desk.returns;

import heartstring.commerce.orders.OrderKey;
import heartstring.desk.till.TillRules;
import heartstring.desk.visitors.VisitorRules;
import heartstring.loyalty.baskets.Returns;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.tills.Earned;
import heartstring.loyalty.tills.OrderEarnings;
import heartstring.loyalty.tills.TillAct;
import heartstring.loyalty.tills.TillActs;
import heartstring.loyalty.tills.TillReturn;
import heartstring.loyalty.tills.TillReturns;
import heartstring.platform.auth.Actor;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.sources.Sources;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes goods of an earlier receipt back, each return once under the key that the till made; what cannot be is a {@link Refusal}. */
@Component
class ReturnDesk {

    private final Receipts receipts;
    private final ReturnsSql sql;
    private final TillReturns returns;
    private final Refunds refunds;
    private final OrderEarnings earnings;
    private final GiftMoney money;
    private final TillActs acts;
    private final Sources sources;
    private final Returns discounts;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    ReturnDesk(
            Receipts receipts,
            ReturnsSql sql,
            TillReturns returns,
            Refunds refunds,
            OrderEarnings earnings,
            GiftMoney money,
            TillActs acts,
            Sources sources,
            Returns discounts,
            TransactionTemplate transactions,
            InstantSource time) {
        this.receipts = receipts;
        this.sql = sql;
        this.returns = returns;
        this.refunds = refunds;
        this.earnings = earnings;
        this.money = money;
        this.acts = acts;
        this.sources = sources;
        this.discounts = discounts;
        this.transactions = transactions;
        this.time = time;
    }

    /** What is to happen, in any form that is the same for the same wish. */
    private record Asked(String key, String contents, OrderKey order, Wanted wanted) {}

    /** Takes back what is named. The order is told of it, and the points follow within a second. */
    Receipt.TakenBack take(@Nullable String keySent, Wanted wanted) {
        VisitorRules.onlyKnown(wanted.others());
        String key = VisitorRules.key(keySent);
        List<Wanted.Line> lines = wanted.lines() == null ? List.of() : wanted.lines();
        lines.forEach(l -> VisitorRules.onlyKnown(l.others()));
        Asked asked = new Asked(
                key,
                wanted.source() + " " + wanted.order() + " "
                        + lines.stream()
                                .map(l -> l.product() + " "
                                        + (l.quantity() == null ? "1" : ReturnRules.plain(l.quantity())))
                                .toList()
                        + " " + wanted.amountMinor(),
                order(wanted),
                wanted);
        Optional<Receipt.TakenBack> before = standing(asked);
        if (before.isPresent()) {
            return before.get();
        }
        Optional<TillReturn> taken = transactions.execute(status -> {
            returns.lock(asked.order());
            // The same call may have been here a moment earlier.
            return returns.byKey(key).isPresent() ? Optional.<TillReturn>empty() : Optional.of(kept(asked));
        });
        if (taken.isEmpty()) {
            return standing(asked).orElseThrow();
        }
        refunds.tell(taken.get());
        return told(taken.get(), false);
    }

    private static OrderKey order(Wanted wanted) {
        Integer source = wanted.source();
        String order = wanted.order();
        if (source == null || order == null || order.isBlank()) {
            throw Refusal.badRequest("\"source\" and \"order\" say which purchase it is.");
        }
        return new OrderKey(source, order);
    }

    private Optional<Receipt.TakenBack> standing(Asked asked) {
        return returns.standing(asked.key(), asked.contents()).map(standing -> switch (standing) {
            case TillReturns.Standing.Stands stands -> {
                if (stands.taken().touchpointId() == null) {
                    refunds.tell(stands.taken());
                }
                yield told(stands.taken(), true);
            }
            case TillReturns.Standing.KeyReused k ->
                throw Refusal.unprocessable("This key was used for something else; make a new one.");
        });
    }

    /** Under the order's lock: what is left is certain, and gift cards are given back with what is kept of it. */
    private TillReturn kept(Asked asked) {
        Receipt receipt = receipts.byKey(asked.order()).orElseThrow(() -> Refusal.notFound("purchase"));
        if (receipt.status().equals("cancelled") || receipt.status().equals("refunded")) {
            throw Refusal.conflict("All of this purchase came back before, or it was cancelled.");
        }
        List<ReturnRules.Back> backs = receipt.lines().isEmpty()
                ? List.of()
                : ReturnRules.backs(receipt, asked.wanted().lines());
        long amount = receipt.lines().isEmpty()
                ? money(receipt, asked.wanted().amountMinor())
                : Math.min(
                        receipt.leftMinor(),
                        backs.stream().mapToLong(ReturnRules.Back::amountMinor).sum());
        long earned =
                earnings.of(asked.order().sourceId(), asked.order().orderKey()).points();
        long gift = money.giveBack(asked.order(), amount).stream()
                .mapToLong(GiftMoney.GivenBack::amountMinor)
                .sum();
        return returns.keep(
                asked.key(),
                asked.contents(),
                new TillReturn(
                        0,
                        asked.key(),
                        asked.order(),
                        receipt.currency(),
                        amount,
                        gift,
                        earned,
                        backs.stream()
                                .map(b -> new TillReturn.Line(b.product(), b.quantity(), b.amountMinor()))
                                .toList(),
                        null,
                        receipt.at(),
                        0,
                        null,
                        false));
    }

    private static long money(Receipt receipt, @Nullable Long amountMinor) {
        if (amountMinor == null || amountMinor < 1) {
            throw Refusal.unprocessable(
                    "The products of this purchase are not known: say how much money is given back.");
        }
        if (amountMinor > receipt.leftMinor()) {
            throw Refusal.conflict("Less than that was paid for it.").with("leftMinor", receipt.leftMinor());
        }
        return amountMinor;
    }

    private static Receipt.TakenBack told(TillReturn taken, boolean replayed) {
        return new Receipt.TakenBack(
                taken.key(),
                replayed,
                taken.amountMinor(),
                taken.giftMinor(),
                taken.amountMinor() - taken.giftMinor(),
                taken.currency());
    }

    /**
     * Undoes a return, once however often it is asked: the goods are the customer's again, the points follow within a second, and what
     * went back to gift cards is taken from them again.
     */
    Receipt.Undone undo(@Nullable String keySent) {
        String key = VisitorRules.key(keySent);
        TillReturn found = returns.byKey(key).orElseThrow(() -> Refusal.notFound("return"));
        TillRules.mayUndo(Actor.current(), found.userId(), found.at(), time.instant());
        boolean again = Boolean.TRUE.equals(transactions.execute(status -> {
            returns.lock(found.order());
            return returns.byKey(key).orElseThrow().undoneAt() != null || !undone(found);
        }));
        TillReturn undone = returns.byKey(key).orElseThrow();
        if (!undone.undoTold()) {
            refunds.tellUndone(undone);
        }
        return new Receipt.Undone(
                key,
                again,
                found.amountMinor(),
                found.giftMinor(),
                found.amountMinor() - found.giftMinor(),
                found.currency());
    }

    /** Under the order's lock; true, or a refusal that takes everything back. */
    private boolean undone(TillReturn taken) {
        if (discounts.drew(taken.order())) {
            throw Refusal.conflict(
                    "What the discounts of this purchase drew went back with the goods. Sell them again.");
        }
        boolean soldHere =
                taken.order().sourceId() == sources.internal("Till", "till").id();
        if (soldHere
                && acts.byKey(taken.order().orderKey()).map(TillAct::undoneAt).isPresent()) {
            throw Refusal.conflict("The whole sale was undone since.");
        }
        long lacking = money.takeAgain(taken.order(), taken.giftMinor(), taken.id());
        if (lacking > 0) {
            throw Refusal.conflict("What went back to the gift card is not on it any more. Sell the goods again.")
                    .with("lackingMinor", lacking);
        }
        returns.undo(taken.id());
        return true;
    }

    /** What the return did to the points so far. */
    Receipt.Settled settled(String key) {
        TillReturn taken = returns.byKey(key).orElseThrow(() -> Refusal.notFound("return"));
        Long touchpoint = taken.touchpointId();
        Earned earned = earnings.of(taken.order().sourceId(), taken.order().orderKey());
        boolean undone = taken.undoneAt() != null;
        boolean told = undone ? taken.undoTold() : touchpoint != null;
        boolean heard =
                told && (touchpoint == null || touchpoint == 0 || sql.heard(taken.order(), touchpoint) != undone);
        return new Receipt.Settled(
                key, heard && earned.judged(), undone, Math.max(0, taken.earnedBefore() - earned.points()));
    }
}

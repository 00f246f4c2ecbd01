package heartstring.loyalty.giftcards;

import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.giftcards.GiftCardsSql.Taken;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.rewards.Codes;
import heartstring.loyalty.rewards.Redemption;
import heartstring.loyalty.rewards.Rewards;
import heartstring.loyalty.upkeep.Chore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns gift cards that were taken as rewards into cards with the code of their redemption, within moments. */
@Component
public class GiftRewards implements Chore {

    private static final int BATCH = 200;

    private final GiftCardsSql sql;
    private final GiftCards cards;
    private final Rewards rewards;
    private final Codes codes;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    GiftRewards(
            GiftCardsSql sql,
            GiftCards cards,
            Rewards rewards,
            Codes codes,
            Ledger ledger,
            TransactionTemplate transactions,
            InstantSource time) {
        this.ledger = ledger;
        this.time = time;
        this.sql = sql;
        this.cards = cards;
        this.rewards = rewards;
        this.codes = codes;
        this.transactions = transactions;
    }

    @Override
    public int some() {
        Integer done = transactions.execute(status -> {
            List<Taken> taken = sql.taken(BATCH);
            taken.forEach(this::turn);
            List<GiftCardsSql.Undone> undone = sql.undone(BATCH);
            undone.forEach(this::empty);
            return taken.size() + undone.size();
        });
        return done == null ? 0 : done;
    }

    /** Whether this is the code of such a redemption, which is a card from now on; in the caller's transaction. */
    boolean turned(String code) {
        Optional<Taken> taken = rewards.byCode(code)
                .filter(r -> r.undoneAt() == null)
                .map(Redemption::id)
                .flatMap(sql::taken);
        taken.ifPresent(this::turn);
        return taken.isPresent();
    }

    private void turn(Taken taken) {
        Key key = Key.of("gift card of a redemption", String.valueOf(taken.redemptionId()), "");
        cards.issue(
                new GiftCards.Draft(taken.valueMinor(), taken.currency(), taken.profileId()),
                key,
                codes.open(taken.sealed(), taken.postingId()),
                taken.redemptionId(),
                taken.at());
    }

    /** What was on the card of a reward that was undone goes back to the house. */
    private void empty(GiftCardsSql.Undone card) {
        ledger.post(new Command.Debit(
                Key.fresh(),
                Command.Purse.of(GiftCards.holder(card.unitId(), card.cardId())),
                card.balanceMinor(),
                new Cause(Cause.Kind.FUNDING, card.cardId(), 0, 0, time.instant())));
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }
}

package heartstring.demo.deeds;

import heartstring.loyalty.caps.JointLimits;
import heartstring.loyalty.giftcards.GiftCards;
import heartstring.loyalty.giftcards.GiftMoney;
import heartstring.loyalty.giftcards.Gifting;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gift cards in people's pockets, vouchers of single members, and a limit that two rules share; each unless it is there. */
@Component
class Presents {

    private static final String SORRY = "A bread for the trouble";
    private static final int CARDS = 14;
    private static final int FOR_MEMBERS = 12;

    private final GiftCards cards;
    private final GiftMoney money;
    private final VoucherBatches batches;
    private final PersonalVouchers vouchers;
    private final DeedsSql sql;
    private final Members members;
    private final Programmes programmes;
    private final JointLimits limits;
    private final InstantSource time;

    Presents(
            GiftCards cards,
            GiftMoney money,
            VoucherBatches batches,
            PersonalVouchers vouchers,
            DeedsSql sql,
            Members members,
            Programmes programmes,
            JointLimits limits,
            InstantSource time) {
        this.cards = cards;
        this.money = money;
        this.batches = batches;
        this.vouchers = vouchers;
        this.sql = sql;
        this.members = members;
        this.programmes = programmes;
        this.limits = limits;
        this.time = time;
    }

    void give(Programme programme) {
        for (int i = 0; i < CARDS; i++) {
            card(programme, i);
        }
        if (batches.all().stream().noneMatch(b -> b.name().equals(SORRY))) {
            sorry(programme);
        }
        if (limits.of(programme.id()).isEmpty()) {
            share(programme);
        }
    }

    /** Every second one was used already, some to the end. */
    private void card(Programme programme, int number) {
        long amount = 1_000L * (1 + number % 5);
        String key = "demo gift card " + number;
        if (cards.issue(new GiftCards.Draft(amount, programme.currency(), 0), key) instanceof Gifting.Issued issued
                && number % 2 == 0
                && !issued.replayed()) {
            long spent = number % 6 == 0 ? amount : amount / 3;
            money.spend(
                    new GiftMoney.Wish(issued.code(), spent, programme.currency(), false, "demo receipt " + number),
                    key);
        }
    }

    private void sorry(Programme programme) {
        VoucherBatches.Making making = batches.make(new VoucherBatches.Draft(
                SORRY,
                null,
                1,
                1,
                null,
                500,
                null,
                VoucherBatch.Gives.AMOUNT,
                250,
                programme.currency(),
                null,
                null,
                null,
                true,
                time.instant(),
                time.instant().plus(Duration.ofDays(60))));
        if (!(making instanceof VoucherBatches.Making.Made made)) {
            throw new IllegalStateException("The demo's vouchers: " + making);
        }
        sql.members(programme.id(), FOR_MEMBERS)
                .forEach(id -> members.byId(id)
                        .ifPresent(m -> vouchers.give(made.batch().id(), m.profileId())));
    }

    /** What visits and reviews give together. */
    private void share(Programme programme) {
        Set<Long> rules = programmes.rulesAt(programme.id(), time.instant()).stream()
                .filter(r -> r.kind() == EarnRule.Kind.ORDER || r.kind() == EarnRule.Kind.EVENT)
                .map(EarnRule::id)
                .collect(Collectors.toSet());
        Cap cap = new Cap(200, Cap.Per.MONTH);
        String name = "Visits and reviews";
        if (limits.fault(programme, name, cap, rules) == null) {
            limits.begin(programme, name, cap, rules);
        }
    }
}

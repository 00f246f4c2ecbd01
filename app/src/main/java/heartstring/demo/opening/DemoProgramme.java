package heartstring.demo.opening;

import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.programmes.Programmes.RuleDraft;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo shop's loyalty programme: everybody with a card takes part, from the day the card was first shown. */
@Component
class DemoProgramme {

    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    private final Programmes programmes;
    private final Members members;
    private final Rewards rewards;

    DemoProgramme(Programmes programmes, Members members, Rewards rewards) {
        this.programmes = programmes;
        this.members = members;
        this.rewards = rewards;
    }

    /** Makes the programme unless it is there; what past orders earned is added up afterwards, order by order. */
    void open() {
        if (programmes.byKey("marigold").isEmpty()) {
            Programme made = programmes.make(new Programmes.Draft(
                    "marigold", "Marigold Card", "Petals", "EUR", 14, 12, Policy.DEBT, Set.of("gift cards"), Set.of()));
            rule(made, new RuleDraft("1 petal for each euro", Kind.AMOUNT, 1, 100L, null, null, null, null));
            rule(made, new RuleDraft("2 petals for every visit", Kind.ORDER, 2, null, null, null, null, null));
            rule(
                    made,
                    new RuleDraft("25 petals for a review", Kind.EVENT, 25, null, null, "Product Reviewed", null, 1));
            reward(made, "Tote bag", Reward.Kind.PRODUCT, 150, null, 220L, 400L);
            reward(made, "A coffee at the bakery", Reward.Kind.PRODUCT, 60, null, 45L, null);
            reward(made, "5 euros off your shopping", Reward.Kind.VOUCHER, 400, 500L, 500L, null);
            reward(made, "Cheese tasting for two", Reward.Kind.EXPERIENCE, 1_200, null, 1_800L, 24L);
            reward(made, "A meal for the food bank", Reward.Kind.DONATION, 100, null, 100L, null);
        }
        Programme programme = programmes.byKey("marigold").orElseThrow();
        while (members.adoptCards(programme) == Members.MOST_ADOPTED) {
            Thread.onSpinWait();
        }
    }

    private void rule(Programme programme, RuleDraft draft) {
        programmes.begin(programme.id(), draft, ALWAYS);
    }

    private void reward(
            Programme programme,
            String name,
            Reward.Kind kind,
            int points,
            @Nullable Long valueMinor,
            Long costMinor,
            @Nullable Long stock) {
        rewards.offer(
                programme.id(), new Rewards.Draft(name, kind, points, valueMinor, costMinor, null, stock, null, null));
    }
}

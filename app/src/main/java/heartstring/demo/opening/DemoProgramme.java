package heartstring.demo.opening;

import heartstring.demo.deeds.DemoDeeds;
import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.challenges.Challenge;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.programmes.Programmes.RuleDraft;
import heartstring.loyalty.rewards.Reward;
import heartstring.loyalty.rewards.Rewards;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The demo shop's loyalty programme: everybody with a card takes part, from the day the card was first shown. */
@Component
class DemoProgramme {

    private static final Instant ALWAYS = Instant.parse("2020-01-01T00:00:00Z");

    /** Long enough that most customers have lived for sixty days since they met it. */
    private static final Duration SEEN = Duration.ofDays(150);

    private static final int EVERYTHING_PERCENT = 5;

    private final Programmes programmes;
    private final Bonuses bonuses;
    private final HoldOuts holdOuts;
    private final Members members;
    private final Rewards rewards;
    private final Ladders ladders;
    private final Challenges challenges;
    private final DemoDeeds deeds;

    DemoProgramme(
            Programmes programmes,
            Bonuses bonuses,
            HoldOuts holdOuts,
            Members members,
            Rewards rewards,
            Ladders ladders,
            Challenges challenges,
            DemoDeeds deeds) {
        this.bonuses = bonuses;
        this.holdOuts = holdOuts;
        this.deeds = deeds;
        this.ladders = ladders;
        this.challenges = challenges;
        this.programmes = programmes;
        this.members = members;
        this.rewards = rewards;
    }

    /**
     * Makes the programme unless it is there; what past orders earned is added up afterwards, order by order.
     *
     * @param end of the shop's history
     */
    void open(Instant end) {
        if (programmes.byKey("marigold").isEmpty()) {
            Programme made = programmes.make(new Programmes.Draft(
                    "marigold", "Marigold Card", "Petals", "EUR", 14, 12, Policy.DEBT, Set.of("gift cards"), Set.of()));
            rule(made, new RuleDraft("1 petal for each euro", Kind.AMOUNT, 1, 100L, null, null, null, null));
            rule(made, new RuleDraft("2 petals for every visit", Kind.ORDER, 2, null, null, null, null, null));
            rule(
                    made,
                    new RuleDraft("25 petals for a review", Kind.EVENT, 25, null, null, "Product Reviewed", null, 1));
            optional(made, end);
            reward(made, "Tote bag", Reward.Kind.PRODUCT, 150, null, 220L, 400L);
            reward(made, "A coffee at the bakery", Reward.Kind.PRODUCT, 60, null, 45L, null);
            reward(made, "5 euros off your shopping", Reward.Kind.VOUCHER, 400, 500L, 500L, null);
            reward(made, "Cheese tasting for two", Reward.Kind.EXPERIENCE, 1_200, null, 1_800L, 24L);
            reward(made, "A meal for the food bank", Reward.Kind.DONATION, 100, null, 100L, null);
        }
        Programme programme = programmes.byKey("marigold").orElseThrow();
        more(programme);
        while (members.adoptCards(programme) == Members.MOST_ADOPTED) {
            Thread.onSpinWait();
        }
        deeds.begin(programme);
    }

    /** What some go without: of 100 customers ten this one, and five all that is optional. */
    private void optional(Programme programme, Instant end) {
        EarnRule rule = programmes.begin(
                programme.id(),
                new RuleDraft(
                        "Half as many petals again", Kind.TIMES, null, null, new BigDecimal("1.5"), null, null, null),
                end.minus(SEEN));
        holdOuts.change(new Trial(HoldOuts.EVERYTHING, EVERYTHING_PERCENT));
        bonuses.begin(rule, holdOuts.usual(), "/loyalty/programmes/" + programme.key() + "/rules");
    }

    /** Goes on with what a start before this one did not come to. */
    void reopen() {
        programmes.byKey("marigold").ifPresent(deeds::begin);
    }

    /** Tiers, a stamp card and the rest, each unless it is there. */
    private void more(Programme programme) {
        if (ladders.current(programme.id()).isEmpty()) {
            ladders.publish(
                    programme.id(),
                    new Ladders.Draft(
                            Ladder.Measure.POINTS,
                            12,
                            1,
                            true,
                            List.of(
                                    tier("seed", "Seed", 0, null, "Petals for every euro"),
                                    tier("bud", "Bud", 300, "1.1", "Early access to the cheese tasting"),
                                    tier("bloom", "Bloom", 900, "1.25", "Free delivery"))),
                    ALWAYS);
        }
        if (challenges.of(programme.id()).isEmpty()) {
            challenge(
                    programme,
                    "Bread card",
                    Challenge.Kind.STAMPS,
                    Measure.PIECES,
                    "Bakery",
                    "breads and rolls",
                    10,
                    null,
                    20);
            challenge(
                    programme,
                    "Four weeks",
                    Challenge.Kind.STREAK,
                    Measure.PURCHASES,
                    null,
                    "purchases",
                    4,
                    Period.WEEK,
                    15);
            challenge(
                    programme, "Birthday", Challenge.Kind.BIRTHDAY, Measure.PURCHASES, null, "birthdays", 1, null, 50);
        }
    }

    private static Tier tier(String key, String name, long threshold, @Nullable String factor, String perk) {
        return new Tier(0, 0, key, name, threshold, factor == null ? null : new BigDecimal(factor), List.of(perk));
    }

    private void challenge(
            Programme programme,
            String name,
            Challenge.Kind kind,
            Measure measure,
            @Nullable String category,
            String noun,
            long target,
            @Nullable Period period,
            int points) {
        challenges.begin(
                programme.id(),
                new Challenges.Draft(
                        name, kind, measure, noun, category, null, target, period, true, points, null, null, null),
                ALWAYS);
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

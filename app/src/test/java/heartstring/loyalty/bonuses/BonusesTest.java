package heartstring.loyalty.bonuses;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.CornerShop;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programmes;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Lots;
import heartstring.story.arms.Trial;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.JsonNode;

/** A bonus of which some go without: its share is changed, goods come back, and two customers turn out to be one. */
@HouseTest
class BonusesTest {

    private static final int PEOPLE = 16;
    private static final String FOUR = "tea*4@5";

    private final CornerShop shop;
    private final Programmes programmes;
    private final Bonuses bonuses;
    private final Members members;
    private final HoldOuts holdOuts;
    private final Arms arms;
    private final Api api;
    private final Instant now = Instant.now();

    BonusesTest(
            House house,
            BeanFactory beans,
            Programmes programmes,
            Bonuses bonuses,
            Members members,
            HoldOuts holdOuts,
            Arms arms) {
        this.shop = new CornerShop(beans);
        this.programmes = programmes;
        this.bonuses = bonuses;
        this.members = members;
        this.holdOuts = holdOuts;
        this.arms = arms;
        this.api = house.api("insight:read", "customers:write");
    }

    /** A point for each euro, and double points of which so many of 100 go without. */
    private String doubled(int percent) {
        shop.rule("A point a euro", EarnRule.Kind.AMOUNT, 1, null);
        EarnRule rule = programmes.begin(
                shop.programme.id(),
                new Programmes.RuleDraft(
                        "Double " + shop.x, EarnRule.Kind.TIMES, null, null, BigDecimal.TWO, null, null, null),
                CornerShop.SINCE);
        bonuses.begin(rule, percent, "/loyalty/programmes/" + shop.programme.key() + "/rules");
        return Bonuses.trial(rule.id());
    }

    /** Members by name, with their arm in a trial. */
    private Map<String, Arm> people(Trial trial) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            events.add("{'type':'identify','userId':'m%d%s','timestamp':'2024-01-01T10:00:00Z'}".formatted(i, shop.x));
        }
        shop.till.send(events);
        Map<String, Arm> people = new LinkedHashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            long customer = shop.customer("m" + i);
            members.join(shop.programme, customer, Member.Way.TILL, CornerShop.SINCE);
            people.put("m" + i, arms.of(customer, List.of(trial)).getOrDefault(trial.key(), Arm.TREATED));
        }
        return people;
    }

    private static List<String> in(Map<String, Arm> people, Arm arm) {
        List<String> names = people.entrySet().stream()
                .filter(p -> p.getValue() == arm)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(names).as("of %d by lot", people.size()).hasSizeGreaterThanOrEqualTo(2);
        return names;
    }

    private String bought(String who, String key, Instant at) {
        return shop.order(who, key + who, at.toString(), FOUR);
    }

    private String oneBack(String who, String key) {
        return shop.refund(who, key + who, Instant.now().toString(), "tea", 1);
    }

    private JsonNode told(String trial) {
        return api.get("/api/holdouts/" + trial).json();
    }

    @Test
    void theShareIsSetToNobodyAndBackWhileGoodsComeBack() {
        String trial = doubled(50);
        Map<String, Arm> people = people(new Trial(trial, 50));
        String held = in(people, Arm.HELD_OUT).getFirst();
        String treated = in(people, Arm.TREATED).getFirst();
        Instant earlier = now.minus(Duration.ofDays(2));
        shop.send(bought(held, "a", earlier), bought(treated, "a", earlier));
        assertThat(shop.points(held)).isEqualTo(20);
        assertThat(shop.points(treated)).isEqualTo(40);

        assertThat(holdOuts.change(new Trial(trial, 0))).isTrue();
        shop.send(oneBack(held, "a"), oneBack(treated, "a"));
        assertThat(shop.points(held)).as("went without it for good").isEqualTo(15);
        assertThat(shop.points(treated)).isEqualTo(30);
        shop.send(bought(held, "b", Instant.now()), bought(treated, "b", Instant.now()));
        assertThat(shop.points(held)).isEqualTo(15 + 40);
        assertThat(shop.points(treated)).isEqualTo(30 + 40);

        assertThat(holdOuts.change(new Trial(trial, 50))).isTrue();
        shop.send(oneBack(held, "a"), oneBack(held, "b"), oneBack(treated, "a"));
        assertThat(shop.points(held)).as("five and ten less").isEqualTo(10 + 30);
        assertThat(shop.points(treated)).isEqualTo(20 + 40);
        shop.send(bought(held, "c", Instant.now()), bought(treated, "c", Instant.now()));
        assertThat(shop.points(held)).as("the lot is as it was").isEqualTo(40 + 20);
        assertThat(shop.points(treated)).isEqualTo(60 + 40);
        for (String key : List.of("a", "b", "c")) {
            shop.judgeAgain(key + held);
            shop.judgeAgain(key + treated);
        }
        assertThat(shop.points(held)).isEqualTo(60);
        assertThat(shop.points(treated)).isEqualTo(100);
        assertThat(told(trial).path("treated").asInt()).isEqualTo(1);
        assertThat(told(trial).path("heldOut").asInt()).isEqualTo(1);
    }

    @Test
    void everythingIsKeptFromSomeThenFromNobodyThenAgainWhileGoodsComeBack() {
        String trial = doubled(1);
        List<String> mine = in(people(new Trial(trial, 1)), Arm.TREATED);
        try {
            holdOuts.change(new Trial(HoldOuts.EVERYTHING, 50));
            Map<String, Arm> together = new LinkedHashMap<>();
            mine.forEach(who -> together.put(
                    who,
                    arms.of(shop.customer(who), List.of(new Trial(trial, 1)))
                            .getOrDefault(HoldOuts.EVERYTHING, Arm.TREATED)));
            String without = in(together, Arm.HELD_OUT).getFirst();
            String waiting = in(together, Arm.HELD_OUT).getLast();
            String with = in(together, Arm.TREATED).getFirst();
            Instant earlier = now.minus(Duration.ofDays(1));
            shop.send(bought(without, "a", earlier), bought(waiting, "a", earlier), bought(with, "a", earlier));
            points(without, 20, waiting, 20, with, 40);

            holdOuts.change(new Trial(HoldOuts.EVERYTHING, 0));
            shop.send(oneBack(without, "a"), oneBack(waiting, "a"), oneBack(with, "a"));
            points(without, 15, waiting, 15, with, 30);
            shop.send(bought(without, "b", Instant.now()), bought(with, "b", Instant.now()));
            points(without, 55, waiting, 15, with, 70);
            shop.send(oneBack(without, "b"));
            points(without, 45, waiting, 15, with, 70);

            holdOuts.change(new Trial(HoldOuts.EVERYTHING, 50));
            shop.send(oneBack(without, "a"), oneBack(without, "b"), oneBack(with, "b"));
            points(without, 45 - 5 - 10, waiting, 15, with, 60);
            shop.send(bought(without, "c", Instant.now()), bought(waiting, "c", Instant.now()));
            // Who met it meanwhile keeps what they met; who did not is kept from it again.
            points(without, 30 + 40, waiting, 15 + 20, with, 60);
            shop.judgeAgain("b" + without);
            shop.judgeAgain("a" + waiting);
            points(without, 70, waiting, 35, with, 60);
        } finally {
            holdOuts.change(new Trial(HoldOuts.EVERYTHING, 0));
        }
    }

    private void points(String one, long first, String two, long second, String three, long third) {
        assertThat(List.of(shop.points(one), shop.points(two), shop.points(three)))
                .containsExactly(first, second, third);
    }

    @Test
    void whoTurnsOutToBeOneGoesByTheEarlierLotAndTellsNothing() {
        String trial = doubled(50);
        Map<String, Arm> people = people(new Trial(trial, 50));
        List<String> held = in(people, Arm.HELD_OUT);
        List<String> treated = in(people, Arm.TREATED);
        Instant first = now.minus(Duration.ofDays(3));
        Instant second = now.minus(Duration.ofDays(2));
        shop.send(
                bought(held.get(0), "a", first),
                bought(treated.get(0), "a", second),
                bought(treated.get(1), "a", first),
                bought(held.get(1), "a", second));
        assertThat(told(trial).path("heldOut").asInt()).isEqualTo(2);
        merge(held.get(0), treated.get(0));
        merge(held.get(1), treated.get(1));
        assertThat(shop.points(held.get(0))).isEqualTo(60);
        assertThat(shop.points(held.get(1))).isEqualTo(60);

        shop.send(bought(treated.get(0), "b", Instant.now()), bought(held.get(1), "b", Instant.now()));
        assertThat(shop.points(held.get(0))).as("held out first").isEqualTo(60 + 20);
        assertThat(shop.points(held.get(1))).as("treated first").isEqualTo(60 + 40);
        shop.send(
                oneBack(held.get(0), "a"),
                oneBack(treated.get(0), "a"),
                oneBack(held.get(1), "a"),
                oneBack(treated.get(1), "a"));
        assertThat(shop.points(held.get(0))).isEqualTo(80 - 5 - 10);
        assertThat(shop.points(held.get(1)))
                .as("what a piece went without is not given afterwards")
                .isEqualTo(100 - 5 - 10);
        JsonNode found = told(trial);
        assertThat(found.path("both").asInt()).as(found.toString()).isEqualTo(2);
        assertThat(found.path("treated").asInt()).isZero();
        assertThat(found.path("heldOut").asInt()).isZero();
    }

    private void merge(String one, String other) {
        assertThat(api.post(
                                "/api/customers/merges",
                                "{\"customerIds\":[%d,%d],\"dryRun\":false}"
                                        .formatted(shop.customer(one), shop.customer(other)))
                        .status())
                .isEqualTo(200);
        assertThat(shop.customer(one)).isEqualTo(shop.customer(other));
    }

    @Test
    void lotsAreLookedAtOnceAndOnlyWhereSomethingMayBeKeptBack() {
        EarnRule rule = new EarnRule(
                7, 1, "Double", EarnRule.Kind.TIMES, null, null, BigDecimal.TWO, null, null, null, null, now, null);
        HoldOut trial = new HoldOut("rule:7", HoldOut.Kind.BONUS, "Double", null, 10, now, now);
        AtomicInteger looks = new AtomicInteger();
        Bonuses.Bought one = new Bonuses.Bought(5, now, List.of(rule));
        Drawn none = new Drawn(Map.of(), now, () -> lots(looks));
        assertThat(none.left(one, Map.of(7L, 10L))).isEqualTo(Map.of(7L, 10L));
        Drawn drawn = new Drawn(Map.of("rule:7", trial), now, () -> lots(looks));
        assertThat(drawn.left(one, Map.of(7L, 0L, 8L, 3L))).hasSize(2);
        assertThat(drawn.left(new Bonuses.Bought(0, now, List.of(rule)), Map.of(7L, 10L)))
                .hasSize(1);
        assertThat(drawn.left(new Bonuses.Bought(5, now, List.of(rule), Set.of(7L)), Map.of(7L, 10L)))
                .hasSize(1);
        HoldOut over = new HoldOut("rule:7", HoldOut.Kind.BONUS, "Double", null, 0, now, now);
        assertThat(new Drawn(Map.of("rule:7", over), now, () -> lots(looks)).left(one, Map.of(7L, 10L)))
                .hasSize(1);
        assertThat(looks).hasValue(0);

        assertThat(drawn.left(one, Map.of(7L, 10L))).isEmpty();
        assertThat(drawn.left(one, Map.of(7L, 10L, 8L, 3L))).isEqualTo(Map.of(8L, 3L));
        assertThat(looks).hasValue(1);
        assertThat(drawn.meetings()).as("met long ago").isEmpty();
    }

    private static Lots lots(AtomicInteger looks) {
        looks.incrementAndGet();
        return new Lots(
                Map.of(5L, Map.of("rule:7", Arm.HELD_OUT)),
                Map.of(5L, Map.of("rule:7", new Lots.Before(Arm.HELD_OUT, false, Instant.EPOCH))));
    }
}

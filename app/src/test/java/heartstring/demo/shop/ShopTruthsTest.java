package heartstring.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.demo.fate.Circle;
import heartstring.demo.fate.Leaving;
import heartstring.demo.goods.Pair;
import heartstring.demo.goods.Staple;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.words.Feeling;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was planted is really in the stream, found with simple means. */
class ShopTruthsTest {

    private static final Truths TRUTHS = ToldShop.SHOP.truths();
    private static final List<Set<String>> BASKETS = baskets();

    private static List<Set<String>> baskets() {
        return ToldShop.named("Order Completed")
                .filter(order -> !order.properties().containsKey("company"))
                .map(order -> {
                    Set<String> names = new HashSet<>();
                    ToldShop.lines(order.properties()).forEach(line -> names.add(String.valueOf(line.get("name"))));
                    return names;
                })
                .toList();
    }

    @Test
    void complementsAreBoughtTogetherAndStaplesAreNot() {
        assertThat(TRUTHS.complements()).hasSizeGreaterThanOrEqualTo(12);
        double highestStaple = 0;
        for (Pair pair : TRUTHS.complements()) {
            String left = pair.left().name();
            String right = pair.right().name();
            assertThat(lift(left, right)).as(left + " and " + right).isGreaterThan(2.5);
            double with = BASKETS.stream()
                    .filter(b -> b.contains(left) && b.contains(right))
                    .count();
            double without = share(b -> b.contains(right) && !b.contains(left)) / share(b -> !b.contains(left));
            double added = with / BASKETS.stream().filter(b -> b.contains(left)).count();
            assertThat((added - without) / (1 - without)).isCloseTo(pair.strength(), within(0.08));
            for (Staple staple : TRUTHS.popular()) {
                highestStaple =
                        Math.max(highestStaple, lift(left, staple.product().name()));
            }
        }
        assertThat(highestStaple).isLessThan(1.6);
        assertThat(TRUTHS.popular())
                .allSatisfy(s ->
                        assertThat(share(b -> b.contains(s.product().name()))).isGreaterThan(0.1));
    }

    @Test
    void substitutesKeepOutOfEachOthersWay() {
        assertThat(TRUTHS.substitutes())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(
                        pair -> assertThat(lift(pair.left().name(), pair.right().name()))
                                .isLessThan(0.4));
    }

    @Test
    void cadencesAreFoundAgain() {
        List<Double> ratios = new ArrayList<>();
        for (CustomerTruth truth : ToldShop.TRUTHS) {
            List<LocalDate> visits = truth.visits();
            if (truth.leaving() == Leaving.STAYS && truth.fledOn() == null && visits.size() > 15) {
                double span = ChronoUnit.DAYS.between(visits.getFirst(), visits.getLast());
                ratios.add(span / (visits.size() - 1) / truth.gapDays());
            }
        }
        ratios.sort(null);
        assertThat(ratios).hasSizeGreaterThan(700);
        assertThat(ratios.get(ratios.size() / 2)).isCloseTo(1.0, within(0.05));
        assertThat(ratios.get(ratios.size() / 10)).isGreaterThan(0.8);
        assertThat(ratios.get(ratios.size() * 9 / 10)).isLessThan(1.25);
    }

    @Test
    void oneStoreServesBadlyForSixWeeks() {
        Truths.BadService bad = TRUTHS.badService();
        assertThat(ChronoUnit.DAYS.between(bad.from(), bad.until())).isEqualTo(42);
        Predicate<ShopEvent> there = e -> bad.storeId().equals(e.properties().get("store_id"));
        Predicate<ShopEvent> then =
                e -> !ToldShop.date(e).isBefore(bad.from()) && ToldShop.date(e).isBefore(bad.until());
        Predicate<ShopEvent> till = e -> e.source().equals("till") && ToldShop.own(e);
        double visits = count("Order Completed", till.and(there).and(then));
        double usual = count("Order Completed", till.and(there.and(then).negate()));
        assertThat(visits).isGreaterThan(300);
        assertThat(mean("Order Completed", "wait_seconds", till.and(there).and(then)))
                .isGreaterThan(2.5
                        * mean(
                                "Order Completed",
                                "wait_seconds",
                                till.and(there.and(then).negate())));
        double complaints = count("Complaint Raised", there.and(then)) / visits;
        assertThat(complaints).isBetween(0.06, 0.14);
        assertThat(complaints)
                .isGreaterThan(6 * count("Complaint Raised", there.and(then).negate()) / usual);
        assertThat(count("Order Refunded", there.and(then)) / visits)
                .isGreaterThan(3 * count("Order Refunded", there.and(then).negate()) / usual);
        assertThat(scoreOfThoseWhoStay(there.and(then)))
                .isLessThan(scoreOfThoseWhoStay(there.and(then).negate()) - 1.5);
        Predicate<ShopEvent> inStore = e -> !ToldShop.text(e, "review_id").startsWith("RV-W");
        assertThat(mean("Product Reviewed", "rating", inStore.and(there).and(then)))
                .isLessThan(mean(
                                "Product Reviewed",
                                "rating",
                                inStore.and(there.and(then).negate()))
                        - 0.8);
        List<CustomerTruth> fled =
                ToldShop.TRUTHS.stream().filter(t -> t.fledOn() != null).toList();
        assertThat(fled).hasSizeBetween(25, 120);
        for (CustomerTruth one : fled) {
            assertThat(ToldShop.BY_CUSTOMER.get(one.number()).stream()
                            .filter(ToldShop.is("Order Completed").and(till))
                            .filter(e -> ToldShop.date(e).isAfter(one.fledOn())))
                    .isEmpty();
        }
    }

    @Test
    void politeLeaversPraiseWhileTheyGo() {
        List<CustomerTruth> polite = leavers(Leaving.POLITE);
        List<CustomerTruth> honest = leavers(Leaving.HONEST);
        assertThat(polite.size()).isBetween(35, 90);
        assertThat(honest.size()).isBetween(30, 80);
        assertThat(partingScore(polite)).isGreaterThan(9);
        assertThat(partingScore(honest)).isLessThan(4);
        for (List<CustomerTruth> leavers : List.of(polite, honest)) {
            double early = visits(leavers, 240, 120);
            double late = visits(leavers, 60, 0) * 2;
            assertThat(late).isLessThan(0.75 * early);
            assertThat(basket(leavers, 60, 0)).isLessThan(0.75 * basket(leavers, 240, 120));
            assertThat(visits(leavers, 0, -600)).isZero();
        }
    }

    @Test
    void theGiftsHaveTheirTrueEffects() {
        for (Truths.Gift gift : TRUTHS.gifts()) {
            List<double[]> given = new ArrayList<>();
            List<double[]> held = new ArrayList<>();
            for (List<ShopEvent> events : ToldShop.BY_CUSTOMER) {
                events.stream()
                        .filter(ToldShop.is("Gift Decided"))
                        .filter(e -> gift.experiment().equals(e.properties().get("experiment")))
                        .forEach(e ->
                                (ToldShop.text(e, "arm").equals("given") ? given : held).add(beforeAfter(e, events)));
            }
            double[] effect = Estimates.effect(given, held);
            System.out.printf(
                    "gift %s: %d given, %d held out, effect %.2f +- %.2f%n",
                    gift.experiment(), given.size(), held.size(), effect[0], 1.96 * effect[1]);
            assertThat((double) held.size() / (held.size() + given.size())).isCloseTo(gift.holdOut(), within(0.05));
            assertThat(effect[0]).isCloseTo(gift.visits(), within(2.2 * effect[1]));
            assertThat(effect[0] / effect[1] > 2.5).isEqualTo(gift.visits() > 0);
        }
    }

    @Test
    void waitingLowersSatisfactionByTheStatedSlope() {
        List<double[]> rows = ToldShop.named("Survey Answered")
                .filter(e -> e.properties().containsKey("wait_seconds"))
                .filter(e -> ToldShop.number(e, "score") > 0 && ToldShop.number(e, "score") < 10)
                .filter(e -> ToldShop.number(e, "wait_seconds") < 900)
                .map(e -> new double[] {
                    ToldShop.number(e, "wait_seconds") / 60,
                    ToldShop.number(e, "friendliness"),
                    ToldShop.number(e, "freshness"),
                    ToldShop.number(e, "score")
                })
                .toList();
        double[] slopes = Estimates.regression(rows);
        System.out.printf("satisfaction of %d: %s%n", rows.size(), Arrays.toString(slopes));
        assertThat(slopes[1]).isCloseTo(TRUTHS.satisfaction().perWaitMinute(), within(0.06));
        assertThat(slopes[2]).isCloseTo(TRUTHS.satisfaction().perFriendliness(), within(0.12));
        assertThat(slopes[3]).isCloseTo(TRUTHS.satisfaction().perFreshness(), within(0.12));
    }

    @Test
    void angerKeepsPeopleAwayAndKindnessBringsThemBack() {
        double anger = gapAfter(Set.of(Feeling.ANGER));
        double kind = gapAfter(Set.of(Feeling.JOY, Feeling.GRATITUDE, Feeling.LOVE, Feeling.ADMIRATION));
        System.out.printf("next gap after anger %.2f, after kindness %.2f of the usual%n", anger, kind);
        assertThat(anger).isCloseTo(1.7, within(0.3));
        assertThat(kind).isCloseTo(0.85, within(0.12));
    }

    @Test
    void friendsOfTrueAdvocatesStay() {
        assertThat(stayShare(Circle.FRIEND_OF_TRUE)).isGreaterThan(0.88);
        assertThat(stayShare(Circle.FRIEND_OF_LOUD)).isLessThan(0.40);
        assertThat(ToldShop.named("Referral Accepted").count()).isBetween(200L, 320L);
        for (Circle circle : List.of(Circle.TRUE_ADVOCATE, Circle.LOUD_ADVOCATE)) {
            assertThat(of(circle)
                            .flatMap(t -> ToldShop.BY_CUSTOMER.get(t.number()).stream())
                            .filter(ToldShop.is("Referral Shared")))
                    .hasSizeBetween(120, 160);
        }
    }

    private static double share(Predicate<Set<String>> is) {
        return (double) BASKETS.stream().filter(is).count() / BASKETS.size();
    }

    private static double lift(String left, String right) {
        return share(b -> b.contains(left) && b.contains(right))
                / share(b -> b.contains(left))
                / share(b -> b.contains(right));
    }

    private static double count(String event, Predicate<ShopEvent> is) {
        return ToldShop.named(event).filter(is).count();
    }

    private static double mean(String event, String property, Predicate<ShopEvent> is) {
        return ToldShop.named(event)
                .filter(is)
                .mapToDouble(e -> ToldShop.number(e, property))
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
    }

    /** Satisfaction after store visits; leavers answer by other rules. */
    private static double scoreOfThoseWhoStay(Predicate<ShopEvent> is) {
        return ToldShop.TRUTHS.stream()
                .filter(t -> t.leaving() == Leaving.STAYS)
                .flatMap(t -> ToldShop.BY_CUSTOMER.get(t.number()).stream())
                .filter(ToldShop.is("Survey Answered"))
                .filter(e -> e.properties().containsKey("wait_seconds"))
                .filter(is)
                .mapToDouble(e -> ToldShop.number(e, "score"))
                .average()
                .orElseThrow();
    }

    private static List<CustomerTruth> leavers(Leaving leaving) {
        return ToldShop.TRUTHS.stream()
                .filter(t -> t.leaving() == leaving && t.fledOn() == null && t.leftOn() != null)
                .toList();
    }

    private static double partingScore(List<CustomerTruth> leavers) {
        return leavers.stream()
                .flatMap(t -> ToldShop.BY_CUSTOMER.get(t.number()).stream()
                        .filter(ToldShop.is("Survey Answered"))
                        .filter(e -> "recommend".equals(e.properties().get("survey")))
                        .filter(e -> ToldShop.date(e).isAfter(t.leftOn().minusDays(90))))
                .mapToDouble(e -> ToldShop.number(e, "score"))
                .average()
                .orElseThrow();
    }

    private static double visits(List<CustomerTruth> leavers, int fromDaysBefore, int toDaysBefore) {
        return leavers.stream()
                .mapToLong(t -> t.visits().stream()
                        .filter(d -> !d.isBefore(t.leftOn().minusDays(fromDaysBefore)))
                        .filter(d -> d.isBefore(t.leftOn().minusDays(toDaysBefore)))
                        .count())
                .sum();
    }

    private static double basket(List<CustomerTruth> leavers, int fromDaysBefore, int toDaysBefore) {
        return leavers.stream()
                .flatMap(t -> ToldShop.BY_CUSTOMER.get(t.number()).stream()
                        .filter(ToldShop.is("Order Completed"))
                        .filter(ToldShop::own)
                        .filter(e -> !ToldShop.date(e).isBefore(t.leftOn().minusDays(fromDaysBefore)))
                        .filter(e -> ToldShop.date(e).isBefore(t.leftOn().minusDays(toDaysBefore))))
                .mapToDouble(e -> ToldShop.number(e, "total"))
                .average()
                .orElseThrow();
    }

    private static double[] beforeAfter(ShopEvent gift, List<ShopEvent> events) {
        double[] counts = new double[2];
        for (ShopEvent event : events) {
            if (event.name() != null
                    && ToldShop.is("Order Completed").test(event)
                    && ToldShop.trait(event, "loyalty_card") != null) {
                long days = ChronoUnit.DAYS.between(ToldShop.date(gift), ToldShop.date(event));
                if (days >= -60 && days <= 60 && days != 0) {
                    counts[days < 0 ? 0 : 1]++;
                }
            }
        }
        return counts;
    }

    private static double gapAfter(Set<Feeling> feelings) {
        List<Double> ratios = new ArrayList<>();
        for (CustomerTruth truth : ToldShop.TRUTHS) {
            Set<String> quick = quickFixes(truth);
            if (truth.leaving() != Leaving.STAYS || truth.fledOn() != null) {
                continue;
            }
            for (ShopEvent event : ToldShop.BY_CUSTOMER.get(truth.number())) {
                Feeling feeling = truth.feelings().get(event.messageId());
                boolean visit = !"recommend".equals(event.properties().get("survey"))
                        && !"chat".equals(event.source())
                        && !quick.contains(ToldShop.text(event, "complaint_id"));
                if (feeling != null && visit && feelings.contains(feeling)) {
                    gap(truth, ToldShop.date(event)).ifPresent(ratios::add);
                }
            }
        }
        return ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static Set<String> quickFixes(CustomerTruth truth) {
        Set<String> quick = new HashSet<>();
        ToldShop.BY_CUSTOMER.get(truth.number()).stream()
                .filter(ToldShop.is("Complaint Resolved"))
                .filter(e -> ToldShop.number(e, "wait_seconds") <= 48 * 3600)
                .forEach(e -> quick.add(ToldShop.text(e, "complaint_id")));
        return quick;
    }

    /** The gap that began with the visit before a day, for those who do not come too often to tell. */
    private static Optional<Double> gap(CustomerTruth truth, LocalDate day) {
        List<LocalDate> visits = truth.visits();
        for (int i = visits.size() - 2; i >= 0 && truth.gapDays() > 12; i--) {
            if (!visits.get(i).isAfter(day)) {
                boolean close = ChronoUnit.DAYS.between(visits.get(i), day) <= 3;
                double days = ChronoUnit.DAYS.between(visits.get(i), visits.get(i + 1));
                return close ? Optional.of(days / truth.gapDays()) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Stream<CustomerTruth> of(Circle circle) {
        return ToldShop.TRUTHS.stream().filter(t -> t.circle() == circle);
    }

    private static double stayShare(Circle circle) {
        return (double) of(circle).filter(t -> t.leaving() == Leaving.STAYS).count()
                / of(circle).count();
    }
}

package heartstring.loyalty.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.promotions.Promotion.Choice;
import heartstring.loyalty.promotions.Promotion.Kind;
import heartstring.loyalty.promotions.PromotionRules.Asked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionRulesTest {

    private static int refs;

    private static Promotion promotion(
            Kind kind, long worth, Choice means, int buy, int get, int turn, @Nullable String group, boolean alone) {
        return new Promotion(
                "p:" + refs++,
                kind.text(),
                kind,
                worth,
                0,
                means,
                Choice.ALL,
                buy,
                get,
                kind == Kind.BUNDLE ? List.of("tea", "cup") : List.of(),
                kind == Kind.GIFT ? "spoon" : null,
                turn,
                group,
                alone,
                null);
    }

    private static Promotion plain(Kind kind, long worth) {
        return promotion(kind, worth, Choice.ALL, 2, 1, 10, null, false);
    }

    private static Promotion from(Promotion p, long least) {
        return new Promotion(
                p.ref(),
                p.name(),
                p.kind(),
                p.worth(),
                least,
                p.means(),
                p.gets(),
                p.buy(),
                p.get(),
                p.bundle(),
                p.gift(),
                p.turn(),
                p.group(),
                p.alone(),
                p.budgetId());
    }

    private static Choice only(String... products) {
        return new Choice(List.of(products), List.of());
    }

    private static Basket.Line line(String product, String quantity, long unit) {
        return new Basket.Line(product, null, new BigDecimal(quantity), unit);
    }

    private static Basket basket(Basket.Line... lines) {
        return new Basket(List.of(lines), 500);
    }

    private static Priced price(Basket basket, Promotion... promotions) {
        return PromotionRules.price(
                basket,
                java.util.Arrays.stream(promotions).map(p -> new Asked(p, null)).toList());
    }

    private static List<Long> off(Priced priced) {
        return priced.lines().stream().map(Priced.Line::discountMinor).toList();
    }

    @Test
    void aPercentageIsRoundedOnceAndSharedToTheCent() {
        Priced priced = price(
                basket(line("a", "1", 333), line("b", "1", 333), line("c", "1", 333)),
                plain(Kind.PERCENT_ORDER, 1_000));
        assertThat(priced.discountMinor()).isEqualTo(100);
        assertThat(off(priced)).containsExactly(34L, 33L, 33L);
    }

    @Test
    void nothingCostsLessThanNothing() {
        Priced priced = price(
                basket(line("a", "2", 100)),
                plain(Kind.AMOUNT_ORDER, 150),
                plain(Kind.AMOUNT_ITEMS, 100),
                plain(Kind.AMOUNT_SHIPPING, 9_000));
        assertThat(priced.paysMinor()).isZero();
        assertThat(priced.discountMinor()).isEqualTo(700);
    }

    @Test
    void buyTwoGetOneRepeatsForEachSetAndTheCheapestAreFree() {
        Promotion p = plain(Kind.BUY_GET, 10_000);
        assertThat(price(basket(line("a", "2", 300)), p).discountMinor()).isZero();
        assertThat(off(price(basket(line("a", "4", 300), line("b", "3", 200)), p)))
                .containsExactly(0L, 400L);
        assertThat(off(price(basket(line("b", "3", 200), line("a", "4", 300)), p)))
                .containsExactly(400L, 0L);
        assertThat(price(basket(line("a", "1", 300), line("b", "8", 200)), p).discountMinor())
                .isEqualTo(600);
    }

    @Test
    void whatIsBoughtAndWhatGetsCheaperMayBeDifferentGoods() {
        Promotion p = promotion(Kind.BUY_GET, 5_000, only("shampoo"), 1, 1, 10, null, false);
        Promotion other = new Promotion(
                p.ref(),
                p.name(),
                p.kind(),
                p.worth(),
                0,
                p.means(),
                only("comb"),
                1,
                1,
                List.of(),
                null,
                10,
                null,
                false,
                null);
        assertThat(price(basket(line("shampoo", "2", 500), line("comb", "3", 300)), other)
                        .discountMinor())
                .isEqualTo(300);
    }

    @Test
    void aBundleHasAPriceAndRepeats() {
        Promotion p = plain(Kind.BUNDLE, 700);
        Priced two = price(basket(line("cup", "2", 500), line("tea", "3", 400)), p);
        assertThat(two.discountMinor()).isEqualTo(400);
        assertThat(price(basket(line("cup", "1", 500)), p)
                        .promotions()
                        .getFirst()
                        .reason())
                .isEqualTo("The bundle is not complete.");
        assertThat(price(basket(line("cup", "1", 200), line("tea", "1", 400)), p)
                        .discountMinor())
                .isZero();
    }

    @Test
    void aGiftIsFreeOnceItIsThereAndToBeAddedBefore() {
        Promotion p = from(plain(Kind.GIFT, 0), 1_000);
        Priced without = price(basket(line("a", "1", 1_000)), p);
        assertThat(without.gifts()).hasSize(1);
        assertThat(without.discountMinor()).isZero();
        Priced with = price(basket(line("a", "1", 1_000), line("spoon", "2", 150)), p);
        assertThat(off(with)).containsExactly(0L, 150L);
        Priced.Told alone = price(basket(line("a", "1", 900), line("spoon", "1", 150)), p)
                .promotions()
                .getFirst();
        assertThat(alone.applied()).isFalse();
        assertThat(alone.lackingMinor()).isEqualTo(100);
    }

    @Test
    void ofAGroupTheCustomerGetsTheBest() {
        Promotion ten = promotion(Kind.PERCENT_ORDER, 1_000, Choice.ALL, 0, 0, 1, "spring", false);
        Promotion five = promotion(Kind.AMOUNT_ORDER, 500, Choice.ALL, 0, 0, 2, "spring", false);
        Priced small = price(basket(line("a", "1", 2_000)), ten, five);
        assertThat(small.discountMinor()).isEqualTo(500);
        assertThat(small.promotions().getFirst().reason()).contains("better for the customer");
        assertThat(price(basket(line("a", "1", 9_000)), ten, five).discountMinor())
                .isEqualTo(900);
        Promotion all = promotion(Kind.PERCENT_ITEMS, 2_000, Choice.ALL, 0, 0, 0, null, true);
        assertThat(price(basket(line("a", "1", 9_000)), ten, five, all).discountMinor())
                .isEqualTo(1_800);
        assertThat(price(basket(line("a", "1", 2_000)), ten, five, all).discountMinor())
                .isEqualTo(500);
    }

    @Test
    void thoseThatStackGoByTheirTurn() {
        Promotion half = promotion(Kind.PERCENT_ORDER, 5_000, Choice.ALL, 0, 0, 1, null, false);
        Promotion five = promotion(Kind.AMOUNT_ORDER, 500, Choice.ALL, 0, 0, 2, null, false);
        assertThat(price(basket(line("a", "1", 2_000)), five, half).discountMinor())
                .isEqualTo(1_500);
        Promotion first = promotion(Kind.AMOUNT_ORDER, 500, Choice.ALL, 0, 0, 0, null, false);
        assertThat(price(basket(line("a", "1", 2_000)), half, first).discountMinor())
                .isEqualTo(1_250);
    }

    @Test
    void whatIsWeighedIsNoPiece() {
        assertThat(price(basket(line("cheese", "3.5", 1_000)), plain(Kind.BUY_GET, 10_000))
                        .discountMinor())
                .isZero();
        assertThat(price(basket(line("cheese", "0.333", 1_000)), plain(Kind.PERCENT_ITEMS, 1_000))
                        .discountMinor())
                .isEqualTo(33);
    }

    private static Basket.Line randomLine(Random random) {
        String product = List.of("tea", "cup", "spoon", "shampoo", "a", "b").get(random.nextInt(6));
        String quantity =
                random.nextInt(6) == 0 ? "0." + (1 + random.nextInt(999)) : String.valueOf(1 + random.nextInt(5));
        return line(product, quantity, random.nextInt(1_500));
    }

    private static Promotion randomPromotion(Random random) {
        Kind kind = List.of(Kind.values()).get(random.nextInt(Kind.values().length));
        long worth = kind.percent() ? 1 + random.nextInt(10_000) : 1 + random.nextInt(1_200);
        Choice means = random.nextBoolean() ? Choice.ALL : only("tea", "a", "spoon");
        String group = random.nextInt(3) == 0 ? "g" + random.nextInt(2) : null;
        Promotion p = promotion(
                kind,
                worth,
                means,
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextInt(4),
                group,
                random.nextInt(8) == 0);
        return random.nextInt(3) == 0 ? from(p, random.nextInt(4_000)) : p;
    }

    private static List<String> asText(Priced priced) {
        return priced.lines().stream()
                .map(l -> l.product() + " " + l.quantity() + " " + l.worthMinor() + " " + l.discountMinor() + " "
                        + l.cuts())
                .sorted()
                .toList();
    }

    @Test
    void theOrderOfTheBasketNeverMattersAndLinesAddUpToTheTotal() {
        long seed = Long.getLong("heartstring.promotions.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 4_000; round++) {
            List<Basket.Line> lines = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                lines.add(randomLine(random));
            }
            List<Asked> asked = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                asked.add(new Asked(randomPromotion(random), random.nextInt(10) == 0 ? "Not now." : null));
            }
            Priced priced = PromotionRules.price(new Basket(lines, 400), asked);
            String where = "seed " + seed + " round " + round;
            assertThat(priced.lines()).as(where).allMatch(l -> l.discountMinor() >= 0 && l.paysMinor() >= 0);
            assertThat(priced.shippingDiscountMinor()).as(where).isBetween(0L, 400L);
            assertThat(off(priced).stream().mapToLong(Long::longValue).sum() + priced.shippingDiscountMinor())
                    .as(where)
                    .isEqualTo(priced.discountMinor())
                    .isEqualTo(priced.promotions().stream()
                            .mapToLong(Priced.Told::discountMinor)
                            .sum());
            assertThat(priced.lines())
                    .as(where)
                    .allMatch(l -> l.discountMinor()
                            == l.cuts().stream()
                                    .mapToLong(Priced.Cut::amountMinor)
                                    .sum());
            List<Basket.Line> shuffled = new ArrayList<>(lines);
            Collections.shuffle(shuffled, random);
            List<Asked> otherwise = new ArrayList<>(asked);
            Collections.shuffle(otherwise, random);
            Priced again = PromotionRules.price(new Basket(shuffled, 400), otherwise);
            assertThat(asText(again)).as(where).isEqualTo(asText(priced));
            assertThat(again.promotions()).as(where).isEqualTo(priced.promotions());
        }
    }
}

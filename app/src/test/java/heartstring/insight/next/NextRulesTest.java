package heartstring.insight.next;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.insight.bought.Bought;
import heartstring.kernels.nextbasket.pace.Gaps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NextRulesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static Bought.Line line(long product, int day, int hour) {
        return new Bought.Line(1, product, NOON.plusSeconds(day * 86_400L + hour * 3_600L));
    }

    @Test
    void ordersOfOneDayAreOneBasket() {
        Bought bought = new Bought(
                List.of(line(7, 0, 0), line(8, 0, 0), line(7, 0, 2), line(7, 4, 0), line(9, 4, 11), line(9, 5, 2)),
                ZoneOffset.UTC);
        assertThat(bought.size()).isEqualTo(3);
        assertThat(bought.baskets().getFirst()).containsExactly(7, 8);
        assertThat(bought.items()).extracting(Bought.Item::times).containsExactly(2, 1, 2);
        double day = LocalDate.of(2026, 3, 2).toEpochDay();
        assertThat(bought.nextVisit(day + 6)).isEqualTo(day + 9);
        assertThat(bought.nextVisit(day + 30)).isEqualTo(day + 30);
        assertThat(bought.past(product -> product == 9 ? 0 : -1).size()).isEqualTo(2);
        assertThat(new Bought(List.of(), ZoneOffset.UTC).nextVisit(3)).isEqualTo(3);
        // Two hours apart, across midnight in one place and not in another.
        List<Bought.Line> late = List.of(line(9, 4, 11), line(9, 4, 13));
        assertThat(new Bought(late, ZoneOffset.UTC).size()).isEqualTo(2);
        assertThat(new Bought(late, ZoneId.of("America/New_York")).size()).isEqualTo(1);
    }

    @Test
    void whatIsBoughtOnceOrTwiceIsNotToldOfAtOnce() {
        Bought bought =
                new Bought(List.of(line(7, 0, 0), line(8, 0, 0), line(8, 7, 0), line(8, 14, 0)), ZoneOffset.UTC);
        double day = LocalDate.of(2026, 3, 2).toEpochDay();
        Bought.Item once = bought.items().iterator().next();
        assertThat(NextRules.isJustBought(once, Gaps.UNKNOWN, day + 5)).isTrue();
        assertThat(NextRules.isJustBought(once, Gaps.UNKNOWN, day + 15)).isFalse();
        Bought.Item weekly = java.util.Objects.requireNonNull(bought.item(8));
        assertThat(NextRules.isJustBought(weekly, Gaps.UNKNOWN, day + 14)).isTrue();
        assertThat(NextRules.isJustBought(weekly, Gaps.UNKNOWN, day + 18)).isFalse();
        assertThat(NextRules.due(weekly, Gaps.UNKNOWN, day + 120))
                .as("given up")
                .isEmpty();
    }

    @Test
    void reasonsReadAsPeopleSay() {
        assertThat(NextRules.reason(9, 12.3, 13)).isEqualTo("bought 9 times, about every 12 days, last 13 days ago");
        assertThat(NextRules.reason(3, 0.8, 1)).isEqualTo("bought 3 times, about every day, last yesterday");
        assertThat(NextRules.reason(1, 0, 0)).isEqualTo("bought once, today");
        assertThat(NextRules.reason(2, 0, 4)).isEqualTo("bought twice, last 4 days ago");
    }

    @Test
    void whatSomebodyMayNotHaveIsHeard() {
        assertThat(NextRules.avoided(List.of("I'm allergic to nuts. I love olives."), List.of()))
                .containsExactly("nut");
        assertThat(NextRules.avoided(
                        List.of("My son has a peanut allergy", "She doesn’t eat tomatoes, but likes soup"), List.of()))
                .containsExactly("peanut", "tomato");
        assertThat(NextRules.avoided(
                        List.of("hates coriander because it tastes of soap"), List.of("lactose intolerance", "none")))
                .containsExactly("coriander", "lactose");
        assertThat(NextRules.avoided(List.of("Prefers the early delivery"), List.of("no")))
                .isEmpty();
        NextSql.Product spread = new NextSql.Product(1, "Hazelnut Spread", "Breakfast", null, null);
        assertThat(NextRules.isAvoided(spread, Set.of("nut"))).isTrue();
        assertThat(NextRules.isAvoided(spread, Set.of("fish"))).isFalse();
        assertThat(NextRules.isAvoided(spread, Set.of())).isFalse();
    }
}

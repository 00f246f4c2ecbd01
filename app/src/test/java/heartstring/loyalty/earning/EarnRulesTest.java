package heartstring.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.commands.Command.Policy;
import heartstring.loyalty.earning.OrderAtHand.Kept;
import heartstring.loyalty.earning.OrderAtHand.Line;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.EarnRule.Kind;
import heartstring.loyalty.programmes.Programme;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarnRulesTest {

    private static final Instant AT = Instant.parse("2026-05-05T10:00:00Z");
    private static final Programme PROGRAMME =
            new Programme(1, "p", "P", 1, "EUR", 0, 12, Policy.DEBT, Set.of("gift cards"), Set.of("bag"));

    /** Lines are written as product*quantity@price, with -returned behind; the category follows a slash. */
    private static OrderAtHand order(String lines, long paid, long moneyBack) {
        return new OrderAtHand(
                1,
                1,
                "k",
                1,
                AT,
                AT,
                "EUR",
                false,
                paid,
                moneyBack,
                null,
                null,
                null,
                Arrays.stream(lines.split(" ")).map(EarnRulesTest::line).toList());
    }

    private static Line line(String text) {
        String[] category = text.split("/");
        String[] back = category[0].split("-");
        String[] price = back[0].split("@");
        String[] quantity = price[0].split("\\*");
        return new Line(
                quantity[0],
                null,
                category.length > 1 ? category[1].replace('_', ' ') : null,
                null,
                new BigDecimal(quantity[1]),
                back.length > 1 ? new BigDecimal(back[1]) : BigDecimal.ZERO,
                price[1].equals("?") ? null : Long.valueOf(price[1]));
    }

    private static EarnRule rule(
            long id, Kind kind, @Nullable Integer points, @Nullable Long per, @Nullable String factor) {
        return new EarnRule(
                id,
                1,
                "r",
                kind,
                points,
                per,
                factor == null ? null : new BigDecimal(factor),
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # lines                         | paid | back | what is kept of each line, in minor units
            a*1@1000                        | 1000 |    0 | 1000
            a*2@500-1                       | 1000 |    0 | 500
            # a discount of a quarter lowers all lines alike
            a*1@1000 b*2@500                | 1500 |    0 | 750 750
            a*1@1000 b*2@500-1              | 1500 |    0 | 750 375
            # money back without goods comes off all that is kept
            a*1@1000 b*1@1000               | 2000 |  500 | 750 750
            a*1@1000 b*1@1000-1             | 2000 |  500 | 500
            a*1@1000                        | 1000 | 2000 | 0
            # weighed goods
            a*0.500@2000                    | 1000 |    0 | 1000
            # a free product costs nothing, also among others
            a*1@1000 b*1@0                  | 1000 |    0 | 1000 0
            # without prices the money belongs to no line
            a*1@?                           |  700 |  100 | 600
            a*1@1000-1                      | 1000 |    0 |
            """)
    void countsWhatWasPaidForWhatWasKept(String lines, long paid, long back, @Nullable String kept) {
        assertThat(PaidRules.kept(order(lines, paid, back)).stream()
                        .map(k -> String.valueOf(k.paidMinor()))
                        .toList())
                .isEqualTo(kept == null ? List.of() : List.of(kept.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # lines                            | paid | amount | item | order | times
            a*1@1999                           | 1999 |     19 |    2 |     5 |    19
            # rounded once over the whole order, not line by line
            a*1@150 b*1@150                    |  300 |      3 |    4 |     5 |     3
            # the bonus is what is added, and rounds by itself
            a*1@250                            |  250 |      2 |    2 |     5 |     2
            # excluded goods earn nothing, nor do they count as pieces
            a*1@1000 c*1@5000/Gift_Cards       | 6000 |     10 |    2 |     5 |    10
            bag*1@1000                         | 1000 |      0 |    0 |     0 |     0
            # half a kilo is no whole piece
            a*0.5@2000                         | 1000 |     10 |    0 |     5 |    10
            a*3@100-2                          |  300 |      1 |    2 |     5 |     1
            a*1@100-1                          |  100 |      0 |    0 |     0 |     0
            """)
    void givesWhatTheRulesSay(String lines, long paid, long amount, long item, long order, long times) {
        List<EarnRule> rules = List.of(
                rule(1, Kind.AMOUNT, 1, 100L, null),
                rule(2, Kind.ITEM, 2, null, null),
                rule(3, Kind.ORDER, 5, null, null),
                rule(4, Kind.TIMES, null, null, "2"));
        OrderAtHand at = order(lines, paid, 0);
        Map<Long, Long> points = EarnRules.points(at, PaidRules.kept(at), PROGRAMME, rules, (rule, line) -> true);
        assertThat(List.of(
                        points.getOrDefault(1L, 0L),
                        points.getOrDefault(2L, 0L),
                        points.getOrDefault(3L, 0L),
                        points.getOrDefault(4L, 0L)))
                .isEqualTo(List.of(amount, item, order, times));
    }

    @ParameterizedTest
    @CsvSource({"EUR, 10, 2", "GBP, 0, 2"})
    void amountsCountInTheProgrammesCurrencyAlone(String currency, long amount, long item) {
        OrderAtHand euro = order("a*1@1000", 1000, 0);
        OrderAtHand at =
                new OrderAtHand(1, 1, "k", 1, AT, AT, currency, false, 1000, 0, null, null, null, euro.lines());
        List<Kept> kept = PaidRules.kept(at);
        Map<Long, Long> points = EarnRules.points(
                at,
                kept,
                PROGRAMME,
                List.of(rule(1, Kind.AMOUNT, 1, 100L, null), rule(2, Kind.ITEM, 2, null, null)),
                (rule, line) -> true);
        assertThat(points.getOrDefault(1L, 0L)).isEqualTo(amount);
        assertThat(points.getOrDefault(2L, 0L)).isEqualTo(item);
    }
}

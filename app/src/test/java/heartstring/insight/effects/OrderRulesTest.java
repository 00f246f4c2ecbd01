package heartstring.insight.effects;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.insight.trials.Crowd;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For whom something works, in crowds whose truth is known. */
class OrderRulesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final EffectRules.Money EUROS = new EffectRules.Money("EUR", 100, 0.25);

    /** So many customers; those who had felt bad come so much oftener with it, the others by so much. */
    private static Crowd crowd(int size, double toSome, double toOthers, long seed) {
        Random random = new Random(seed);
        Crowd crowd = new Crowd(size);
        for (int i = 0; i < size; i++) {
            boolean given = random.nextInt(10) > 0;
            boolean bad = random.nextInt(3) == 0;
            double habit = 1 + 3 * random.nextDouble();
            long before = Math.round(habit + random.nextGaussian());
            double more = given ? bad ? toSome : toOthers : 0;
            long after = Math.max(0, Math.round(habit + more + random.nextGaussian()));
            long[] visits = {after, after, Math.max(0, before), Math.max(0, before)};
            long[] spent = {1_000 * after, 1_000 * after, 1_000 * visits[2], 1_000 * visits[3]};
            double[] cost = given ? new double[] {2, 2} : new double[] {Double.NaN, Double.NaN};
            crowd.add(new Crowd.One(
                    given, NOW.minusSeconds(100 * 86_400L).getEpochSecond(), visits, spent, "", false, bad, cost));
        }
        return crowd;
    }

    private static Optional<ForWhom> order(Crowd crowd) {
        return OrderRules.of(crowd, EffectRules.sample(crowd, 60, Measure.VISITS, NOW, EUROS), 60, 100);
    }

    @Test
    void whoGainsStandsFirstAndWhereAllAreAlikeNoOrderIsShown() {
        ForWhom some = order(crowd(4_000, 3, 0, 1)).orElseThrow();
        assertThat(some.differs()).isTrue();
        assertThat(some.qini().low()).as("surely better than by lot").isPositive();
        assertThat(some.auuc())
                .isNotNull()
                .satisfies(a -> assertThat(a.low())
                        .as("half of three visits for half of them")
                        .isBetween(0.5, a.value())
                        .isLessThan(a.high()));
        assertThat(some.tenths()).hasSize(10);
        assertThat(some.tenths().getFirst().effect())
                .isNotNull()
                .satisfies(e -> assertThat(e.value()).isGreaterThan(1.5));
        assertThat(some.tenths().getLast().effect())
                .isNotNull()
                .satisfies(e -> assertThat(e.value()).isLessThan(1));
        int shown = 0;
        int beyond = 0;
        for (int seed = 2; seed < 12; seed++) {
            ForWhom alike = order(crowd(2_000, 1, 1, seed)).orElseThrow();
            shown += alike.differs() ? 1 : 0;
            beyond += alike.qini().low() > 0 || alike.qini().high() < 0 ? 1 : 0;
        }
        assertThat(beyond).as("of ten, whose gain over a lot is none").isLessThanOrEqualTo(3);
        assertThat(shown).as("of ten in which it works alike for all").isLessThanOrEqualTo(1);
        assertThat(order(crowd(300, 3, 0, 1))).as("too few to learn from").isEmpty();
    }

    @Test
    void whatIsLeftIsTheMarginLessTheCost() {
        Crowd crowd = crowd(4_000, 1, 1, 5);
        EffectRules.Sample net = EffectRules.sample(crowd, 30, Measure.NET, NOW, EUROS);
        FoundEffect found = EffectRules.found(
                new heartstring.insight.trials.Trial("x", 0, NOW), crowd, 30, Measure.NET, net, NOW, EUROS);
        // One visit of ten euros more, a quarter of it left, two spent on it.
        assertThat(found.effect())
                .isNotNull()
                .satisfies(e -> assertThat(e.value()).isBetween(0.2, 0.8));
        assertThat(found.cost().minor()).isEqualTo(found.given() * 200);
        assertThat(found.marginPercent()).isEqualTo(25);
    }
}

package heartstring.kernels.drivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heartstring.kernels.drivers.Driver.Direction;
import heartstring.kernels.drivers.Drivers.Found;
import heartstring.kernels.drivers.Drivers.TooFew;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Shares of what is explained: by closed forms, and in planted data. */
class DriversTest {

    private final Random random = new Random(11);

    private double[] normal(int n) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] column(int n, java.util.function.IntToDoubleFunction of) {
        return IntStream.range(0, n).mapToDouble(of).toArray();
    }

    private static Sample sample(double[] y, boolean yesNo, Factor... factors) {
        return new Sample(
                y,
                yesNo,
                List.of(factors),
                new double[0][],
                IntStream.range(0, y.length).toArray());
    }

    private static Found found(Sample sample) {
        return (Found) Drivers.of(sample, 40, 5);
    }

    private static Driver of(Found found, String name) {
        return found.drivers().stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double r(double[] a, double[] b) {
        double ma = Arrays.stream(a).average().orElseThrow();
        double mb = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void ofTwoFactorsTheSharesAreThoseOfTheFormula() {
        int n = 500;
        double[] one = normal(n);
        double[] own = normal(n);
        double[] noise = normal(n);
        double[] two = column(n, i -> 0.7 * one[i] + 0.7 * own[i]);
        double[] y = column(n, i -> 2 * one[i] - two[i] + noise[i]);
        Found found = found(sample(y, false, Factor.of("one", one), Factor.of("two", two)));
        double r1 = r(one, y);
        double r2 = r(two, y);
        double r12 = r(one, two);
        double both = (r1 * r1 + r2 * r2 - 2 * r1 * r2 * r12) / (1 - r12 * r12);
        assertThat(found.explained().value()).isCloseTo(both, within(2e-3));
        assertThat(of(found, "one").importance().value()).isCloseTo((r1 * r1 + both - r2 * r2) / 2, within(2e-3));
        assertThat(of(found, "two").importance().value()).isCloseTo((r2 * r2 + both - r1 * r1) / 2, within(2e-3));
        assertThat(of(found, "one").slope().value()).isCloseTo(2, within(0.15));
        assertThat(of(found, "one").direction()).isEqualTo(Direction.BETTER);
        assertThat(of(found, "two").direction()).isEqualTo(Direction.WORSE);
        assertThat(Drivers.of(sample(y, false, Factor.of("one", one), Factor.of("two", two)), 40, 5))
                .as("the same seed gives the same")
                .isEqualTo(found);
    }

    @Test
    void whatIsPlantedComesOutWithItsRoom() {
        int n = 2_000;
        double[] friendly = column(n, i -> 1 + random.nextInt(5));
        double[] fresh = column(n, i -> i % 3 == 0 ? Double.NaN : 1 + random.nextInt(5));
        double[] wait = column(n, i -> Math.exp(1 + 0.5 * random.nextGaussian()));
        double[] idle = normal(n);
        double[] y = column(
                n,
                i -> 4.6
                        + 0.6 * friendly[i]
                        + 0.35 * (Double.isNaN(fresh[i]) ? 3 : fresh[i])
                        - 0.3 * wait[i]
                        + 0.7 * random.nextGaussian());
        Found found = found(sample(
                y,
                false,
                Factor.of("friendliness", friendly),
                Factor.of("freshness", fresh),
                Factor.of("wait", wait),
                Factor.of("idle", idle),
                Factor.of("wait in seconds", column(n, i -> 60 * wait[i])),
                Factor.of("never", new double[n]),
                Factor.of("rare", column(n, i -> i < 20 ? i : Double.NaN))));
        assertThat(of(found, "friendliness").slope().value()).isCloseTo(0.6, within(0.05));
        assertThat(of(found, "freshness").slope().value()).isCloseTo(0.35, within(0.05));
        assertThat(of(found, "wait").slope().value()).isCloseTo(-0.3, within(0.05));
        assertThat(of(found, "idle").direction()).isEqualTo(Direction.UNSURE);
        assertThat(of(found, "idle").importance().value()).isLessThan(0.005);
        assertThat(found.drivers().stream()
                        .mapToDouble(d -> d.importance().value())
                        .sum())
                .isCloseTo(found.explained().value(), within(1e-9));
        double shortest = Arrays.stream(wait).sorted().skip(n / 10).findFirst().orElseThrow();
        Driver waiting = of(found, "wait");
        assertThat(waiting.best()).isEqualTo(shortest);
        assertThat(waiting.gain()).isCloseTo(0.3 * (waiting.mean() - shortest), within(0.1));
        assertThat(waiting.room()).isGreaterThan(0.5);
        assertThat(found.leftOut())
                .extracting(Drivers.LeftOut::name)
                .containsExactlyInAnyOrder("wait in seconds", "never", "rare");
        assertThat(found.leftOut().toString())
                .contains("moves as one with “wait”")
                .contains("always the same");
    }

    @Test
    void yesAndNoIsSharedOutToo() {
        int n = 3_000;
        double[] strong = normal(n);
        double[] weak = normal(n);
        double[] idle = normal(n);
        double[] y = column(n, i -> random.nextDouble() < 1 / (1 + Math.exp(-0.3 - strong[i] + 0.5 * weak[i])) ? 1 : 0);
        Found found =
                found(sample(y, true, Factor.of("strong", strong), Factor.of("weak", weak), Factor.of("idle", idle)));
        assertThat(found.drivers()).extracting(Driver::name).containsExactly("strong", "weak", "idle");
        assertThat(of(found, "weak").direction()).isEqualTo(Direction.WORSE);
        // Four chances to one, on the whole p(1 − p) is about .2 there.
        assertThat(of(found, "strong").slope().value()).isBetween(0.15, 0.24);
        Driver first = of(found, "strong");
        assertThat(first.importance().low()).isLessThan(first.importance().value());
        assertThat(first.importance().high()).isGreaterThan(first.importance().value());
        assertThat(found.drivers().stream()
                        .mapToDouble(d -> d.importance().value())
                        .sum())
                .isCloseTo(found.explained().value(), within(1e-9));
    }

    @Test
    void oneStepFromTheEndStaysThereAndLeadsToTheEndOfAnotherDraw() {
        int n = 800;
        double[] a = normal(n);
        double[] b = normal(n);
        double[] y = column(n, i -> random.nextDouble() < 1 / (1 + Math.exp(-a[i] - 0.5 * b[i])) ? 1 : 0);
        Sample sample = sample(y, true, Factor.of("a", a), Factor.of("b", b));
        LogisticParts parts = new LogisticParts(Design.of(sample));
        double[] ones = column(n, i -> 1);
        double[] first = parts.at(ones).explained();
        double[] again = parts.at(ones).explained();
        double[] drawn = column(n, i -> random.nextInt(3));
        double[] step = parts.at(drawn).explained();
        double[] whole = new LogisticParts(Design.of(sample)).at(drawn).explained();
        for (int mask = 0; mask < first.length; mask++) {
            assertThat(again[mask]).isCloseTo(first[mask], within(1e-6));
            assertThat(step[mask]).isCloseTo(whole[mask], within(5e-4));
        }
    }

    @Test
    void whatIsHeldStillTakesItsPartFirstAndSeveralColumnsAreOneFactor() {
        int n = 1_500;
        double[] habit = normal(n);
        double[] echo = column(n, i -> habit[i] + 0.3 * random.nextGaussian());
        int[] store = IntStream.range(0, n).map(i -> random.nextInt(3)).toArray();
        double[] y = column(n, i -> 3 * habit[i] + (store[i] == 2 ? 1 : 0) + random.nextGaussian());
        double[][] stores = {column(n, i -> store[i] == 1 ? 1 : 0), column(n, i -> store[i] == 2 ? 1 : 0)};
        Sample sample = new Sample(
                y,
                false,
                List.of(Factor.of("echo", echo), new Factor("store", stores)),
                new double[][] {habit},
                IntStream.range(0, n).map(i -> i / 3).toArray());
        Found found = found(sample);
        assertThat(found.customers()).isEqualTo(500);
        assertThat(of(found, "echo").importance().value()).isLessThan(0.01);
        Driver where = of(found, "store");
        assertThat(where.direction()).isEqualTo(Direction.VARIES);
        assertThat(where.importance().value()).isBetween(0.1, 0.26);
        assertThat(where.gain()).as("two thirds of one").isCloseTo(0.67, within(0.15));
    }

    @Test
    void tooFewIsSaid() {
        double[] y = normal(400);
        assertThat(Drivers.of(sample(Arrays.copyOf(y, 49), false, Factor.of("a", normal(49))), 20, 1))
                .isInstanceOf(TooFew.class);
        assertThat(Drivers.of(sample(new double[400], false, Factor.of("a", y)), 20, 1))
                .isEqualTo(new TooFew("all ended alike"));
        assertThat(Drivers.of(sample(column(400, i -> i < 19 ? 1 : 0), true, Factor.of("a", y)), 20, 1))
                .isInstanceOf(TooFew.class);
        assertThat(Drivers.of(sample(y, false, Factor.of("a", new double[400])), 20, 1))
                .isInstanceOf(TooFew.class);
    }

    /** 19 of 20 intervals of a slope hold the true one; of 200 the count lies between 176 and 199 with more than 99.9 %. */
    @Test
    void intervalsHoldWhatIsTrue() {
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            int n = 150;
            double[] a = normal(n);
            double[] b = column(n, i -> 0.5 * a[i] + random.nextGaussian());
            double[] y = column(n, i -> 0.4 * a[i] + 0.2 * b[i] + random.nextGaussian());
            Found found = (Found) Drivers.of(sample(y, false, Factor.of("a", a), Factor.of("b", b)), 100, trial);
            Driver driver = of(found, "a");
            held += driver.slope().low() <= 0.4 && driver.slope().high() >= 0.4 ? 1 : 0;
        }
        assertThat(held).isBetween(176, 199);
    }

    @Test
    void manyFactorsAreCutToThoseThatGoWithItMost() {
        int n = 300;
        double[] y = normal(n);
        Factor[] factors = IntStream.range(0, 15)
                .mapToObj(f -> Factor.of("f" + f, column(n, i -> (f < 3 ? y[i] : 0) + 2 * random.nextGaussian())))
                .toArray(Factor[]::new);
        Found found = found(sample(y, false, factors));
        assertThat(found.drivers()).hasSize(12).extracting(Driver::name).contains("f0", "f1", "f2");
        assertThat(found.leftOut()).hasSize(3);
    }
}

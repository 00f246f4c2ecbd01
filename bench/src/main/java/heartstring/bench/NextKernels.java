package heartstring.bench;

import heartstring.kernels.nextbasket.Blend;
import heartstring.kernels.nextbasket.BlendLearning;
import heartstring.kernels.nextbasket.Ease;
import heartstring.kernels.nextbasket.OwnTop;
import heartstring.kernels.nextbasket.Parts;
import heartstring.kernels.nextbasket.Past;
import heartstring.kernels.nextbasket.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ten recommendations for one customer out of 5,000 products, as the product asks for them (150 candidates in their order), beside the
 * plainest way of telling them: what the customer bought most.
 */
public class NextKernels {

    private static final int ITEMS = 5_000;
    private static final int WIDTH = 8;
    private static final int OWN = 32;
    private static final int CUSTOMERS = 6_000;
    private static final int EXAMPLES = 600;
    private static final int TOLD = 10;
    private static final int ASKED = 150;
    private static final double END = 548;

    private static Past past(SplittableRandom dice, int baskets) {
        int[] own = new int[OWN];
        for (int i = 0; i < OWN; i++) {
            own[i] = any(dice);
        }
        List<int[]> all = new ArrayList<>();
        double[] days = new double[baskets];
        for (int b = 0; b < baskets; b++) {
            int[] basket = new int[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                basket[i] = dice.nextInt(10) < 7 ? own[dice.nextInt(OWN)] : any(dice);
            }
            all.add(basket);
            days[b] = END * (b + 1) / (baskets + 1);
        }
        return Past.of(all, days);
    }

    private static int any(SplittableRandom dice) {
        double u = dice.nextDouble();
        return (int) (ITEMS * u * u * u);
    }

    /** Customers with so many baskets of eight, and what was learnt of others. */
    @State(Scope.Benchmark)
    public static class Known {

        @Param({"10", "100"})
        int baskets;

        List<Past> asked = List.of();

        @Nullable
        Blend blend;

        int turn;

        @Setup
        public void learn() {
            SplittableRandom dice = new SplittableRandom(11);
            List<Past> pasts = new ArrayList<>();
            for (int c = 0; c < CUSTOMERS; c++) {
                pasts.add(past(dice, 4 + dice.nextInt(20)));
            }
            Parts parts = Parts.learn(pasts, ITEMS, END, new Parts.Setting(new Ease.Setting(2_000, 100, 0.9, 60), 21));
            BlendLearning learning = new BlendLearning(parts);
            for (Past past : pasts.subList(0, EXAMPLES)) {
                int last = past.size() - 1;
                learning.add(past.first(last), past.baskets()[last], past.days()[last]);
            }
            blend = learning.learn(1e-3, 40).orElseThrow();
            asked = new ArrayList<>();
            for (int c = 0; c < 1_000; c++) {
                asked.add(past(dice, baskets));
            }
        }

        Blend blend() {
            return Objects.requireNonNull(blend);
        }

        Past next() {
            turn = (turn + 1) % asked.size();
            return asked.get(turn);
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Fork(value = 1, jvmArgs = "-Xmx2g")
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public int recommendations(Known known) {
        return known.blend().next(known.next(), END, ASKED, item -> false).size();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Fork(value = 1, jvmArgs = "-Xmx2g")
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public int whatTheyBoughtMost(Known known) {
        return Ranking.top(OwnTop.scores(known.next(), ITEMS, 1), TOLD).length;
    }
}

package heartstring.bench;

import heartstring.kernels.baskets.Baskets;
import heartstring.kernels.baskets.Pairs;
import heartstring.kernels.baskets.Terms;
import heartstring.kernels.baskets.Ties;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Baskets of ten different items out of 5,000, some of them far more popular than others: how fast pairs are counted, beside a loop that does
 * nothing but increment the same cells in the same order; and how long it takes to find what goes together as baskets grow.
 */
public class BasketKernels {

    private static final int ITEMS = 5_000;
    private static final int WIDTH = 10;
    private static final int COUNTED = 1_000_000;
    private static final int PAIRS = COUNTED * WIDTH * (WIDTH - 1) / 2;
    private static final long BYTES = 256L << 20;

    /**
     * Popularity falls with the rank, as in a shop: the first hundredth of the items is in a fifth of the places.
     * Every fiftieth item draws the next one along in a third of its baskets.
     */
    static Baskets baskets(int many, int strata, int people) {
        SplittableRandom dice = new SplittableRandom(9);
        Baskets.Gathering gathering = new Baskets.Gathering(ITEMS, strata, 100);
        int[] line = new int[WIDTH];
        for (int b = 0; b < many; b++) {
            int filled = 0;
            while (filled < WIDTH) {
                double u = dice.nextDouble();
                int item = (int) (ITEMS * u * u * u);
                if (!holds(line, filled, item)) {
                    line[filled++] = item;
                    boolean drawn = item % 50 == 0 && filled < WIDTH && dice.nextInt(3) == 0;
                    if (drawn && !holds(line, filled, item + 1)) {
                        line[filled++] = item + 1;
                    }
                }
            }
            gathering.add(line, WIDTH, dice.nextInt(strata), people == 0 ? Baskets.NOBODY : dice.nextInt(people));
        }
        return gathering.baskets();
    }

    private static boolean holds(int[] line, int filled, int item) {
        for (int i = 0; i < filled; i++) {
            if (line[i] == item) {
                return true;
            }
        }
        return false;
    }

    /** A million baskets, and the cell of each of their pairs. */
    @State(Scope.Benchmark)
    public static class Counted {

        Baskets baskets = baskets(1, 1, 0);
        int[] cells = {};

        @Setup
        public void fill() {
            baskets = BasketKernels.baskets(COUNTED, 1, 0);
            cells = new int[PAIRS];
            int filled = 0;
            for (int b = 0; b < COUNTED; b++) {
                for (int i = 0; i < WIDTH; i++) {
                    int left = baskets.item(b, i);
                    int base = left * ITEMS - left * (left + 1) / 2 - left - 1;
                    for (int j = i + 1; j < WIDTH; j++) {
                        cells[filled++] = base + baskets.item(b, j);
                    }
                }
            }
        }
    }

    private static long counted(Baskets baskets, int threads) {
        long[] rows = new long[1];
        Pairs.count(
                baskets, BYTES, threads, (left, row, base) -> rows[0] += left + 1 < ITEMS ? row[base + left + 1] : 0);
        return rows[0];
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @OperationsPerInvocation(PAIRS)
    @Fork(value = 1, jvmArgs = "-Xmx2g")
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public long pairsByOneThread(Counted counted) {
        return counted(counted.baskets, 1);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @OperationsPerInvocation(PAIRS)
    @Fork(value = 1, jvmArgs = "-Xmx2g")
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public long pairsByTwoThreads(Counted counted) {
        return counted(counted.baskets, 2);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @OperationsPerInvocation(PAIRS)
    @Fork(value = 1, jvmArgs = "-Xmx2g")
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public int incrementsAlone(Counted counted) {
        int[] counts = new int[ITEMS * (ITEMS - 1) / 2];
        for (int cell : counted.cells) {
            counts[cell]++;
        }
        return counts[0];
    }

    /** Baskets of a quarter of as many people, in 24 strata, with 50 categories. */
    @State(Scope.Benchmark)
    public static class Growing {

        @Param({"1000000", "3000000", "10000000"})
        int baskets;

        Baskets all = baskets(1, 1, 0);
        int[] category = {};

        @Setup
        public void fill() {
            all = BasketKernels.baskets(baskets, 24, baskets / 4);
            category = new int[ITEMS];
            for (int item = 0; item < ITEMS; item++) {
                category[item] = item % 50;
            }
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Fork(value = 1, jvmArgs = "-Xmx4g")
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public long complements(Growing growing) {
        return Ties.find(growing.all, growing.category, 50, Terms.USUAL.withThreads(2))
                .pairs();
    }
}

package heartstring.demo.stream;

import java.util.List;
import java.util.UUID;

/**
 * Seeded chance (SplitMix64, Steele, Lea and Flood 2014), equal on every machine: logarithms come from
 * {@link StrictMath}. Each concern of each customer draws from dice of its own, so no part disturbs another.
 */
public final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The dice of one concern of one customer (or block, store, product) under a seed. */
    public static Dice of(long seed, long number, String concern) {
        long start = mix(seed + GOLDEN) ^ mix(number * GOLDEN + 1) ^ mix(concern.hashCode() * 0xD1342543DE82EF95L);
        return new Dice(mix(start));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** A whole number from 0 up to but without the bound. */
    public int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** A whole number from low to high, both possible. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** From 0 up to but without 1. */
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    public double gauss() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** Log-normal with the given mean and the given spread of its logarithm. */
    public double around(double mean, double spread) {
        return mean * StrictMath.exp(spread * gauss() - spread * spread / 2);
    }

    /** A positive factor with mean 1 and a spread of 1 / sqrt(shape) (Erlang). */
    public double erlang(int shape) {
        double product = 1;
        for (int i = 0; i < shape; i++) {
            product *= 1 - unit();
        }
        return -StrictMath.log(product) / shape;
    }

    /** A Poisson count; meant for means below 50. */
    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }

    public <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** An index drawn by running totals, of which the last is the sum. */
    public int byTotals(double[] totals) {
        double x = unit() * totals[totals.length - 1];
        int low = 0;
        int high = totals.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (totals[middle] > x) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Running totals of weights, for {@link #byTotals}. */
    public static double[] totals(double... weights) {
        double[] totals = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            totals[i] = sum;
        }
        return totals;
    }

    /** A UUID of version 7: 48 bits of time in milliseconds, the rest from these dice. */
    public String uuid(long millis) {
        long high = (millis << 16) | 0x7000L | (bits() & 0xFFFL);
        return text(high, (bits() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** A UUID of version 4, as browsers make them. */
    public String uuid() {
        long high = (bits() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        return text(high, (bits() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    private static String text(long high, long low) {
        return new UUID(high, low).toString();
    }
}

package heartstring.loyalty.promotions;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares an amount to the cent: by weight, what rounding leaves to those who lost most by it, first come first. */
final class SharingRules {

    private SharingRules() {}

    /** Parts that add up to the total, none above its weight; the total is at most the sum of the weights. */
    static long[] share(long total, long[] weights) {
        long sum = Arrays.stream(weights).sum();
        long[] parts = new long[weights.length];
        if (sum == 0 || total == 0) {
            return parts;
        }
        if (total < 0 || total > sum) {
            throw new IllegalArgumentException("Cannot share " + total + " over " + sum);
        }
        long[] remainders = new long[weights.length];
        long left = total;
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] exact = BigInteger.valueOf(total)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(BigInteger.valueOf(sum));
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1].longValueExact();
            left -= parts[i];
        }
        int[] most = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < left; i++) {
            parts[most[i]]++;
        }
        return parts;
    }

    /** Hundredths of a percent of an amount, half a cent up. */
    static long percent(long amount, long hundredths) {
        return part(amount, hundredths, 10_000);
    }

    /** That fraction of an amount, half a cent up. */
    static long part(long amount, long over, long under) {
        BigInteger doubled = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(over))
                .shiftLeft(1)
                .add(BigInteger.valueOf(under));
        return doubled.divide(BigInteger.valueOf(under).shiftLeft(1)).longValueExact();
    }
}

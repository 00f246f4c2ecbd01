package heartstring.kernels.baskets;

import heartstring.kernels.shares.Interval;
import java.util.Arrays;

/** Pairs that may be told, column by column. */
final class Screen {

    private int size;
    private int[] left = new int[256];
    private int[] right = new int[256];
    private int[] together = new int[256];
    private double[] expected = new double[256];
    private double[] strength = new double[256];
    private double[] chance = new double[256];

    void add(int ofLeft, int ofRight, int seen, double byChance, double ratio, double unlikely) {
        if (size == left.length) {
            int more = size * 2;
            left = Arrays.copyOf(left, more);
            right = Arrays.copyOf(right, more);
            together = Arrays.copyOf(together, more);
            expected = Arrays.copyOf(expected, more);
            strength = Arrays.copyOf(strength, more);
            chance = Arrays.copyOf(chance, more);
        }
        left[size] = ofLeft;
        right[size] = ofRight;
        together[size] = seen;
        expected[size] = byChance;
        strength[size] = ratio;
        chance[size] = unlikely;
        size++;
    }

    int size() {
        return size;
    }

    int left(int at) {
        return left[at];
    }

    int right(int at) {
        return right[at];
    }

    int together(int at) {
        return together[at];
    }

    double expected(int at) {
        return expected[at];
    }

    double chance(int at) {
        return chance[at];
    }

    /** The chance up to which of all that were tested the share of false ones stays below the bound; −1 where nothing can be told. */
    double cutoff(long tested, double bound) {
        double[] sorted = Arrays.copyOf(chance, size);
        Arrays.sort(sorted);
        for (int rank = size; rank > 0; rank--) {
            if (sorted[rank - 1] <= bound * rank / tested) {
                return sorted[rank - 1];
            }
        }
        return -1;
    }

    Tie tie(int at, Tie.Kind kind, Interval lift, int[] counts) {
        return new Tie(
                left[at],
                right[at],
                kind,
                Tie.Level.ITEM,
                together[at],
                counts[left[at]],
                counts[right[at]],
                expected[at],
                lift,
                strength[at]);
    }
}

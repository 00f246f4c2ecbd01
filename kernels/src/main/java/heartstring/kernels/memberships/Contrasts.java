package heartstring.kernels.memberships;

import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Differences;
import heartstring.kernels.shares.Discoveries;
import heartstring.kernels.shares.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What tells a group from all others. */
public final class Contrasts {

    private Contrasts() {}

    /**
     * Those features whose share inside differs from that outside by more than chance, at most one of twenty told in vain; by how far the
     * difference is from none at the least, the farthest first. Empty where nobody is inside or nobody outside.
     *
     * @param hits of each feature how many inside have it
     * @param all how many are inside
     * @param otherHits of each feature how many outside have it
     * @param otherAll how many are outside
     */
    public static List<Contrast> told(long[] hits, long all, long[] otherHits, long otherAll) {
        if (hits.length != otherHits.length) {
            throw new IllegalArgumentException(hits.length + " features inside, " + otherHits.length + " outside");
        }
        if (all < 1 || otherAll < 1) {
            return List.of();
        }
        Difference[] differences = new Difference[hits.length];
        double[] chances = new double[hits.length];
        for (int f = 0; f < hits.length; f++) {
            differences[f] = Differences.shares(hits[f], all, otherHits[f], otherAll);
            chances[f] = differences[f].chance();
        }
        double[] rates = Discoveries.rates(chances);
        List<Contrast> told = new ArrayList<>();
        for (int f = 0; f < hits.length; f++) {
            if (rates[f] < Difference.BOUND) {
                told.add(new Contrast(
                        f,
                        hits[f],
                        otherHits[f],
                        Shares.share(hits[f], all),
                        Shares.share(otherHits[f], otherAll),
                        differences[f],
                        rates[f]));
            }
        }
        told.sort(Comparator.comparingDouble(Contrast::atLeast)
                .thenComparingDouble(c -> Math.abs(c.difference().interval().value()))
                .reversed()
                .thenComparingInt(Contrast::feature));
        return told;
    }
}

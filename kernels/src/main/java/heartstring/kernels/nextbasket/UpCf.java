package heartstring.kernels.nextbasket;

import java.util.ArrayList;
import java.util.List;

/**
 * User-wise popularity with collaborative filtering (Faggioli, Polato and Aiolli 2020, "Recency aware collaborative filtering for next
 * basket recommendation"): how often each of the others bought an item in their last baskets, weighed by how much of what the two bought is
 * the same. The customer themself is among the others, entirely alike.
 */
public final class UpCf {

    /**
     * @param recency how many of the last baskets count for popularity
     * @param asymmetry alpha of the asymmetric cosine, 0 to 1: 1 divides by what the customer bought, 0 by what the other did
     * @param locality q, the power of likeness: the higher, the more only the likest count
     */
    public record Setting(int recency, double asymmetry, double locality) {}

    private static final double LEAST = 1e-9;

    private final int items;
    private final Setting setting;
    /** Of each the number of items to the power of one less the asymmetry. */
    private final double[] lengths;

    private final int[][] holders;
    private final int[][] recent;
    private final float[][] shares;

    /** Of these customers, whose items are numbered below {@code items}. */
    public UpCf(List<Past> pasts, int items, Setting setting) {
        this.items = items;
        this.setting = setting;
        this.lengths = new double[pasts.size()];
        this.recent = new int[pasts.size()][];
        this.shares = new float[pasts.size()][];
        int[][] distinct = new int[pasts.size()][];
        for (int c = 0; c < pasts.size(); c++) {
            Past past = pasts.get(c);
            distinct[c] = past.distinct();
            lengths[c] = Math.pow(distinct[c].length, 1 - setting.asymmetry());
            Past lately = past.latest(setting.recency());
            recent[c] = lately.distinct();
            shares[c] = shares(lately, recent[c], items);
        }
        this.holders = holders(distinct, items);
    }

    /** Of each item who bought it. */
    static int[][] holders(int[][] distinct, int items) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            lists.add(new ArrayList<>());
        }
        for (int c = 0; c < distinct.length; c++) {
            for (int item : distinct[c]) {
                lists.get(item).add(c);
            }
        }
        return lists.stream()
                .map(l -> l.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Of each of these items the share of baskets that hold it. */
    private static float[] shares(Past lately, int[] of, int items) {
        double[] counts = OwnTop.scores(lately, items, 1);
        float[] shares = new float[of.length];
        for (int i = 0; i < of.length; i++) {
            shares[i] = (float) Math.rint(counts[of[i]]) / lately.size();
        }
        return shares;
    }

    /**
     * A score for each item.
     *
     * @param itself which of the others the customer is, left out there; −1 for none
     */
    public double[] scores(Past past, int itself) {
        double[] scores = new double[Math.max(items, past.bound())];
        Past lately = past.latest(setting.recency());
        for (int[] basket : lately.baskets()) {
            for (int item : basket) {
                scores[item] += 1.0 / lately.size();
            }
        }
        int[] mine = past.distinct();
        int[] common = new int[lengths.length];
        for (int item : mine) {
            if (item < items) {
                for (int other : holders[item]) {
                    common[other]++;
                }
            }
        }
        double length = Math.pow(mine.length, setting.asymmetry());
        for (int other = 0; other < common.length; other++) {
            if (common[other] > 0 && other != itself) {
                double weight = Math.pow(common[other] / (length * lengths[other]), setting.locality());
                if (weight > LEAST) {
                    int[] theirs = recent[other];
                    for (int i = 0; i < theirs.length; i++) {
                        scores[theirs[i]] += weight * shares[other][i];
                    }
                }
            }
        }
        return scores;
    }
}

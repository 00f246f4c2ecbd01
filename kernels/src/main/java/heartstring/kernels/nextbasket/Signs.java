package heartstring.kernels.nextbasket;

import heartstring.kernels.nextbasket.pace.Gaps;
import heartstring.kernels.nextbasket.pace.Normal;
import java.util.Arrays;
import java.util.List;

/**
 * What speaks for an item to be in somebody's next basket, as numbers: what they themselves did with it, what goes with what they bought,
 * what everybody buys.
 */
final class Signs {

    /** Names of the signs, in their order. */
    static final List<String> NAMES = List.of(
            "bought before",
            "how often",
            "share of baskets",
            "lately often",
            "often of late months",
            "in the last basket",
            "baskets since",
            "about due",
            "overdue",
            "is bought again by others",
            "bought by all",
            "bought by all lately",
            "goes with it",
            "goes with it, log",
            "goes with the last basket",
            "bought before, long known",
            "bought by all, little known",
            "bought before and goes with it",
            "bought before and by all",
            "often of late months, log",
            "bought before, of somebody who repeats",
            "baskets known",
            "items of a basket",
            "repeats");

    static final int COUNT = NAMES.size();

    private static final double FAST = 0.5;
    private static final double SLOW = 0.85;
    private static final double FLOOR = 1e-3;
    private static final int POPULAR = 120;
    private static final int RELATED = 120;

    private final Parts parts;
    private final int[] popular;

    Signs(Parts parts) {
        this.parts = parts;
        this.popular = parts.trends().most(POPULAR);
    }

    /**
     * Items that may be in the next basket.
     *
     * @param items each once: first those bought before
     * @param own how many of them were bought before
     * @param signs of each {@link #COUNT} numbers, one behind the other
     */
    record Candidates(int[] items, int own, float[] signs) {}

    Candidates of(Past past, double now) {
        int items = Math.max(parts.trends().items(), past.bound());
        double[] related = new double[items];
        double[] fresh = new double[items];
        parts.ease().add(past, false, related);
        parts.ease().add(past, true, fresh);
        Own own = new Own(past, items);
        int[] found = candidates(own, related);
        float[] signs = new float[found.length * COUNT];
        double known = Math.log(1 + past.size());
        double size = Math.log(own.bought / (double) past.size());
        double repeats = 1 - own.count / (double) own.bought;
        for (int c = 0; c < found.length; c++) {
            int at = c * COUNT;
            int item = found[c];
            if (c < own.count) {
                own.tell(c, past, now, parts, signs, at);
                signs[at + 15] = (float) known;
                signs[at + 17] = (float) related[item];
                signs[at + 18] = (float) parts.trends().lately(item);
                signs[at + 20] = (float) repeats;
            } else {
                signs[at + 19] = (float) Math.log(FLOOR);
            }
            signs[at + 10] = (float) parts.trends().share(item);
            signs[at + 11] = (float) parts.trends().lately(item);
            signs[at + 12] = (float) related[item];
            signs[at + 13] = (float) Math.log(Math.max(0, related[item]) + FLOOR);
            signs[at + 14] = (float) Math.log(Math.max(0, fresh[item]) + FLOOR);
            signs[at + 16] = (float) (parts.trends().lately(item) / (1 + past.size()));
            signs[at + 21] = (float) known;
            signs[at + 22] = (float) size;
            signs[at + 23] = (float) repeats;
        }
        return new Candidates(found, own.count, signs);
    }

    private int[] candidates(Own own, double[] related) {
        int[] found = Arrays.copyOf(own.items, own.count + POPULAR + RELATED);
        boolean[] taken = new boolean[related.length];
        int n = own.count;
        for (int c = 0; c < n; c++) {
            taken[found[c]] = true;
        }
        for (int[] some : List.of(popular, Ranking.top(related, RELATED))) {
            for (int item : some) {
                if (!taken[item]) {
                    taken[item] = true;
                    found[n++] = item;
                }
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** What somebody bought before, item by item, in the order of their numbers. */
    private static final class Own {

        private final int count;
        private final int[] items;
        private final int[] times;
        private final int[] ago;
        private final double[] fast;
        private final double[] slow;
        private final double[] last;
        private final double[] logs;
        private int bought;
        private double fastAll;
        private double slowAll;

        Own(Past past, int bound) {
            items = past.distinct();
            count = items.length;
            times = new int[count];
            ago = new int[count];
            fast = new double[count];
            slow = new double[count];
            last = new double[count];
            logs = new double[count];
            int[] places = new int[bound];
            for (int i = 0; i < count; i++) {
                places[items[i]] = i;
            }
            for (int b = 0; b < past.size(); b++) {
                int back = past.size() - 1 - b;
                double quick = Math.pow(FAST, back);
                double steady = Math.pow(SLOW, back);
                fastAll += quick;
                slowAll += steady;
                for (int item : past.baskets()[b]) {
                    int i = places[item];
                    if (times[i] > 0) {
                        logs[i] += Math.log(Math.max(Gaps.LEAST_DAYS, past.days()[b] - last[i]));
                    }
                    times[i]++;
                    bought++;
                    last[i] = past.days()[b];
                    ago[i] = back;
                    fast[i] += quick;
                    slow[i] += steady;
                }
            }
        }

        private void tell(int i, Past past, double now, Parts parts, float[] signs, int at) {
            int item = items[i];
            double steady = slow[i] / slowAll;
            double z = lateness(i, now, parts.gaps().of(item));
            signs[at] = 1;
            signs[at + 1] = (float) Math.log(times[i]);
            signs[at + 2] = (float) times[i] / past.size();
            signs[at + 3] = (float) (fast[i] / fastAll);
            signs[at + 4] = (float) steady;
            signs[at + 5] = ago[i] == 0 ? 1 : 0;
            signs[at + 6] = (float) Math.log(1 + ago[i]);
            signs[at + 7] = (float) Math.exp(-z * z / 2);
            signs[at + 8] = (float) Normal.below(z);
            signs[at + 9] = (float) parts.trends().again(item);
            signs[at + 19] = (float) Math.log(steady + FLOOR);
        }

        /** In standard deviations of the logarithm of the gap: below 0 it is not yet due. */
        private double lateness(int i, double now, Gaps.Gap house) {
            int n = times[i] - 1;
            double sure = n / house.within() + 1 / house.between();
            double mean = (logs[i] / house.within() + house.mean() / house.between()) / sure;
            double spread = Math.sqrt(house.within() + 1 / sure);
            double z = (Math.log(Math.max(Gaps.LEAST_DAYS, now - last[i])) - mean) / spread;
            return Math.clamp(z, -4, 4);
        }
    }
}

package heartstring.kernels.baskets;

import java.util.Arrays;

/**
 * How often pairs lie together in the baskets of people who are known by several, and how often chance would bring that, were each of these
 * people to spread what they buy over their baskets at random: what the same people like is removed.
 */
final class Tastes {

    /** Of people with fewer baskets nothing is learnt: nearly every pair of theirs lies together as often as it can. */
    private static final int FEWEST = 5;

    private final Baskets baskets;
    private final int[] rights;

    /** The pairs by their left item: where those of each item begin, and their numbers. */
    private final int[] begins;

    private final int[] pairs;

    /** Of each pair: baskets of anybody with both, of known people with both, and what chance would bring of the latter. */
    private final int[] together;

    private final int[] known;
    private final double[] within;

    private final int[] stamps;
    private int stamp;
    private final int[] counts;
    private int[] touched = new int[64];

    private Tastes(Baskets baskets, int[] lefts, int[] rights) {
        this.baskets = baskets;
        this.rights = rights;
        this.begins = new int[baskets.items() + 1];
        this.pairs = new int[lefts.length];
        for (int left : lefts) {
            begins[left + 1]++;
        }
        for (int item = 0; item < baskets.items(); item++) {
            begins[item + 1] += begins[item];
        }
        int[] next = Arrays.copyOf(begins, begins.length);
        for (int pair = 0; pair < lefts.length; pair++) {
            pairs[next[lefts[pair]]++] = pair;
        }
        this.together = new int[lefts.length];
        this.known = new int[lefts.length];
        this.within = new double[lefts.length];
        this.stamps = new int[baskets.items()];
        this.counts = new int[baskets.items()];
    }

    /** Of these pairs, of a left and a right item each. */
    static Tastes of(Baskets baskets, int[] lefts, int[] rights) {
        Tastes tastes = new Tastes(baskets, lefts, rights);
        if (lefts.length > 0) {
            tastes.count();
        }
        return tastes;
    }

    int together(int pair) {
        return together[pair];
    }

    int known(int pair) {
        return known[pair];
    }

    double within(int pair) {
        return within[pair];
    }

    private void count() {
        int people = 0;
        for (int b = 0; b < baskets.size(); b++) {
            people = Math.max(people, baskets.person(b) + 1);
        }
        int[] first = new int[people + 2];
        for (int b = 0; b < baskets.size(); b++) {
            first[baskets.person(b) + 2]++;
        }
        for (int p = 0; p <= people; p++) {
            first[p + 1] += first[p];
        }
        int[] order = new int[baskets.size()];
        int[] next = Arrays.copyOf(first, first.length);
        for (int b = 0; b < baskets.size(); b++) {
            order[next[baskets.person(b) + 1]++] = b;
        }
        for (int p = 0; p <= people; p++) {
            boolean learnt = p > 0 && first[p + 1] - first[p] >= FEWEST;
            for (int at = first[p]; at < first[p + 1]; at++) {
                basket(order[at], learnt);
            }
            if (learnt) {
                person(order, first[p], first[p + 1]);
            }
        }
    }

    private void basket(int basket, boolean learnt) {
        stamp++;
        int width = baskets.width(basket);
        for (int i = 0; i < width; i++) {
            stamps[baskets.item(basket, i)] = stamp;
        }
        for (int i = 0; i < width; i++) {
            int left = baskets.item(basket, i);
            for (int at = begins[left]; at < begins[left + 1]; at++) {
                int pair = pairs[at];
                if (stamps[rights[pair]] == stamp) {
                    together[pair]++;
                    known[pair] += learnt ? 1 : 0;
                }
            }
        }
    }

    private void person(int[] order, int from, int until) {
        double sum = 0;
        double pairsHeld = 0;
        int distinct = 0;
        for (int at = from; at < until; at++) {
            int basket = order[at];
            double width = baskets.width(basket);
            sum += width;
            pairsHeld += width * (width - 1);
            for (int i = 0; i < width; i++) {
                int item = baskets.item(basket, i);
                if (counts[item]++ == 0) {
                    if (distinct == touched.length) {
                        touched = Arrays.copyOf(touched, 2 * distinct);
                    }
                    touched[distinct++] = item;
                }
            }
        }
        double same = 0;
        for (int i = 0; i < distinct; i++) {
            same += (double) counts[touched[i]] * counts[touched[i]];
        }
        double factor = sum * sum > same ? pairsHeld / (sum * sum - same) : 0;
        for (int i = 0; i < distinct; i++) {
            int left = touched[i];
            for (int at = begins[left]; at < begins[left + 1]; at++) {
                within[pairs[at]] += factor * counts[left] * counts[rights[pairs[at]]];
            }
        }
        for (int i = 0; i < distinct; i++) {
            counts[touched[i]] = 0;
        }
    }
}

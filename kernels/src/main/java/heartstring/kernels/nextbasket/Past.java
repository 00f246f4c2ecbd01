package heartstring.kernels.nextbasket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one customer bought, basket by basket, in the order of time.
 *
 * @param baskets of each the items, numbers from 0, ascending and each once; none is empty
 * @param days when each was bought, in days or in any other unit that the caller keeps to; never falling
 */
public record Past(int[][] baskets, double[] days) {

    /** Without anything bought. */
    public static final Past NONE = new Past(new int[0][], new double[0]);

    public Past {
        if (baskets.length != days.length) {
            throw new IllegalArgumentException("Each basket has its day");
        }
        for (int b = 0; b < days.length; b++) {
            if (!Double.isFinite(days[b]) || (b > 0 && days[b] < days[b - 1])) {
                throw new IllegalArgumentException("Baskets stand in the order of their days");
            }
        }
    }

    /** Of baskets as they come: items twice in one count once, and empty ones are left out. */
    public static Past of(List<int[]> baskets, double[] days) {
        List<int[]> clean = new ArrayList<>();
        double[] when = new double[days.length];
        for (int b = 0; b < baskets.size(); b++) {
            int[] items = Arrays.stream(baskets.get(b)).distinct().sorted().toArray();
            if (items.length > 0) {
                when[clean.size()] = days[b];
                clean.add(items);
            }
        }
        return new Past(clean.toArray(int[][]::new), Arrays.copyOf(when, clean.size()));
    }

    /** The same where only the order is known: the last basket was a day ago, the one before two days ago. */
    public static Past inOrder(List<int[]> baskets) {
        int filled = (int) baskets.stream().filter(b -> b.length > 0).count();
        List<int[]> clean = baskets.stream().filter(b -> b.length > 0).toList();
        double[] days = new double[filled];
        Arrays.setAll(days, b -> b - filled);
        return of(clean, days);
    }

    /** How many baskets. */
    public int size() {
        return baskets.length;
    }

    /** The first so many baskets. */
    public Past first(int n) {
        return new Past(Arrays.copyOf(baskets, n), Arrays.copyOf(days, n));
    }

    /** The last so many baskets, or all. */
    public Past latest(int n) {
        int from = Math.max(0, size() - n);
        return new Past(Arrays.copyOfRange(baskets, from, size()), Arrays.copyOfRange(days, from, size()));
    }

    /** The items of the basket counted from the last one, 0 for the last. */
    int[] ago(int n) {
        return baskets[baskets.length - 1 - n];
    }

    /** The items that were bought at all, ascending. */
    int[] distinct() {
        return Arrays.stream(baskets)
                .flatMapToInt(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
    }

    /** One more than the largest number of an item. */
    int bound() {
        int most = 0;
        for (int[] basket : baskets) {
            most = Math.max(most, basket[basket.length - 1] + 1);
        }
        return most;
    }
}
